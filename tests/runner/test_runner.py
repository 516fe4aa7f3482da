# What tests/run.sh chooses, in which order it shows results, and what the heads of the
# parts say: each names the paths it reads, and each path is named by one of them.
#
# SPDX-License-Identifier: MIT
import fnmatch
import glob
import os
import re
import shutil
import subprocess
import sys
import time

sys.path[:0] = ["tests", "tests/runner"]
from cases import case, folder, main, run  # noqa: E402
import parts  # noqa: E402
import run as runner  # noqa: E402

PARTS = parts.parts_read()


def part(name, *needs, after=(), brings=(), quick=""):
    return parts.Part(name, f"tests/parts/{name}.sh", needs, after + brings, brings,
                      quick)


def names_of(found):
    return [one.name for one in found]


# ---- selection ---------------------------------------------------------------------

STYLE = part("10-style", "*", "LICENSE")
HOST = part("20-host", "src/*", "tests/unit/*")
CHIPS = part("40-chips", "chips/*.c", "tools/docs.sh")
THREE = [STYLE, HOST, CHIPS]


def chosen(*paths):
    return names_of(parts.needed(THREE, paths))


@case
def change_runs_the_parts_that_name_its_path():
    assert chosen("src/a.c") == ["10-style", "20-host"]
    assert chosen("chips/rp2/rp2040.c") == ["10-style", "40-chips"]
    assert chosen("tools/docs.sh", "tests/unit/a/b.h") == names_of(THREE)


@case
def part_that_needs_all_runs_after_each_change_and_names_nothing():
    assert chosen("LICENSE") == ["10-style"]
    assert parts.unknown_paths(THREE, ["LICENSE", "src/a.c"]) == []
    assert parts.unknown_paths(THREE, ["NEWS", "xsrc/a.c"]) == ["NEWS", "xsrc/a.c"]


@case
def path_that_nobody_names_runs_all():
    assert chosen("NEWS") == chosen("src/a.c", "NEWS") == names_of(THREE)
    assert chosen("chips/rp2/rp2040.h") == names_of(THREE)


@case
def exclamation_mark_takes_paths_away():
    parts_ = [STYLE, part("20-host", "src/*", "!*.md", "!src/old/*")]
    assert names_of(parts.needed(parts_, ["src/a.c"])) == ["10-style", "20-host"]
    assert parts.unknown_paths(parts_, ["src/a.md", "src/old/a.c", "src/a.c"]) == [
        "src/a.md", "src/old/a.c"]


@case
def part_brings_those_whose_results_it_reads():
    parts_ = [STYLE, HOST, CHIPS,
              part("90-last", "last", after=("20-host",), brings=("40-chips",))]
    assert names_of(parts.needed(parts_, ["last"])) == ["10-style", "40-chips",
                                                        "90-last"]


@case
def change_of_a_part_runs_it():
    assert chosen("tests/parts/40-chips.sh") == ["10-style", "40-chips"]


@case
def change_of_what_runs_the_parts_runs_all():
    for path in parts.EVERYTHING:
        assert os.path.exists(path), path
        assert chosen(path) == names_of(THREE), path


@case
def nothing_changed_runs_what_always_runs():
    assert chosen() == ["10-style"]


@case
def words_choose_parts_by_their_names():
    assert names_of(parts.with_words(THREE, ["2", "chips"])) == ["20-host", "40-chips"]
    assert parts.with_words(THREE, []) == THREE
    assert parts.with_words(THREE, ["nothing"]) == []


@case
def head_is_read_up_to_the_first_line_that_is_no_comment():
    path = os.path.join(folder("runner"), "33-head.sh")
    with open(path, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\n# Words.\n#\n# Needs: a/* b.c\n# Needs: c\n"
                   "# After: 10-style\n# With: 20-host\n# Quick: half of it\n"
                   "set -eu\n# Needs: d\n")
    assert parts.part_read(path) == ("33-head", path, ("a/*", "b.c", "c"),
                                     ("10-style", "20-host"), ("20-host",),
                                     "half of it")


# ---- what changed ------------------------------------------------------------------


def repository():
    """A branch with a commit, and a change of each kind that is not committed."""
    path = folder("runner", "repository")
    shutil.rmtree(path)

    def git(*words):
        run("git", "-C", path, "-c", "user.name=n", "-c", "user.email=e", *words)

    def write(name, text):
        with open(os.path.join(path, name), "w", encoding="utf-8") as file:
            file.write(text)

    run("git", "init", "-q", "-b", "main", path)
    for name in ("same", "edited", "staged", "gone", "moved", "committed"):
        write(name, name)
    write(".gitignore", "ignored\nbuild/\n__pycache__/\n")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    git("checkout", "-q", "-b", "branch")
    write("committed", "other")
    git("commit", "-q", "-a", "-m", "two")
    # What main gets meanwhile is no change of the branch.
    git("checkout", "-q", "main")
    write("elsewhere", "")
    git("add", ".")
    git("commit", "-q", "-m", "three")
    git("checkout", "-q", "branch")
    write("edited", "other")
    write("staged", "other")
    write("new file", "")
    write("ignored", "")
    git("add", "staged")
    git("mv", "moved", "there")
    os.remove(os.path.join(path, "gone"))
    return path


