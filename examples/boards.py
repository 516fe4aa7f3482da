#!/usr/bin/env python3
# Virtual boards: a program counts its starts (starts.py), an event comes between
# two of them, and a table tells what was kept, with what the facts say beside it.
#
#   boards.py VCHIP IMAGES
#   boards.py --list          the chips that it needs images of
#
# VCHIP is the tool of vchip/, IMAGES the folder with MicroPython for each chip.
# Ends with 1 when a board does not do what the facts say or a rule is broken.
#
# SPDX-License-Identifier: MIT
import csv
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FACTS = os.path.join(HERE, '..', 'tests', 'facts', 'regions.csv')

# The virtual chip; the device in the facts, and its main region.
BOARDS = (
    ('stm32h743', 'stm32h743xx', 'BKPSRAM'),
    ('rp2040', 'rp2040', 'WATCHDOG_SCRATCH'),
    ('mimxrt1062', 'mimxrt1062', 'SNVS_LPGPR'),
)

# As the tool, the facts and the table call it.
EVENTS = (
    ('soft-reset', 'soft_reset', 'soft reset'),
    ('watchdog', 'watchdog', 'watchdog'),
    ('reset-pin', 'reset_pin', 'reset pin'),
    ('deep-sleep', 'deep_sleep', 'deep sleep'),
    ('vdd-loss-bat', 'vdd_loss_bat', 'supply lost, battery there'),
    ('vdd-loss', 'vdd_loss', 'supply and battery lost'),
)

STARTS = {'start 1\nstart 2': 'kept', 'start 1\nstart 1': 'lost'}
AGREED = {('kept', 'yes'), ('lost', 'no'), ('kept', 'unknown'), ('lost', 'unknown')}


def facts_read():
    with open(FACTS, newline='', encoding='utf-8') as file:
        return {(row['device'], row['region']): row for row in csv.DictReader(file)}


# Two starts with the event between them: kept or lost. Memory wakes as noise, so
# the count is lost or it is not: there is nothing in between.
def outcome(vchip, images, chip, event):
    done = subprocess.run(
        [vchip, '--chip', chip, '--elf', os.path.join(images, chip + '.elf'),
         '--script', os.path.join(HERE, 'starts.py'), '--event', event, '--quiet'],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
    said = done.stdout.decode(errors='replace')
    starts = '\n'.join(line for line in said.splitlines() if line.startswith('start'))
    if done.returncode != 0 or starts not in STARTS:
        sys.exit('boards: %s, %s:\n%s' % (chip, event, said))
    return STARTS[starts]


def line_print(title, cells):
    print('  %-27s' % title + ''.join('%-18s' % cell for cell in cells).rstrip())


def main():
    if sys.argv[1:] == ['--list']:
        print(*[chip for chip, _, _ in BOARDS])
        return
    vchip, images = sys.argv[1:]
    facts = facts_read()
    said = [facts[device, region] for _, device, region in BOARDS]
    differ = 0
    line_print('virtual board', [chip for chip, _, _ in BOARDS])
    line_print('memory', [row['region'] for row in said])
    line_print('a narrow store', [row['narrow_store'] for row in said])
    for event, column, title in EVENTS:
        cells = []
        for (chip, _, _), row in zip(BOARDS, said):
            result = outcome(vchip, images, chip, event)
            agreed = (result, row[column]) in AGREED
            differ += not agreed
            cells.append('%s   %s%s' % (result, row[column].replace('unknown', '?'),
                                        '' if agreed else ' !'))
        line_print(title, cells)
    print('\n  kept, lost: observed; yes, no: what the table predicts. '
          'No rule of a chip was broken.')
    if differ:
        sys.exit('boards: %d results are not what the facts say' % differ)


if __name__ == '__main__':
    main()
