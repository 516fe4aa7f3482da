#!/usr/bin/env python3
# The power cut end to end: MicroPython on virtual chips, killed after each store of a
# statement; the boot after it reads the old state or the new one.
#
#   chips.py VCHIP IMAGES REPORT [CHIP...]
#
# REPORT is the power-cut runner's CSV; the rows of before are replaced. A run that ends
# before the statement tells how many stores come before it. What is old and new is
# written here, not read from a run.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import csv
import os
import re
import subprocess
import sys
import tempfile

# Boot 1 prepares and runs the statement; the boot after the cut only reads.
SCRIPT = '''
import backmem, testport
from sys import modules
thing = {make}
if testport.boot() == 1:
    for i in range({times}):
        {before}
    if testport.arg():
        testport.exit(0)
    {statement}
    print('done')
else:
    print('read', {read}, thing.status)
'''

STORE = 'backmem.Store(size=128, region=%s)'
ITEMS = 'sorted(thing.items())'
RECORD = 'backmem.Record("<IHb", %s)'

# The statement, what comes before it `times` times, and what is to be read then. The
# stores' numbers of times are such that some statements append and some compact.
STATEMENTS = {
    'state["a"] = 1': {
        'make': STORE, 'read': ITEMS, 'statement': 'thing["a"] = 1',
        'before': 'thing["a"] = 100 + i', 'times': (0, 1, 5, 6),
        'old': lambda n: [('a', 99 + n)] if n else [], 'new': [('a', 1)],
    },
    'transaction': {
        'make': STORE, 'read': ITEMS,
        'statement': 'with thing.transaction() as t: t["x"], t["y"] = 52.5, -1.25',
        'before': 'thing.update(x=i, z=i)', 'times': (1, 3),
        'old': lambda n: [('x', n - 1), ('z', n - 1)],
        'new': lambda n: [('x', 52.5), ('y', -1.25), ('z', n - 1)],
    },
    'Record.save': {
        'make': RECORD, 'read': 'thing.load()', 'statement': 'thing.save(7, 8, -9)',
        'before': 'thing.save(i, 2 * i, -i)', 'times': (0, 1, 2, 3),
        'old': lambda n: (n - 1, 2 * (n - 1), 1 - n) if n else None,
        'new': (7, 8, -9),
    },
    # From a record of another layout, which is there, or was migrated.
    'Record.migrate': {
        'make': 'backmem.Record("<IHb", layout=2, %s)',
        'read': 'thing.load() or thing.found("<I")',
        'statement': 'thing.migrate(7, 8, -9)',
        'before': 'modules.pop("_backmem"); backmem.Record("<I", layout=1, '
                  'offset=64, region=thing.region).save(100 + i)',
        'times': (1, 2), 'old': lambda n: (99 + n,), 'new': (7, 8, -9),
        'left': 'foreign',
    },
    'Record.save, 4 bytes': {
        'make': 'backmem.Record("<I", %s)', 'read': 'thing.load()',
        'statement': 'thing.save(7)', 'before': 'thing.save(100 + i)',
        'times': (0, 1, 2, 3), 'old': lambda n: (99 + n,) if n else None, 'new': (7,),
    },
}

# Where, and the event that follows the cut: one that the memory survives.
STORES = ('state["a"] = 1', 'transaction', 'Record.save')
CHIPS = {
    'stm32f405': (STORES + ('Record.migrate',), '"BKPSRAM"',
                  'offset=64, region="BKPSRAM"', 'vdd-loss-bat'),
    'stm32h743': (STORES, '"BKPSRAM"', 'offset=64, region="BKPSRAM"', 'vdd-loss-bat'),
    'alif_e7': (STORES, '0', 'offset=64', 'watchdog'),
    'mimxrt1062': (('Record.save, 4 bytes',), None, 'offset=16', 'vdd-loss-bat'),
    'rp2040': (('Record.save, 4 bytes',), None, '', 'watchdog'),
}