@case
def changes_are_those_of_the_branch_committed_or_not():
    path = repository()
    base = parts.base_of(path)
    assert base == run("git", "-C", path, "rev-parse", "main~").strip()
    uncommitted = ["edited", "gone", "moved", "new file", "staged", "there"]
    assert parts.changed_paths("HEAD", path) == uncommitted
    assert parts.changed_paths(base, path) == sorted([*uncommitted, "committed"])


@case
def revision_that_is_none_is_an_error():
    path = repository()
    run("git", "-C", path, "branch", "-q", "-m", "main", "trunk")
    for call in (lambda: parts.changed_paths("nobody", path),
                 lambda: parts.base_of(path)):
        try:
            call()
        except parts.NoRevision:
            continue
        raise AssertionError("no error")


@case
def command_line_lists_what_it_would_run():
    path = repository()
    shutil.copytree("tests/runner", os.path.join(path, "tests/runner"))
    shutil.copy("tests/run.sh", os.path.join(path, "tests"))
    os.mkdir(os.path.join(path, "tests/parts"))
    for name, head in (("10-all", "Needs: * tests/*"), ("20-new", "Needs: new*"),
                       ("30-rest", "Needs: [egmstc]*\n# Quick: half")):
        with open(os.path.join(path, "tests/parts", name + ".sh"), "w",
                  encoding="utf-8") as file:
            file.write(f"# {head}\n")

    def listed(*words, status=0):
        return run(os.path.join(path, "tests/run.sh"), "--list", *words, status=status,
                   env=dict(os.environ, BUILD=os.path.join(path, "build"))).splitlines()

    assert listed() == ["10-all", "20-new", "30-rest"]
    assert listed("20", "rest") == ["20-new", "30-rest"]
    assert listed("--quick") == ["30-rest"]
    # tests/run.sh itself is new here, and a change of it runs all.
    assert listed("--changed")[1:] == ["10-all", "20-new", "30-rest"]
    run("git", "-C", path, "add", "tests", "there", "staged", "edited", "gone")
    run("git", "-C", path, "-c", "user.name=n", "-c", "user.email=e", "commit", "-qm4")
    assert listed("--changed", "HEAD") == [
        "1 paths changed since HEAD", "not needed: 30-rest", "10-all", "20-new"]
    assert listed("30", "--changed", "HEAD~")[-1] == "30-rest"
    os.rename(os.path.join(path, "new file"), os.path.join(path, "unheard"))
    found = listed("--changed", "HEAD")
    assert found[1:] == ["no part names unheard: all run", "10-all", "20-new",
                         "30-rest"], found
    refused = listed("--changed", "no-such-revision", status=1)
    assert "no-such-revision" in refused[-1], refused


# ---- running -----------------------------------------------------------------------


class Clock:
    """Stands in for running parts: one that was started ends when the test says so."""

    def __init__(self, *ends):
        self.ends, self.started, self.done = list(ends), [], {}

    def start(self, one, done):
        self.started.append(one.name)
        self.done[one.name] = done
        while self.ends and self.ends[0] in self.done:
            name = self.ends.pop(0)
            self.done[name].put(runner.Result(part(name), "", 1, 0, 0, 0))


@case
def results_come_in_order_however_the_parts_end():
    three = [part(name) for name in "abc"]
    clock = Clock("b", "a", "c")
    shown = [one.part.name for one in runner.run_parts(three, 2, clock.start)]
    assert shown == ["a", "b", "c"] and clock.started == ["a", "b", "c"]


@case
def part_waits_for_those_whose_results_it_reads():
    three = [part("a", after=("c", "not-run")), part("b"), part("c")]
    clock = Clock("b", "c", "a")
    shown = [one.part.name for one in runner.run_parts(three, 2, clock.start)]
    assert shown == ["a", "b", "c"] and clock.started == ["c", "b", "a"]


@case
def part_that_others_wait_for_begins_first():
    four = [part("a"), part("b"), part("c"), part("d", after=("c",))]
    clock = Clock("a", "c", "b", "d")
    shown = [one.part.name for one in runner.run_parts(four, 2, clock.start)]
    assert shown == ["a", "b", "c", "d"], shown
    assert clock.started == ["c", "a", "b", "d"], clock.started


@case
def parts_that_wait_for_each_other_are_an_error():
    two = [part("a", after=("b",)), part("b", after=("a",))]
    try:
        list(runner.run_parts(two, 2, Clock().start))
    except ValueError:
        return
    raise AssertionError("no error")


