#!/usr/bin/env node
// Runs a script of the access matrix in MicroPython's rp2 firmware and writes down what
// it stored between the script's marks, as tests/matrix/driver.c does for the virtual
// chips, so that tests/matrix/access.py can judge it.
//
//   driver.mjs --memory WATCHDOG_SCRATCH --plant FILE rp2040 ELF SCRIPT
//
// A board has no module `testport`, so the script gets one in Python; its marks go to a
// page that no RP2040 has.
//
// What is printed arrives later than a mark, as it goes over USB. A statement ends
// with its line `result`, so what was printed before that line belongs to it.
//
// SPDX-License-Identifier: MIT
import fs from 'node:fs';

import { micropython } from './boards.mjs';

const [, memory, , planted, , , script] = process.argv.slice(2);
const plant = fs.readFileSync(planted);
const plantWords = new Uint32Array(plant.buffer.slice(plant.byteOffset,
  plant.byteOffset + 32));

const TESTPORT = `import machine, sys
class testport:
 def mark(n): machine.mem32[0xef000008] = n
sys.modules['testport'] = testport
`;

const statements = new Map(); // by number: { from, stores, changed }
let chip = null;

function onMark(mark) {
  const number = mark - 2 >> 1;
  const cells = chip.mcu.peripherals[0x40058].scratchData;
  if (mark % 2 === 0) {
    cells.set(plantWords);
    statements.set(number, { from: chip.stores.length });
  } else {
    const entry = statements.get(number);
    entry.stores = chip.stores.slice(entry.from);
    entry.changed = changed(new Uint8Array(cells.slice().buffer));
  }
}

function changed(cells) {
  return Array.from(cells.keys()).filter((i) => cells[i] !== plant[i])
    .map((i) => `changed ${i}:${cells[i].toString(16).padStart(2, '0')}`);
}

// A store through an alias changes a word by another rule than a store: it counts as
// a narrow one, which no statement may make.
function statementWrite(number, printed) {
  const { stores, changed: cells } = statements.get(number);
  const lines = [`begin ${number}`,
    ...stores.map(({ offset, width, alias }) =>
      `store ${memory} ${offset} ${alias === 0 ? width : 1} 1`),
    ...printed, ...(cells ?? []), `end ${number}`];
  console.log(lines.join('\n'));
  statements.delete(number);
}

// The last statement begun and not ended, when the chip stopped in it.
function stopWrite(message, printed) {
  for (const [number, entry] of statements) {
    if (entry.stores === undefined) {
      entry.stores = chip.stores.slice(entry.from);
      console.log(`begin ${number}`);
      printed.forEach((line) => console.log(line));
      console.log(`stop fault ${message.split('\n')[0]}`);
    }
  }
}

function textWrite(text) {
  let printed = [];
  for (const line of text.split('\n')) {
    const [kind, number] = line.split(' ');
    if (kind === 'result') {
      statementWrite(Number(number), printed);
      printed = [];
      console.log(line);
    } else if (kind === 'changed') {
      console.log(line);
    } else if (line !== '') {
      printed.push(line);
    }
  }
  return printed;
}

const board = micropython('USB', { on: { mark: onMark } });
chip = board.chip;
const { repl } = board;
console.log('boot 1');
try {
  textWrite(repl.exec(TESTPORT + fs.readFileSync(script, 'utf8'), { millis: 60_000 }));
  console.log('stop exit 0');
} catch (error) {
  const partial = repl.console.text.slice(repl.console.read).replaceAll('\r\n', '\n');
  stopWrite(error.message, textWrite(partial.replaceAll('\x04', '')));
  console.log(`stop fault ${error.message.split('\n')[0]}`);
}
