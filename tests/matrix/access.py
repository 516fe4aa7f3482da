#!/usr/bin/env python3
# The access matrix: every statement on every view of every virtual chip.
#
#   access.py DRIVER IMAGES REPORTS [CHIP...]
#
# A statement passes when its value and the memory cells after it are those of a
# plain memoryview, or when it is refused as documented; when no store was
# narrower than the memory takes or went outside the items named; and when no
# rule of the chip was broken. The obvious implementation is put to the same
# statements, and has to fail. As each crash of it costs another boot, it gets a
# twelfth of them, drawn by SEED; with BACKMEM_FULL=1 in the environment, all, and
# with CONTROL=no none.
#
# SPDX-License-Identifier: MIT
import concurrent.futures
import csv
import os
import random
import sys

import runner
from statements import ADDRESS, CASES, NARROW, RAW

# 31 words, so that a shift by any power of two is seen.
BLOCK = bytes((i * 151 + i * i * 7 + 0x83) & 0xff for i in range(124))
FAULTS_MAX = 150


def is_expression(text):
    try:
        compile(text, '', 'eval')
        return True
    except SyntaxError:
        return False


# (number, text) of all, `like` ones behind the rest: they run on plain
# memoryviews only.
def statements_list():
    texts = [case[0] for case in CASES]
    likes = [case[2][1] for case in CASES if case[2] and case[2][0] == 'like']
    return list(enumerate(texts)), list(enumerate(likes, len(texts)))


