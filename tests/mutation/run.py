# Puts deliberate bugs into a copy of the project, one by one; each must be caught.
#
#   BUILD=... MPY=<MicroPython's source> run.py [WORD...]
#   run.py --chips   the chips of the Python suites, and their processors
#
# BUILD holds what is not under test: the tool, the driver, MicroPython's objects;
# tests/parts/68-mutation.sh makes them. With words only the mutations that contain
# one of them, in name or suite, are tried. Without BACKMEM_FULL=1 in the environment
# a part of each kind of suite is drawn by SEED. A suite must pass on the copy before it
# is put to a bug.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import csv
import os
import random
import shutil
import subprocess
import sys

from mutations import MUTATIONS

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(os.environ.get('BUILD', os.path.join(ROOT, 'build')))
COPIED = ['CMakeLists.txt', 'bindings', 'chips', 'cmake', 'host', 'include',
          'micropython.mk', 'src', 'tests', 'vchip']
SECONDS = 300      # of a processor: a process that takes more hangs
WALL = 3600        # and one that waits
# Which MicroPython a processor shares: tests/firmware/micropython/Makefile.
CORES = {'m7': 'm4', 'm33': 'm4'}
# How many of a kind's mutations run, unless all are wanted.
SAMPLED = {'matrix': 3, 'unit': 12, 'powercut': 4, 'unchecked': 2, 'random': 1,
           'access': 8, 'steps': 5, 'sequences': 3, 'pairs': 3}
# Which kinds share their objects. The slow ones first, so that no job waits for the
# other at the end.
LANES = {'matrix': 'matrix', 'unit': 'unit', 'pairs': 'models', 'sequences': 'models',
         'powercut': 'runner', 'unchecked': 'runner', 'random': 'runner',
         'access': 'images', 'cache': 'images', 'steps': 'images'}


class Broken(Exception):
    """The copy cannot be built: a bug in the list, not one that was caught."""


# ---- suites: each builds what it needs in the copy, and says whether all is well ----


