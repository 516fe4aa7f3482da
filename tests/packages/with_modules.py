# The packages for Zephyr and ESP-IDF: what the tests of the project's own folder build
# and look at is there too, with nothing beside it but these tests.
#
# SPDX-License-Identifier: MIT
import fnmatch
import glob
import os
import re
import shutil
import sys

from cases import case, expect
from common import BUILD, fresh, read, run, unpacked

BESIDE = shutil.ignore_patterns("__pycache__")


def beside(ending, name):
    """An unpacked package, and the tests put into its folder."""
    top = unpacked(ending, fresh(name))
    shutil.copytree("tests", os.path.join(top, "tests"), ignore=BESIDE)
    return top


def tested(top, name, *command):
    """Runs tests in a package's folder."""
    build = os.path.join(BUILD, "packages", name, "build")
    return run(*command, cwd=top, env=dict(os.environ, BUILD=build))


@case
def zephyr_package_builds_as_the_module_of_the_project_does():
    top = beside("-zephyr.zip", "zephyr")
    assert sorted(os.listdir(top)) == ["LICENSE", "chips", "docs", "include", "src",
                                       "tests", "zephyr"]
    printed = tested(top, "zephyr", sys.executable, "tests/zephyr/run.py")
    assert re.search(r"^[1-9]\d passed, 0 failed$", printed, re.M), printed


@case
def esp_idf_package_builds_as_the_component_of_the_project_does():
    top = beside("-esp-idf.zip", "esp-idf")
    program = ("import sys; sys.path[:0] = ['tests', 'tests/ecosystems']; "
               "import cases, idf; cases.main()")
    printed = tested(top, "esp-idf", sys.executable, "-c", program)
    expect(printed, "6 passed, 0 failed")


@case
def esp_idf_package_has_the_files_that_its_manifest_names():
    top = unpacked("-esp-idf.zip", fresh("esp-idf-files"))
    listed = re.search(r"include:\n((?: +- .*\n)+)", read("idf_component.yml"))[1]
    patterns = [line.split("- ")[1].replace("**/*", "*")
                for line in listed.splitlines()]
    found = run("find", ".", "-type", "f", "-printf", "%P\n", cwd=top).splitlines()
    for pattern in patterns:
        assert fnmatch.filter(found, pattern), pattern
    other = [path for path in found
             if not any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)]
    assert other == [], other


@case
def guides_in_packages_lead_nowhere_else():
    import markdown
    for ending in ("-zephyr.zip", "-esp-idf.zip"):
        top = unpacked(ending, fresh("guides" + ending[:-4]))
        guides = glob.glob(top + "/docs/*/*.md")
        assert len(guides) >= 2, guides
        for guide in guides:
            targets = [link.split("#")[0] for link in markdown.links(read(guide))]
            assert any(targets), guide
            for path in filter(None, targets):
                path = os.path.join(os.path.dirname(guide), path)
                assert os.path.exists(path), path
