# Every step of every region left out, every two neighbours swapped: who sees it?
#
#   steps.py VCHIP IMAGES REPORT [CHIP...]
#
# A variant is seen when the virtual chip reports a broken rule, when the library
# answers that something is wrong, or when contents are lost at an event that the row
# says they survive. What nobody sees has to stand in unseen.csv, with the reason;
# what stands there must not be seen.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import csv
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIST, WHOLE, DROPPED, SWAPPED = range(4)
VARIANTS = {WHOLE: 'whole', DROPPED: 'dropped', SWAPPED: 'swapped'}
# Those that take the supply meet a chip that was just switched on for the first time:
# a regulator that nobody waited for is ready at the next boot.
EVENTS = ['deep-sleep', 'vdd-loss', 'vdd-loss-bat', 'vdd-loss', 'soft-reset',
          'watchdog', 'reset-pin']
DONE, BROKEN, MISUSED, ENDLESS, REFUSED = range(5) # the tool's answers


class Chip:
    def __init__(self, tool, images, name):
        self.name = name
        self.command = [tool, '--quiet', '--chip', name, '--elf',
                        os.path.join(images, name, 'steps.elf')]
        self.regions = [] # (name, [(label, kind: step, require or ask)])
        for line in self.run(['--arg', str(LIST)])[1]:
            kind, _, text = line.partition(' ')
            if kind == 'region':
                self.regions.append((text, []))
            elif kind in ('step', 'require', 'ask'):
                self.regions[-1][1].append((text, kind))
            else:
                raise SystemExit('%s: %s' % (name, line))

    # Gives the tool's answer, the lines printed, and the broken rules.
    def run(self, options):
        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, 'report.csv')
            done = subprocess.run(self.command + options + ['--report', report],
                                  capture_output=True, text=True, timeout=1800,
                                  check=False)
            if done.returncode == MISUSED or not os.path.exists(report):
                raise SystemExit(done.stderr)
            with open(report, newline='', encoding='utf-8') as file:
                rules = [row['broken'] for row in csv.DictReader(file)
                         if row['meant'] == 'no']
        lines = done.stdout.splitlines()
        if done.returncode == ENDLESS:
            lines.append('wrong: the program faults or never ends')
        return done.returncode, lines, rules

    # What is seen of a variant, in words; '' when nothing is.
    def look(self, region, variant, step, lock):
        arg = variant | region << 8 | step << 16 | lock << 24
        options = ['--arg', str(arg)]
        for event in EVENTS if lock == 0 else []:
            options += ['--event', event]
        status, lines, rules = self.run(options)
        seen = [line.removeprefix('wrong: ') for line in lines
                if line.startswith('wrong: ')]
        if rules:
            seen.insert(0, 'rule: ' + rules[0])
        if (status != DONE) != bool(seen):
            raise SystemExit('%s: status %d, but %s' % (self.name, status, lines))
        return '; '.join(seen)

    # One look without a gate shut, then one for each gate that the row looks at.
    def looks(self, region, variant, step):
        locks = [i + 1 for i, (_, kind) in enumerate(self.regions[region][1])
                 if kind != 'step']
        for lock in [0] + locks:
            seen = self.look(region, variant, step, lock)
            if seen:
                return seen
        return ''


# (region, variant, step, label) of everything to be tried on a chip.
def variants_of(chip):
    for region, (_, steps) in enumerate(chip.regions):
        labels = [label for label, _ in steps]
        if labels:
            yield region, WHOLE, 0, ''
        for step, label in enumerate(labels):
            yield region, DROPPED, step, label
        for step in range(len(labels) - 1):
            kinds = [kind for _, kind in steps[step:step + 2]]
            if 'ask' in kinds or kinds == ['require', 'require']:
                continue  # open does not ask the one; or only looks at both
            yield region, SWAPPED, step, labels[step] + ' ' + labels[step + 1]


def unseen_read(names):
    with open(os.path.join(HERE, 'unseen.csv'), newline='', encoding='utf-8') as file:
        rows = csv.DictReader(line for line in file if not line.startswith('#'))
        return {(row['chip'], row['region'], row['variant'], row['label']):
                row['kind'] + ': ' + row['reason']
                for row in rows if row['chip'] in names}


# Gives whether it is right, and what to say.
def judge(key, seen, listed):
    if key[2] == VARIANTS[WHOLE]:
        return not seen, 'WRONG WITH THE WHOLE ROW: ' + seen if seen else 'nothing'
    if key in listed:
        return not seen, 'LISTED AS UNSEEN, BUT ' + seen if seen else listed[key]
    return bool(seen), seen or 'UNSEEN, and unseen.csv gives no reason'


def main():
    tool, images, report = sys.argv[1:4]
    names = [line.split()[0] for line in subprocess.run(
        [tool, '--list'], capture_output=True, text=True,
        check=True).stdout.splitlines()[1:] if line.strip()]
    names = [name for name in names if not sys.argv[4:] or name in sys.argv[4:]]
    listed = unseen_read(names)
    keys = set()
    totals = {'seen': 0, 'unseen': 0}
    passed = failed = 0
    print('%-10s %-10s %-8s %-45s %s' % ('chip', 'region', 'variant', 'step',
                                         'seen by, or why not'))
    os.makedirs(os.path.dirname(report), exist_ok=True)
    jobs = int(os.environ.get('JOBS', 2))
    with open(report, 'w', newline='', encoding='utf-8') as file, \
            concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(['chip', 'region', 'step', 'label', 'variant', 'seen_by'])
        for chip in [Chip(tool, images, name) for name in names]:
            bare = [name for name, steps in chip.regions if not steps]
            if bare:
                print('%-10s %s: no steps' % (chip.name, ', '.join(bare)))
            work = [(item, pool.submit(chip.looks, *item[:3]))
                    for item in variants_of(chip)]
            for (region, variant, step, label), future in work:
                seen = future.result()
                key = (chip.name, chip.regions[region][0], VARIANTS[variant], label)
                keys.add(key)
                good, text = judge(key, seen, listed)
                passed += good
                failed += not good
                if variant != WHOLE:
                    totals['seen' if seen else 'unseen'] += 1
                print('%-10s %-10s %-8s %-45s %s%s' % (
                    *key, '' if good else 'FAILED ', text))
                out.writerow([key[0], key[1], '' if variant == WHOLE else step, label,
                              key[2], text if seen else 'nobody (%s)' % text])
    for key in sorted(set(listed) - keys):
        failed += 1
        print('FAILED unseen.csv names what does not exist: ' + ' '.join(key))
    print('%d variants seen, %d not: %s' % (totals['seen'], totals['unseen'], report))
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
