#!/usr/bin/env python3
# Runs the proofs of proofs.py by CBMC: what is proved must hold, and what is broken on
# purpose must not.
#
#   run.py CBMC WORD...     CBMC's command; names of proofs may be given in PROOFS
#
# SPDX-License-Identifier: MIT
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from proofs import PROOFS

BUILD = os.environ["BUILD"]
JOBS = int(os.environ.get("JOBS") or 1)
FULL = os.environ.get("BACKMEM_FULL") == "1"
SECONDS = 3600 if FULL else 600  # of a processor, for one proof
MEMORY = 8 << 30
SAFETY = ["--pointer-overflow-check", "--pointer-primitive-check"]


def patched(proof, folder):
    """The sources, with what is left out or broken changed in copies. Where that is a
    header, all are copied, as each looks for headers beside itself first."""
    beside = glob.glob("src/*.h") + proof.sources
    copies = {}
    for path, old, new in [*proof.left_out, *proof.broken]:
        with open(copies.get(path, path), encoding="utf-8") as file:
            text = file.read()
        if text.count(old) != 1:
            raise ValueError(f"{path} has {text.count(old)} times: {old.strip()}")
        copies[path] = os.path.join(folder, os.path.basename(path))
        with open(copies[path], "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))
    if set(copies) - set(proof.sources):
        for source in set(beside) - set(copies):
            copies[source] = shutil.copy(source, folder)
    return [copies.get(source, source) for source in proof.sources]


def command(proof, folder):
    args = ['-DBACKMEM_CONFIG="seam.h"', f"-I{folder}", "-Itests/proof", "-Iinclude",
            "-Isrc", "--drop-unused-functions", "--slice-formula", "--object-bits",
            "12", "--unwind", str(proof.unwind)]
    args += [f"-D{name}={value}" for name, value in proof.defines.items()]
    loops = ",".join(f"{loop}:{count}" for loop, count in proof.loops.items())
    args += ["--unwindset", loops] if loops else []
    args += ["--unwinding-assertions"]
    args += SAFETY if proof.safety else ["--no-standard-checks"]
    args += ["tests/proof/proof.c", f"tests/proof/{proof.folder}/harness.c"]
    return args + patched(proof, folder)


def claim_only(proof, words):
    """Of a proof that is broken: options for its claim alone. The others may hold or
    not, and cost the solver most of its time."""
    if not proof.broken:
        return []
    result = subprocess.run(words + ["--show-properties"], text=True, check=False,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    found = re.findall(r"^Property (\S+):\n.*\n +(.*)$", result.stdout, re.M)
    names = [name for name, claim in found if claim == proof.claim]
    if not names:
        raise ValueError(f"there is no claim: {proof.claim}")
    return [word for name in names for word in ("--property", name)]


def verdict(proof, status, text):
    """None when all is as it should be, else why not."""
    failures = re.findall(r"^\[(.*?)\] line \d+ (.*): FAILURE$", text, re.M)
    missing = re.findall(r"no body for function (\S+)|function '(\w+)' is not declared",
                         text)
    if missing:  # whatever it gives would be taken for possible
        return f"missing: {missing[0]}"
    if status not in (0, 10):
        return "\n".join(text.splitlines()[-5:])
    if not proof.broken:
        return "; ".join(f"{name}: {claim}" for name, claim in failures) or (
            None if "VERIFICATION SUCCESSFUL" in text else "no verdict")
    if not any(claim == proof.claim for _, claim in failures):
        return f"broken, and this is not refuted: {proof.claim}"
    return None


def ran(words, path):
    """Its status, what it printed, and its CPU seconds. The limits are of processor
    time and memory, so that a loaded machine gives the same verdict."""
    limits = ["prlimit", f"--cpu={SECONDS}", f"--as={MEMORY}"]
    with open(path, "wb") as log:
        process = subprocess.Popen(limits + words, stdout=log, stderr=subprocess.STDOUT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    with open(path, encoding="utf-8", errors="backslashreplace") as log:
        return process.returncode, log.read(), usage.ru_utime + usage.ru_stime


def prove(proof):
    folder = os.path.join(BUILD, "proof", proof.name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    cpu = 0
    try:
        words = sys.argv[1:] + command(proof, folder)
        status, text, cpu = ran(words + claim_only(proof, words),
                                os.path.join(folder, "log"))
        trouble = verdict(proof, status, text)
    except ValueError as error:
        trouble = str(error)
    what = "refuted" if proof.broken else "proved"
    print(f"{'FAILED' if trouble else what:8}{proof.name:26}{cpu:6.1f} s"
          + (f": {trouble}" if trouble else ""))
    sys.stdout.flush()
    return trouble is None


def main():
    wanted = os.environ.get("PROOFS", "").split()
    proofs = [proof for proof in PROOFS if proof.name in wanted] if wanted else [
        proof for proof in PROOFS if FULL or not proof.full]
    with ThreadPoolExecutor(JOBS) as pool:
        results = list(pool.map(prove, proofs))
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{usage.ru_utime + usage.ru_stime:.0f} CPU seconds")
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
