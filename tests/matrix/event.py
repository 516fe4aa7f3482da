#!/usr/bin/env python3
# The event matrix: what survives what, seen by firmware that writes, is hit, and
# reads back.
#
#   event.py DRIVER VCHIP IMAGES REPORTS [CHIP...]
#
# The answers are those of retention.csv. Every event that a virtual chip knows
# must have an answer for each region, and every option that changes one must be
# tried both ways.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import csv
import os
import subprocess
import sys

import runner

# Events that do not reset the chip: the same boot goes on.
RUNNING = {'tamper': 'TAMPER', 'backup-reset': 'BACKUP_RESET', 'erase': 'ERASE'}

# No two units alike, and none that memory wakes with. The second boot reads
# through the library alone: what it had to switch on first is part of the answer.
SCRIPT = '''
import backmem, machine, testport
region = backmem.region(REGION)
# Its byte i is i * 73 + i // 64 * 29 + 17; 64 bytes at a time, out of all there are.
bytes_ = bytes((i * 73 + 17) & 0xff for i in range(256 + 64))
pattern = b''.join(bytes_[i * 117 & 0xff:(i * 117 & 0xff) + 64]
                   for i in range((region.size + 63) // 64))[:region.size]


# Bytes that differ, from the first of a run to the one behind its last.
def lost_print(now):
    runs, first = [], -1
    if now != pattern:
        for i in range(region.size):
            if now[i] == pattern[i]:
                if first >= 0:
                    runs.append('%d-%d' % (first, i))
                first = -1
            elif first < 0:
                first = i
        if first >= 0:
            runs.append('%d-%d' % (first, region.size))
    print('lost', *runs)


if testport.boot() == 1:
    region.write(0, pattern)
    assert region.read() == pattern
    if EVENT:
        testport.event(getattr(testport, EVENT))
        testport.expect(EVENT == 'TAMPER') # a flag is up, which nobody told us
if testport.boot() > 1 or EVENT:
    try:
        now = region.read()
    except OSError:
        if not FLAG:
            raise
        # Refused while a tamper flag is up: acknowledged, and read then.
        at, clear, store = FLAG
        machine.mem32[at] = machine.mem32[at] & ~clear | store
        testport.expect(False)
        now = region.read()
    lost_print(now)
    print('size', region.size)
    try:
        region.write(0, pattern)
        print('again', region.read() == pattern)
    except OSError as error:
        print('again', error)
'''


# How software acknowledges a tamper flag: a register, bits to clear, bits to set.
# RM0090, RM0410, RM0432, RM0433, RM0434: RTC_ISR.TAMP1F, cleared by 0; TAMP_SCR of the
# others, RM0008: BKP_CSR.CTE: by 1.
FLAGS = {
    'stm32f405': (0x4000280c, 1 << 13, 0), 'stm32f767': (0x4000280c, 1 << 13, 0),
    'stm32h743': (0x5800400c, 1 << 13, 0), 'stm32l4': (0x4000280c, 1 << 13, 0),
    'stm32l476': (0x4000280c, 1 << 13, 0), 'stm32wb': (0x4000280c, 1 << 13, 0),
    'stm32g0': (0x4000b03c, 0, 1), 'stm32l5': (0x4000343c, 0, 1),
    'stm32u5': (0x46007c3c, 0, 1), 'stm32h573': (0x44007c3c, 0, 1),
    'stm32h7rs': (0x5800443c, 0, 1), 'stm32f103': (0x40006c34, 0, 1),
}