class Copy:
    def __init__(self, folder):
        self.work = folder
        self.tree = os.path.join(folder, 'tree')
        self.images = os.path.join(folder, 'firmware')
        self.log = ''
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(self.tree)
        # With their times, or make would build the tool again.
        for name in COPIED:
            source = os.path.join(ROOT, name)
            target = os.path.join(self.tree, name)
            if os.path.isdir(source):
                shutil.copytree(source, target, symlinks=True)
            else:
                shutil.copy2(source, target)

    def run(self, *command):
        try:
            done = subprocess.run(['prlimit', '--cpu=%d' % SECONDS, *command],
                                  cwd=self.tree, timeout=WALL, check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except subprocess.TimeoutExpired:
            self.log = 'no end within %d seconds' % WALL
            return False
        self.log = done.stdout.decode('utf-8', 'backslashreplace')
        return done.returncode == 0

    def build(self, *command):
        if not self.run(*command):
            raise Broken(self.log)

    def unit(self, program):
        host = os.path.join(self.work, 'host')
        if not os.path.isdir(host):
            self.build('cmake', '-S', '.', '-B', host, '-G', 'Unix Makefiles',
                       '-DCMAKE_BUILD_TYPE=None', '-DCMAKE_C_FLAGS=-O1')
        self.build('cmake', '--build', host, '--target', program)
        return self.run(os.path.join(host, 'tests', program))

    # Made anew each time: its makefile does not know all of its headers.
    def image(self, makefile, chip, name):
        elf = os.path.join(self.images, chip, name + '.elf')
        if os.path.exists(elf):
            os.remove(elf)
        self.build('make', '-s', '-f', os.path.join(BUILD, 'vchip-objects', 'chips.mk'),
                   '-f', makefile, 'VCHIPS=' + chip, 'BUILD=' + BUILD,
                   'IMAGES=' + self.images, elf)
        return elf

    def access(self, chip, *options):
        elf = self.image('vchip/Makefile', chip, 'access')
        return self.run(os.path.join(BUILD, 'vchip'), '--quiet', '--strict', '--chip',
                        chip, '--elf', elf, '--event', 'watchdog', *options)

    def cache(self, chip):
        return self.access(chip, '--arg', '2')

    def steps(self, chip):
        self.image('tests/steps/Makefile', chip, 'steps')
        return self.run('python3', 'tests/steps/steps.py', os.path.join(BUILD, 'vchip'),
                        self.images, os.path.join(self.work, 'steps.csv'), chip)

    def matrix(self, chip):
        cpu = cpu_of(chip)
        out = os.path.join(self.work, 'micropython')
        elf = os.path.join(out, chip + '.elf')
        core = CORES.get(cpu, cpu)
        made = os.path.join(BUILD, 'firmware', 'micropython')
        if not os.path.isdir(os.path.join(out, core)):
            shutil.copytree(os.path.join(made, core), os.path.join(out, core),
                            symlinks=True)
        if not os.path.exists(elf):
            shutil.copy2(os.path.join(made, chip + '.elf'), elf)
        self.build('make', '-s', '-C', 'tests/firmware/micropython', 'CPU=' + cpu,
                   'MPY=' + os.environ['MPY'], 'OUT=' + out, elf)
        # The obvious implementation has none of the bugs.
        return self.run('env', 'CONTROL=no', 'python3', 'tests/matrix/access.py',
                        os.path.join(BUILD, 'matrix-driver'), out,
                        os.path.join(self.work, 'report'), chip)

    def runner(self, program, *args):
        out = os.path.join(self.work, 'powercut')
        self.build('make', '-s', '-f', 'tests/powercut/Makefile', 'BUILD=' + out,
                   os.path.join(out, program))
        return self.run(os.path.join(out, program), *args)

    def powercut(self, what):
        return self.runner('powercut', '--stop', *what.split('/'))

    def unchecked(self, what):
        return self.runner('powercut-unchecked', '--stop', *what.split('/'))

    def random(self, steps):
        return self.runner('random', steps)

    # The engine's objects are taken from the build folder; the others' prerequisites
    # are written down with that folder's name.
    def models(self, program, *args):
        out = os.path.join(self.work, 'models')
        made = os.path.join(BUILD, 'onmodel-objects', 'vchip')
        if not os.path.isdir(out) and os.path.isdir(made):
            shutil.copytree(made, os.path.join(out, 'onmodel-objects', 'vchip'),
                            symlinks=True)
        self.build('make', '-s', '-f', 'tests/onmodel/Makefile', 'BUILD=' + out,
                   os.path.join(out, program))
        return self.run(os.path.join(out, program), *args)

    def pairs(self, chip):
        return self.models('onmodel-pairs', chip)

    def sequences(self, steps):
        return self.models('onmodel-sequences', steps, '1')

    def suite(self, text):
        kind, what = text.split()
        return getattr(self, kind)(what)

    # The line of the log that says it best.
    def evidence(self):
        lines = [line.strip() for line in self.log.splitlines() if line.strip()]
        for word in ('FAIL', 'does not open', 'byte(s)', ' is ', ''):
            for line in lines:
                if word in line and 'passed' not in line and '(meant)' not in line:
                    return line.replace(self.tree + '/', '')[:200]
        return 'it crashes'


def cpu_of(chip):
    path = os.path.join(ROOT, 'tests', 'firmware', 'micropython', 'chips.txt')
    with open(path, encoding='utf-8') as file:
        return next(line.split()[2] for line in file if line.split()[:1] == [chip])


# ---- one bug ------------------------------------------------------------------------


MEND = ('MENDING NEEDED: the text must stand in %s exactly once, and it does %d '
        'time(s). The code has changed: write the same bug into '
        'tests/mutation/mutations.py with the words that stand there now. The text '
        'was: %s')


# Gives the verdict and what to say of it.
def mutate(copy, name, suite, path, old, new):
    path = os.path.join(copy.tree, path)
    with open(path, encoding='utf-8') as file:
        whole = file.read()
    if whole.count(old) != 1:
        return 'no match', MEND % (os.path.relpath(path, copy.tree), whole.count(old),
                                   old)
    try:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(whole.replace(old, new))
        if copy.suite(suite):
            return 'SURVIVED', '"%s" passes with it: the suite is blind' % suite
        return 'caught', copy.evidence()
    except Broken as broken:
        return 'does not build', 'a bug that compilers see proves nothing:\n%s' % broken
    finally:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(whole)


# All bugs of one suite, after a run without any. A list of (mutation, verdict, text).
def group_run(copy, suite, mutations):
    try:
        good = copy.suite(suite)
    except Broken as broken:
        copy.log, good = str(broken), False
    if not good:
        return [(mutation, 'no suite', 'fails on the unchanged copy:\n' + copy.log)
                for mutation in mutations]
    return [(mutation, *mutate(copy, *mutation)) for mutation in mutations]


# Suites that are built of the same objects share a copy, so that each object is
# compiled once; the others' copies are changed at the same time.
def lane_run(lane, groups):
    copy = Copy(os.path.join(BUILD, 'mutation', lane))
    for suite, mutations in groups.items():
        yield from group_run(copy, suite, mutations)
    shutil.rmtree(copy.work)


# ---- all ---------------------------------------------------------------------------


def matches(mutation):
    with open(os.path.join(ROOT, mutation[2]), encoding='utf-8') as file:
        return file.read().count(mutation[3]) == 1


def chosen(words):
    wanted = [m for m in MUTATIONS
              if not words or any(word in m[0] + ' ' + m[1] for word in words)]
    if words or os.environ.get('BACKMEM_FULL'):
        return wanted
    seed = int(os.environ.get('SEED', 0)) or random.randrange(1, 1000000)
    draw = random.Random(seed)
    kept = []
    for kind in sorted(set(m[1].split()[0] for m in wanted)):
        of_kind = [m for m in wanted if m[1].split()[0] == kind]
        kept += draw.sample(of_kind, min(SAMPLED.get(kind, len(of_kind)), len(of_kind)))
    print('%d of %d mutations, SEED=%d; BACKMEM_FULL=1 runs all' %
          (len(kept), len(wanted), seed))
    # What needs mending is told at once, drawn or not.
    return [m for m in wanted if m in kept or not matches(m)]


def main():
    if sys.argv[1:] == ['--chips']:
        suites = sorted(set(m[1] for m in MUTATIONS if m[1].startswith('matrix')))
        for chip in [suite.split()[1] for suite in suites]:
            print(chip, cpu_of(chip))
        return 0
    lanes = {lane: {} for lane in LANES.values()}
    for mutation in chosen(sys.argv[1:]):
        lane = lanes[LANES[mutation[1].split()[0]]]
        lane.setdefault(mutation[1], []).append(mutation)
    jobs = int(os.environ.get('JOBS', 2))
    report = os.path.join(BUILD, 'report', 'mutation.csv')
    os.makedirs(os.path.dirname(report), exist_ok=True)
    passed = failed = 0
    print('%-30s %-41s %-17s %s' % ('file', 'mutation', 'suite', 'verdict'))
    with open(report, 'w', newline='', encoding='utf-8') as file, \
            concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(['file', 'mutation', 'suite', 'verdict'])
        for future in concurrent.futures.as_completed(
                [pool.submit(lambda *of: list(lane_run(*of)), lane, groups)
                 for lane, groups in lanes.items() if groups]):
            for (name, suite, path, _, _), verdict, text in future.result():
                passed += verdict == 'caught'
                failed += verdict != 'caught'
                out.writerow([path, name, suite, verdict])
                print('%-30s %-41s %-17s %s\n    %s' % (path, name, suite, verdict,
                                                       text[:3000]), flush=True)
    print(report)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
