# Runs scripts on virtual chips and reads what the driver says about them.
#
# SPDX-License-Identifier: MIT
import csv
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


# Rows of a CSV file as dictionaries; lines that begin with # are comments.
def rows_read(path):
    with open(path, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(line for line in file if not line.startswith('#')))


# One piece of the driver's log: between two marks, or a boot's other lines.
class Piece:
    def __init__(self):
        self.stores = []   # memory, offset, width, count
        self.loads = []
        self.broken = []   # texts
        self.changed = {}  # byte offset: value
        self.pending = False
        self.printed = []
        self.result = None
        self.fault = None

    def line_take(self, line):
        kind, _, rest = line.partition(' ')
        words = rest.split()
        if kind in ('store', 'load') and len(words) == 4:
            access = (words[0], int(words[1]), int(words[2]), int(words[3]))
            (self.stores if kind == 'store' else self.loads).append(access)
        elif kind == 'broken':
            self.broken.append(rest)
        elif kind == 'changed':
            offset, _, digits = rest.partition(':')
            for i, value in enumerate(bytes.fromhex(digits)):
                self.changed[int(offset) + i] = value
        elif kind == 'pending':
            self.pending = True
        elif kind == 'expected':
            pass
        else:
            self.printed.append(line)


# What a run did: pieces by statement, the pieces around them, and its stops.
class Run:
    def __init__(self, log):
        self.pieces = {}
        self.outside = Piece()
        self.stops = []
        current, last = None, None
        for line in log.splitlines():
            kind, _, rest = line.partition(' ')
            if kind == 'begin':
                current = last = self.pieces[int(rest)] = Piece()
            elif kind == 'end':
                current = None
            elif kind == 'result':
                number, _, text = rest.partition(' ')
                last = self.pieces[int(number)]
                last.result = text
            elif kind == 'stop':
                self.stops.append(rest)
                if current is not None:
                    current.fault = rest
                current = None
            elif kind == 'boot':
                last = None
            elif kind == 'changed' and current is None and last is not None:
                last.line_take(line)  # of a plain memoryview, after its result
            else:
                (current or self.outside).line_take(line)


class Runner:
    def __init__(self, driver, images):
        self.driver = driver
        self.images = images

    def run(self, chip, script, *options, plant=None):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'script.py')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(script)
            command = [self.driver, *options]
            if plant is not None:
                with open(os.path.join(folder, 'plant'), 'wb') as file:
                    file.write(plant)
                command += ['--plant', os.path.join(folder, 'plant')]
            command += [chip, os.path.join(self.images, chip + '.elf'), path]
            done = subprocess.run(command, capture_output=True, check=False,
                                  timeout=1800)
            log = done.stdout.decode('utf-8', 'backslashreplace')
            if done.returncode != 0:
                raise SystemExit(done.stderr.decode() or log)
            return Run(log)
