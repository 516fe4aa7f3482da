# The packages of a release: made twice and from each other, their checks and their bill
# of materials, and each in an empty folder, built by its ecosystem's rules.
#
# SPDX-License-Identifier: MIT
import glob
import hashlib
import json
import os
import re
import sys
import zipfile

sys.path[:0] = ["tests", "tests/packages"]
from cases import BUILD, case, folder, main, run  # noqa: E402
from common import PACKAGES, VERSION, fresh, package, read, unpacked  # noqa: E402
import with_arduino  # noqa: E402,F401
import with_cmake  # noqa: E402,F401 (more cases)
import with_firmware  # noqa: E402
import with_meson  # noqa: E402,F401
import with_modules  # noqa: E402,F401
import with_one_file  # noqa: E402,F401

# The module whose cases take each package apart.
TESTED_BY = {
    ".tar.gz": "with_cmake",
    "-one-file.zip": "with_one_file",
    "-mip.zip": "run",
    "-mip-mpy6.zip": "run",
    "-arduino.zip": "with_arduino",
    "-zephyr.zip": "with_modules",
    "-esp-idf.zip": "with_modules",
    ".spdx.json": "run",
    **{f"-{board}.zip": "with_firmware" for board in with_firmware.built()},
}


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def digest(kind, data):
    return hashlib.new(kind, data).hexdigest()


def made_in(path):
    """name -> contents"""
    return {name: contents(os.path.join(path, name)) for name in os.listdir(path)}


# ---- all of them -------------------------------------------------------------------


@case
def every_package_is_tested_and_has_the_version():
    names = sorted(f"backmem-{VERSION}{ending}" for ending in TESTED_BY)
    assert sorted(os.listdir(PACKAGES)) == ["SHA256SUMS", *names]
    header = read("include/backmem/version.h")
    numbers = re.findall(r"#define BACKMEM_VERSION_[A-Z]+ +(\d+)$", header, re.M)
    assert ".".join(numbers) == VERSION
    shown = re.findall(r"backmem-(\d+\.\d+\.\d+)", read("docs/manual/build.md"))
    assert set(shown) == {VERSION}, shown


@case
def sums_are_those_of_the_packages():
    printed = run("sha256sum", "-c", "SHA256SUMS", cwd=PACKAGES).splitlines()
    assert len(printed) == len(TESTED_BY), printed


@case
def same_tree_gives_the_same_bytes_also_from_its_own_package():
    first = made_in(PACKAGES)
    top = unpacked(".tar.gz", fresh("again"))
    again = os.path.join(top, "build")
    # What is not ours is built once.
    built = ["-mip-mpy6.zip", *(f"-{one}.zip" for one in with_firmware.BOARDS)]
    endings = [ending for ending in TESTED_BY if ending not in built]
    run("tools/package.py", *endings, cwd=top, env=dict(os.environ, BUILD=again))
    second = made_in(os.path.join(again, "package"))
    assert set(first) - set(second) == {
        f"backmem-{VERSION}{ending}" for ending in TESTED_BY if ending in built}
    for ending in endings:
        if ending != ".spdx.json":
            name = f"backmem-{VERSION}{ending}"
            assert first[name] == second[name], name
    # The same number, in another file.
    header = os.path.join(top, "include/backmem/version.h")
    text = read(header).replace("VERSION_PATCH 0\n", "VERSION_PATCH 7\n")
    with open(header, "w", encoding="utf-8") as file:
        file.write(text)
    printed = run("tools/package.py", "-mip.zip", cwd=top, status=1,
                  env=dict(os.environ, BUILD=again))
    assert "package.json" in printed and "version.h" in printed, printed


@case
def archives_hold_nothing_of_the_machine_that_made_them():
    import tarfile
    with tarfile.open(package(".tar.gz")) as file:
        for entry in file.getmembers():
            assert entry.isreg() and entry.uid == entry.gid == 0, entry
            assert entry.uname == entry.gname == "" and entry.mode in (0o644, 0o755)
    for path in glob.glob(f"{PACKAGES}/*.zip"):
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
            assert names == sorted(names) and "LICENSE" in str(names), path
            assert not [name for name in names if "__pycache__" in name]


@case
def source_package_is_what_git_has():
    top = unpacked(".tar.gz", fresh("source"))
    if os.path.exists(".git"):
        listed = run("git", "ls-files", "-z").split("\0")[:-1]
        listed = {path for path in listed if os.path.exists(path)}
        found = set(run("find", ".", "-type", "f", "-printf", "%P\n",
                        cwd=top).splitlines())
        assert found == listed, found ^ listed
    for path in (".ci/run", "tests/run.sh", "tools/package.py"):
        assert os.access(os.path.join(top, path), os.X_OK), path