def result_of(script, seconds="60"):
    """The result of a part with this text."""
    folder("log")
    path = os.path.join(folder("runner"), "77-script.sh")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    one = part("77-script")._replace(path=path)
    before, runner.PART_SECONDS = runner.PART_SECONDS, seconds
    try:
        (result,) = runner.run_parts([one], 2)
    finally:
        runner.PART_SECONDS = before
    return result


@case
def verdict_is_that_of_the_last_line_and_the_status():
    for script, passed, failed in (
            ("echo 3 passed, 0 failed", 3, 0), ("echo 3 passed, 2 failed; false", 3, 2),
            ("echo 3 passed, 0 failed; false", 3, 1), ("echo 0 passed, 0 failed", 0, 1),
            ("echo 3 passed, 0 failed; echo more", 0, 1), ("", 0, 1)):
        result = result_of(script)
        assert (result.passed, result.failed) == (passed, failed), script


def count_running(*words):
    """How many processes have this command line."""
    wanted = "".join(word + "\0" for word in words).encode()
    count = 0
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(path, "rb") as file:
                count += file.read() == wanted
        except (FileNotFoundError, ProcessLookupError):
            pass  # it has ended
    return count


def becomes(value, call):
    """Waits, at most for half a minute."""
    end = time.monotonic() + 30
    while call() != value and time.monotonic() < end:
        time.sleep(0.1)
    return call() == value


@case
def part_that_hangs_fails_with_all_that_it_started():
    begin = time.monotonic()
    long = f"98765.{os.getpid()}"
    result = result_of(f"sleep {long} & sleep {long}; echo 1 passed, 0 failed", "1")
    assert (result.passed, result.failed) == (0, 1)
    assert time.monotonic() - begin < 60
    # `timeout` waits for the shell, and the others it only sends a signal.
    assert becomes(0, lambda: count_running("sleep", long))


@case
def run_that_is_ended_ends_its_parts():
    path = repository()
    shutil.copytree("tests/runner", os.path.join(path, "tests/runner"))
    shutil.copy("tests/run.sh", os.path.join(path, "tests"))
    os.mkdir(os.path.join(path, "tests/parts"))
    long = f"98764.{os.getpid()}"
    for name in ("10-one", "20-other"):
        with open(os.path.join(path, f"tests/parts/{name}.sh"), "w",
                  encoding="utf-8") as file:
            file.write(f"sleep {long}\n")
    environment = dict(os.environ, BUILD=os.path.join(path, "build"),
                       PARTS_AT_ONCE="2")
    process = subprocess.Popen([os.path.join(path, "tests/run.sh")],
                               stdout=subprocess.DEVNULL, env=environment)
    try:
        assert becomes(2, lambda: count_running("sleep", long))
    finally:
        process.terminate()
        status = process.wait(30)
    assert status != 0
    assert becomes(0, lambda: count_running("sleep", long))


@case
def processor_time_is_that_of_all_processes_of_a_part():
    count = "i=0; while [ $i -lt 300000 ]; do i=$((i + 1)); done"
    four = f"({count}) & ({count}) & ({count}) & ({count})"
    result = result_of(f"{four}; wait; echo 1 passed, 0 failed")
    one = result_of(f"{count}; echo 1 passed, 0 failed")
    # The same loop may take half as long again while others run.
    assert result.cpu > 1.6 * one.cpu > 0.02, (result.cpu, one.cpu)


# ---- the heads of the parts --------------------------------------------------------


def all_paths():
    for place, folders, files in os.walk("."):
        folders[:] = [f for f in folders if f not in (".git", "build", "__pycache__")]
        for file in files:
            if place != "." or file != ".git":  # of a worktree
                yield os.path.relpath(os.path.join(place, file), ".")


PATHS = sorted(all_paths())


@case
def each_part_says_what_it_needs():
    for one in PARTS:
        assert one.needs, f"{one.path}: no line `# Needs:` in its head"
        for text in one.needs:
            found = fnmatch.filter(PATHS, text.lstrip("!"))
            assert found, f"{one.path}: nothing is {text}"


@case
def each_path_is_named_by_a_part():
    missing = parts.unknown_paths(PARTS, PATHS)
    assert not missing, "named by no part's `# Needs:`: " + " ".join(missing)


@case
def each_part_names_the_paths_that_stand_in_it():
    for one in PARTS:
        with open(one.path, encoding="utf-8") as file:
            text = re.sub(r"^#.*\n", "", file.read(), flags=re.M)
        for word in re.findall(r"(?<![\w./$}-])[a-z]\w*/[\w./*-]+", text):
            for path in glob.glob(word.rstrip("./")):
                inside = [path] if os.path.isfile(path) else [
                    p for p in PATHS if p.startswith(path + "/")]
                for file in inside:
                    assert file in parts.EVERYTHING or parts.names(one, file), (
                        f"{one.path} reads {file}, and its `# Needs:` does not name it")


@case
def each_part_waits_for_parts_that_there_are():
    for one in PARTS:
        assert set(one.after) <= set(names_of(PARTS)) - {one.name}, one


if __name__ == "__main__":
    main()