class Case:
    def __init__(self, vchip, images, chip, name, times):
        places, event = CHIPS[chip][1:3], CHIPS[chip][3]
        what = STATEMENTS[name]
        place = places[0] if what['make'] is STORE else places[1]
        self.chip, self.name, self.times = chip, name, times
        self.script = SCRIPT.format(make=what['make'] % place, times=times,
                                    **{k: what[k] for k in ('read', 'statement',
                                                            'before')})
        self.command = [vchip, '--chip', chip, '--elf',
                        os.path.join(images, chip + '.elf'), '--event', event]
        new = what['new']
        self.old = repr(what['old'](times))
        self.new = repr(new(times) if callable(new) else new)
        self.left = what.get('left')
        self.counts = {'old': 0, 'new': 0, 'other': 0}
        self.wrong = []

    # Both outputs, and whether all was well.
    def boots(self, *options):
        with tempfile.NamedTemporaryFile('w', suffix='.py') as file:
            file.write(self.script)
            file.flush()
            done = subprocess.run(self.command + ['--script', file.name, *options],
                                  check=False, timeout=1800, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        return (done.stdout.decode('utf-8', 'backslashreplace').splitlines(),
                done.stderr.decode(), done.returncode == 0)

    def stores_before(self):
        said = self.boots('--arg', '1')[1]
        return int(re.search(r'^boot 1: exit 0 .* (\d+) stores', said, re.M).group(1))

    def judge(self, lines, said, well, done):
        reads = [line[5:] for line in lines if line.startswith('read ')]
        value, _, status = reads[0].rpartition(' ') if len(reads) == 1 else ('', '', '')
        there = status in ('kept', 'recovered')
        if self.left and value == self.old:
            there = status == self.left
        if well and value == self.new and (status == 'kept' if done else there):
            return 'new'
        if well and value == self.old and not done and (
                there or (self.times == 0 and status == 'cold')):
            return 'old'
        self.wrong.append('%s, %s after %d: %s %s' % (
            self.chip, self.name, self.times, ' '.join(lines[-3:]), said.strip()))
        return 'other'

    # From the store right before the statement, or its first one, to its last.
    def run(self):
        first = max(self.stores_before(), 1)
        lines, said, _ = self.boots('--quiet', '--cut', '%d-' % first)
        cuts = [i for i, line in enumerate(lines) if re.fullmatch(r'cut \d+', line)]
        numbers = [int(lines[i].split()[1]) for i in cuts]
        if numbers != list(range(first, first + len(cuts))):
            self.wrong.append('%s, %s: cuts %s' % (self.chip, self.name, numbers))
        for start, end in zip(cuts, cuts[1:] + [len(lines)]):
            well = lines[end - 1] == 'status 0'
            self.counts[self.judge(lines[start + 1:end - 1], said, well, False)] += 1
        lines, said, well = self.boots('--quiet')
        self.counts[self.judge(lines, said, well, True)] += 1
        return self


def rows_write(path, rows):
    old = []
    if os.path.exists(path):
        with open(path, newline='', encoding='utf-8') as file:
            old = [row for row in csv.reader(file) if not row[0].startswith('Python ')]
    with open(path, 'w', newline='', encoding='utf-8') as file:
        out = csv.writer(file, lineterminator='\n')
        columns = 'object,region_bytes,rule,images,cuts,old,new,other'.split(',')
        out.writerows(old or [columns])
        out.writerows(rows)


def main():
    vchip, images, report = sys.argv[1:4]
    cases = [Case(vchip, images, chip, name, times)
             for chip in sys.argv[4:] or CHIPS for name in CHIPS[chip][0]
             for times in STATEMENTS[name]['times']]
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', 2))) as pool:
        done = list(pool.map(Case.run, cases))
    table = {}
    for case in done:
        row = table.setdefault((case.chip, case.name), [0, 0, 0, 0, 0])
        numbers = [case.counts[kind] for kind in ('old', 'new', 'other')]
        for i, number in enumerate([1, sum(numbers)] + numbers):
            row[i] += number
    form = '%-12s %-22s %8s %6s %6s %6s %6s'
    print(form % ('chip', 'statement', 'images', 'cuts', 'old', 'new', 'other'))
    for (chip, name), row in table.items():
        print(form % (chip, name, *row))
    for case in done:
        for line in case.wrong[:3]:
            print('FAIL', line)
    sizes = {'stm32f405': 4096, 'stm32h743': 4096, 'alif_e7': 4096, 'mimxrt1062': 32,
             'rp2040': 32}
    rows_write(report, [['Python ' + name, sizes[chip], chip] + row
                        for (chip, name), row in table.items()])
    # A statement that was never cut, or never whole, was not tested.
    good = [row[2] > 0 and row[3] > 0 and row[4] == 0 for row in table.values()]
    print('%d passed, %d failed' % (sum(good), len(good) - sum(good)))
    return 0 if good and all(good) else 1


if __name__ == '__main__':
    sys.exit(main())