# ---- the bill of materials ---------------------------------------------------------


@case
def bill_of_materials_names_every_file_with_its_licence():
    bill = json.loads(contents(package(".spdx.json")))
    assert bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0"
    top = unpacked(".tar.gz", fresh("bill"))
    sums = []
    identifiers = set()
    for entry in bill["files"]:
        data = contents(os.path.join(top, entry["fileName"]))
        said = {one["algorithm"]: one["checksumValue"] for one in entry["checksums"]}
        assert said == {"SHA1": digest("sha1", data),
                        "SHA256": digest("sha256", data)}, entry
        assert entry["licenseConcluded"] == "MIT", entry
        assert entry["licenseInfoInFiles"] in (["MIT"], ["NONE"]), entry
        code = entry["fileName"].endswith((".c", ".h", ".py", ".sh", ".cmake"))
        assert entry["licenseInfoInFiles"] == ["MIT"] or not code, entry
        sums.append(said["SHA1"])
        identifiers.add(entry["SPDXID"])
    found = run("find", ".", "-type", "f", cwd=top).splitlines()
    assert sorted(found) == sorted(one["fileName"] for one in bill["files"])
    ours = [one for one in bill["packages"] if one["name"] == "backmem"]
    source, *others = ours
    # SPDX 2.3, 7.9: the SHA1 of the files' SHA1 sums, sorted and put together.
    code = digest("sha1", "".join(sorted(sums)).encode())
    assert source["packageVerificationCode"]["packageVerificationCodeValue"] == code
    identifiers |= {one["SPDXID"] for one in bill["packages"]}
    for entry in ours:
        assert entry["versionInfo"] == VERSION and entry["licenseDeclared"] == "MIT"
        data = contents(os.path.join(PACKAGES, entry["packageFileName"]))
        assert entry["checksums"] == [
            {"algorithm": "SHA256", "checksumValue": digest("sha256", data)}]
    assert len(others) == len(TESTED_BY) - 2
    assert len(identifiers) == len(bill["files"]) + len(bill["packages"])
    assert all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", one) for one in identifiers)
    known = identifiers | {"SPDXRef-DOCUMENT"}
    described = set()
    for one in bill["relationships"]:
        assert {one["spdxElementId"], one["relatedSpdxElement"]} <= known, one
        if one["relationshipType"] == "DESCRIBES":
            described.add(one["relatedSpdxElement"])
    assert described == {one["SPDXID"] for one in ours}


# ---- MicroPython -------------------------------------------------------------------


@case
def mip_packages_list_their_files_and_run_in_stock_micropython():
    lines = run("tools/build-micropython.sh", "stock").splitlines()
    micropython = lines[-1] if lines else ""
    program = "import backmem; print(backmem.__version__, backmem.Boot().boots)"
    for ending in ("-mip.zip", "-mip-mpy6.zip"):
        top = unpacked(ending, fresh("mip" + ending[:-4]))
        lists = sorted(name for name in os.listdir(top) if name.endswith(".json"))
        assert "package.json" in lists
        files = {"LICENSE", *lists}
        for name in lists:  # those of a processor have its native module, too
            listed = json.loads(read(os.path.join(top, name)))
            assert listed["version"] == VERSION
            native = [os.path.join("native", name[:-5], "_core.mpy")]
            moved = [path for to, path in listed["urls"] if to != path]
            if name == "package.json":
                assert moved == []
            elif ending == "-mip.zip":  # for boards with a small file system
                assert moved and all(path.startswith("small/") for path in moved)
            else:
                assert moved == native
            files |= {path for _, path in listed["urls"]}
        found = run("find", ".", "-type", "f", "-printf", "%P\n", cwd=top).splitlines()
        assert sorted(found) == sorted(files)
        memory = os.path.join(folder("packages"), "mip.mem")
        if os.path.exists(memory):
            os.remove(memory)
        environment = dict(os.environ, MICROPYPATH=top, BACKMEM_FILE=memory)
        for starts in (1, 2):
            printed = run(micropython, "-c", program, env=environment)
            assert printed == f"{VERSION} {starts}\n", printed


# ---- public CI ---------------------------------------------------------------------


@case
def workflow_runs_what_is_run_here_and_keeps_its_report():
    text = read(".github/workflows/check.yml")
    assert re.search(r"^ +- run: \.ci/run$", text, re.M), text
    assert "build/report" in text and os.access(".ci/run", os.X_OK)
    used = re.findall(r"uses: (\S+)", text)
    assert used and all(re.fullmatch(r"actions/[\w-]+@v\d+", one) for one in used), used
    assert "://" not in text


run("tools/package.py", env=dict(os.environ, BUILD=BUILD))
main()