# Runs until all are done: one that stops the chip is taken out, and the others
# go on after another boot.
def pieces_run(on, row, which, statements):
    with open(os.path.join(runner.HERE, 'prelude.py'), encoding='utf-8') as file:
        prelude = file.read()
    size = int(row['bytes'])
    head = 'REGION, WHICH, SIZE, CACHED = %r, %r, %d, %r\nBLOCK = %r\n' % (
        row['region'], which, size, row['cached'] == 'yes', BLOCK)
    plant = (BLOCK * (size // len(BLOCK) + 1))[:size]
    pieces = {}
    for _ in range(FAULTS_MAX):
        rest = [s for s in statements if s[0] not in pieces]
        if not rest:
            return pieces
        # One text, as a call for each would be a long program to compile.
        script = head + prelude + 'all_run(%r)\n' % '\n'.join(
            '%d %d %s' % (i, is_expression(text), text) for i, text in rest)
        done = on.run(row['chip'], script, '--memory', row['memory'], plant=plant)
        if not done.pieces:
            raise SystemExit('%s %s: %s\n%s' % (row['chip'], row['region'], done.stops,
                                                '\n'.join(done.outside.printed)))
        pieces.update(done.pieces)
    raise SystemExit('%s %s: too many faults' % (row['chip'], row['region']))


# ---- judging one statement --------------------------------------------------------


# Bytes of the region that a case may store to, as a set.
def named_bytes(items, row):
    size, itemsize = int(row['bytes']), int(row['itemsize'])
    scale = 1 if items.endswith('b') else itemsize
    items = items.rstrip('b')
    if items == '':
        return set()
    if items == 'all':
        return set(range(size))
    count = size // scale
    if ':' in items:
        first, _, last = items.partition(':')
        span = range(count)[slice(int(first) if first else None,
                                  int(last) if last else None)]
    else:
        span = [range(count)[int(items)]]
    unit = int(row['unit'])
    return {byte // unit * unit + k for item in span
            for byte in range(item * scale, (item + 1) * scale) for k in range(unit)}


def text_of(piece):
    if piece.fault is not None:
        return piece.fault
    return ' '.join(piece.printed + [piece.result or 'nothing'])


# Stores that are too narrow, and stores outside the named bytes.
def stores_count(piece, row, named):
    narrow = stray = 0
    first = int(row['offset'])
    for memory, offset, width, count in piece.stores:
        for i in range(count):
            at = offset + i * width
            if row['raw'] == 'no' and (width < int(row['unit']) or at % width != 0):
                narrow += 1
            span = range(at - first, at - first + width)
            if memory != row['memory'] or not named.issuperset(span):
                stray += 1
    return narrow, stray


# What is to come out: text, cells, what kind of answer, bytes named.
def wanted(number, row, plain, like_of):
    _, items, differs = CASES[number]
    named = named_bytes(items, row)
    if differs == RAW:
        if row['raw'] == 'no':
            return 'TypeError', {}, 'refused', set()
        differs = ''
    if differs in ('', ADDRESS, NARROW):
        return text_of(plain[number]), plain[number].changed, 'equal', named
    kind, detail = differs
    if kind == 'like':
        piece = plain[like_of[number]]
        return text_of(piece), piece.changed, 'more', named
    return detail, {}, 'refused' if kind == 'refused' else 'documented', set()


# The memory has a rule against narrow stores, and nothing is in the way of this one.
def is_unsafe(number, row):
    return CASES[number][2] == NARROW and int(row['unit']) > 1


def judge(piece, number, row, plain, like_of):
    if is_unsafe(number, row):
        narrow, stray = stores_count(piece, row, named_bytes(CASES[number][1], row))
        return narrow, stray, 'unsafe' if narrow else 'FAIL: no narrow store was seen'
    text, cells, kind, named = wanted(number, row, plain, like_of)
    narrow, stray = stores_count(piece, row, named)
    past = CASES[number][2] in (ADDRESS, NARROW)
    waits = piece.pending and past and row['cached'] == 'yes'
    wrong = []
    if text_of(piece) != text:
        wrong.append('result is not ' + text)
    elif piece.changed != cells and not waits:
        wrong.append('cells differ')
    if piece.pending and not waits:
        wrong.append('a store waits in a buffer')
    if narrow or stray:
        wrong.append('stores')
    wrong += sorted(set('rule: ' + b.split(' ', 3)[3] for b in piece.broken))
    return narrow, stray, 'FAIL: ' + '; '.join(wrong) if wrong else kind


def region_name(row):
    return row['region'] + (', cached' if row['cached'] == 'yes' else '')


# ---- the matrix -------------------------------------------------------------------


class Table:
    def __init__(self, path):
        self.file = open(path, 'w', newline='', encoding='utf-8')
        self.out = csv.writer(self.file, lineterminator='\n')
        self.out.writerow(['chip', 'region', 'statement', 'result', 'narrow_stores',
                           'stray_stores', 'verdict'])

    # Gives counts: statements, passed, narrow, stray, stopped.
    def region_add(self, row, pieces, plain, like_of):
        counts = {'all': 0, 'passed': 0, 'refused': 0, 'narrow': 0, 'stray': 0,
                  'stopped': 0}
        failures = []
        for number, (text, _, _) in enumerate(CASES):
            if number not in pieces:
                continue
            narrow, stray, verdict = judge(pieces[number], number, row, plain, like_of)
            self.out.writerow([row['chip'], region_name(row), text,
                               text_of(pieces[number])[:200], narrow, stray, verdict])
            counts['all'] += 1
            counts['passed'] += not verdict.startswith('FAIL')
            counts['refused'] += verdict == 'refused'
            if not is_unsafe(number, row):  # which the manual tells of
                counts['narrow'] += narrow
                counts['stray'] += stray
            counts['stopped'] += pieces[number].fault is not None
            if verdict.startswith('FAIL'):
                failures.append('    %s: %s -> %s' % (text, verdict,
                                                      text_of(pieces[number])[:100]))
        return counts, failures


def line_print(row, ours, control):
    shown = '%-11s %-17s %5d %5d %7d %6d %6d' % (
        row['chip'], region_name(row), ours['passed'], ours['all'] - ours['passed'],
        ours['refused'], ours['narrow'], ours['stray'])
    if control:
        shown += ' | %5d %5d %6d %6d %7d' % (
            control['passed'], control['all'] - control['passed'], control['narrow'],
            control['stray'], control['stopped'])
    print(shown, flush=True)


def main():
    driver, images, reports = sys.argv[1:4]
    on = runner.Runner(driver, images)
    rows = [row for row in runner.rows_read(os.path.join(runner.HERE, 'regions.csv'))
            if not sys.argv[4:] or row['chip'] in sys.argv[4:]]
    plain_list, like_list = statements_list()
    like_of = dict(zip((i for i, case in enumerate(CASES)
                        if case[2] and case[2][0] == 'like'),
                       (i for i, _ in like_list)))
    seed = int(os.environ.get('SEED', 1))
    control_list = plain_list
    if not os.environ.get('BACKMEM_FULL'):
        control_list = random.Random(seed).sample(plain_list, len(plain_list) // 12)
    os.makedirs(reports, exist_ok=True)
    mine = Table(os.path.join(reports, 'access.csv'))
    control_table = Table(os.path.join(reports, 'access-control.csv'))
    print('%d statements on each view; beside it the obvious implementation, %d of '
          'them, seed %d' % (len(CASES), len(control_list), seed))
    print('%-11s %-17s %5s %5s %7s %6s %6s | %5s %5s %6s %6s %7s' % (
        'chip', 'region', 'pass', 'fail', 'refused', 'narrow', 'stray',
        'pass', 'fail', 'narrow', 'stray', 'crashed'))
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', 2))) as pool:
        work = []
        plain_runs = {}
        for row in rows:
            lists = {'view': plain_list}
            if row['control'] == 'yes' and os.environ.get('CONTROL') != 'no':
                lists['control'] = control_list
            # A plain memoryview of this shape is the same on every chip.
            shape = (row['bytes'], row['itemsize'], row['cached'])
            if shape not in plain_runs:
                plain_runs[shape] = pool.submit(pieces_run, on, row, 'ram',
                                                plain_list + like_list)
            work.append((row, plain_runs[shape],
                         [pool.submit(pieces_run, on, row, which, statements)
                          for which, statements in lists.items()]))
        for row, plain, futures in work:
            plain = plain.result()
            pieces, *control = [future.result() for future in futures]
            ours, failures = mine.region_add(row, pieces, plain, like_of)
            theirs = None
            passed += ours['passed']
            failed += ours['all'] - ours['passed']
            if control:
                theirs, _ = control_table.region_add(row, control[0], plain, like_of)
                bad = theirs['passed'] < theirs['all']
                passed += bad
                failed += not bad
                if not bad:
                    failures.append('    the obvious implementation passes: the '
                                    'statements see nothing')
            line_print(row, ours, theirs)
            for failure in failures:
                print(failure)
    print('%s, %s' % (mine.file.name, control_table.file.name))
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