# '0-1 4-7' for these words; 'kept' for none and 'lost' for all. Of a lost byte in
# 256 the noise has the value by chance, so a word is lost when any byte is.
def answer(lost, size, word):
    words = sorted({byte // word for byte in lost})
    if not words:
        return 'kept'
    if len(words) == size // word:
        return 'lost'
    runs = []
    for at in words:
        if runs and runs[-1][1] == at - 1:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return ' '.join('%d-%d' % (a, b) if a != b else str(a) for a, b in runs)


# Bytes of the region that are one word on the bus.
def word_bytes(row):
    return {'stm32f103': 2, 'nrf52840': 1, 'nrf5340': 1}.get(row['chip'], 4)


def observe(on, row):
    event = row['event']
    running = RUNNING.get(event, '')
    flag = FLAGS.get(row['chip']) if event == 'tamper' else None
    script = 'REGION, EVENT, FLAG = %r, %r, %r\n' % (row['region'], running, flag)
    script += SCRIPT
    options = [] if running else ['--event', event]
    if row['option']:
        options += ['--option', row['option']]
    run = on.run(row['chip'], script, *options)
    said = dict(line.partition(' ')[::2] for line in run.outside.printed)
    if run.stops[-1] != 'exit 0' or 'lost' not in said:
        return 'stopped: %s %s' % (run.stops[-1], ' '.join(run.outside.printed[-2:]))
    if run.outside.broken:
        return 'rule: ' + run.outside.broken[0].split(' ', 3)[3]
    lost = [byte for span in said['lost'].split()
            for byte in range(*map(int, span.split('-')))]
    seen = answer(lost, int(said['size']), word_bytes(row))
    # Registers answer zero while a tamper flag is up, and the library says so.
    held = event == 'tamper' and said['again'].endswith('DROPPED')
    if said['again'] != 'True' and not held:
        return seen + ', and not usable after it: ' + said['again']
    return seen


# Events and options of a chip, as the tool lists them.
def chip_lists(vchip, chip):
    text = subprocess.run([vchip, '--list', '--chip', chip], check=True,
                          capture_output=True, text=True).stdout
    events, options = [], {}
    for line in text.splitlines():
        if line.startswith('events: '):
            events = line.split()[1:]
        if line.startswith('--option '):
            name, _, values = line.split()[1].partition('=')
            options[name] = values.split('|')
    return events, options


# What retention.csv forgot.
def holes(vchip, rows):
    regions = {}
    for row in rows:
        regions.setdefault((row['chip'], row['region']), []).append(row)
    for (chip, region), mine in regions.items():
        events, options = chip_lists(vchip, chip)
        for event in events:
            if not any(row['event'] == event for row in mine):
                yield '%s %s: no answer for %s' % (chip, region, event)
        for row in mine:
            name, _, value = row['option'].partition('=')
            others = [v for v in options.get(name, []) if v != value]
            for other in others:
                if not any(r['event'] == row['event']
                           and r['option'] == name + '=' + other for r in mine):
                    yield '%s %s: %s is not tried with %s=%s' % (
                        chip, region, row['event'], name, other)


def main():
    driver, vchip, images, reports = sys.argv[1:5]
    on = runner.Runner(driver, images)
    rows = [row for row in runner.rows_read(os.path.join(runner.HERE, 'retention.csv'))
            if not sys.argv[5:] or row['chip'] in sys.argv[5:]]
    os.makedirs(reports, exist_ok=True)
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', 2))) as pool:
        seen = list(pool.map(lambda row: observe(on, row), rows))
    path = os.path.join(reports, 'event.csv')
    with open(path, 'w', newline='', encoding='utf-8') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(['chip', 'region', 'event', 'option', 'expected', 'seen',
                      'verdict', 'source'])
        for row, now in zip(rows, seen):
            good = now == row['expect']
            passed += good
            failed += not good
            out.writerow([row['chip'], row['region'], row['event'], row['option'],
                          row['expect'], now,
                          'as the source says' if good else 'FAIL', row['source']])
    table_print(rows, seen)
    for hole in holes(vchip, rows):
        print('FAILED', hole)
        failed += 1
    print(path)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


# One line a region; an option of the chip stands in brackets.
def table_print(rows, seen):
    line = None
    for row, now in zip(rows, seen):
        name = (row['chip'], row['region'])
        if name != line:
            print('%s %s' % name)
            line = name
        good = now == row['expect']
        print('    %-13s %-10s %s%s' % (
            row['event'], now, '(%s)' % row['option'] if row['option'] else '',
            '' if good else '  FAILED, the source says ' + row['expect']))


if __name__ == '__main__':
    sys.exit(main())
