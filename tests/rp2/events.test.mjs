// What happens to a Pico, in C and in MicroPython, a record cut at every store, and the
// controls: narrow stores that have to replicate, lost words that have to be noticed,
// two raw words that have to be a mix.
//
//   node tests/rp2/events.test.mjs CSV RAN
//
// CSV gets a row for each firmware, event and word, and for each firmware and way to
// cut a record's save. RAN gets a line for each region on which the access suite ran.
//
// SPDX-License-Identifier: MIT
import fs from 'node:fs';

import { holds, main, same, test } from './check.mjs';
import { isOurs, micropython, pico } from './boards.mjs';
import { allCut, rawCut, SITUATIONS } from './cuts.mjs';
import { isWholeChip } from '../emulator/rp2040/chip.mjs';
import { observe } from './events.mjs';
import { PythonBoard, SdkBoard } from './firmware.mjs';

const [csv, ran] = process.argv.slice(2);
const rows = ['firmware,event,word,kept,reserved,stored_by,cuts,old,new,other,verdict'];
const seen = {}; // by firmware, the words that others stored to

// ---- every event, on every firmware -------------------------------------------------

const FIRMWARES = {
  'pico-sdk': () => new SdkBoard(),
  'MicroPython USB': () => new PythonBoard('USB'),
  'MicroPython UART': () => new PythonBoard('UART'),
};
const boards = {};
const board = (name) => boards[name] ??= FIRMWARES[name]();

function eventRecord(firmware, event, { wrong, rows: words }) {
  const brief = (numbers) => (numbers.length > 0 ? numbers.join(' ') : '-');
  const stored = words.filter(({ writers }) => writers.length > 0);
  console.log(`   ${firmware.padEnd(17)} ${event.padEnd(21)} kept ${
    brief(words.filter((w) => w.kept && w.word < 4).map((w) => w.word)).padEnd(8)
  } stored ${brief(stored.map((w) => w.word))}`);
  for (const { word, kept, reserved, writers } of words) {
    rows.push([firmware, event, word, kept ? 'yes' : 'no', reserved ? 'yes' : 'no',
      writers.join(' '), '', '', '', '', wrong.length > 0 ? 'FAIL' : 'good'].join(','));
  }
  const words_ = seen[firmware] ??= new Set();
  stored.forEach(({ word }) => words_.add(word));
}

const EVENTS_OF = {
  'pico-sdk': ['power off and on', 'timed reboot', 'reboot at once', 'watchdog timeout',
    'forced trigger', 'reboot to an address', 'BOOTSEL'],
  'MicroPython USB': ['power off and on', 'machine.reset()', 'machine.WDT',
    'machine.soft_reset()', 'Ctrl-D', 'BOOTSEL'],
};
EVENTS_OF['MicroPython UART'] = EVENTS_OF['MicroPython USB'];

for (const [firmware, events] of Object.entries(EVENTS_OF)) {
  for (const event of events) {
    test(`${firmware}: ${event}`, () => {
      const result = observe(board(firmware), event);
      eventRecord(firmware, event, result);
      holds(result.wrong.length === 0, result.wrong.join('\n'));
    });
  }
  test(`${firmware}: every reserved word was seen to be stored by its owner`, () => {
    same([...seen[firmware]].sort(), [0, 1, 4, 5, 6, 7], 'words');
  });
}

test('the reset cause is that of the event', () => {
  const sdk = board('pico-sdk');
  sdk.cause('timed reboot');
  same(sdk.cameBy, 'watchdog OK', 'after a reboot');
  sdk.cause('power off and on');
  same(sdk.cameBy, 'power OK', 'after power');
});

// 1 and 3 are MicroPython's numbers; 5 is that of its other ports for what was asked for.
test('MicroPython UART: Boot tells a reset that was asked for from a bite', () => {
  const mp = board('MicroPython UART');
  for (const [event, cause, theirs] of [['power off and on', 1, 1],
    ['machine.reset()', 5, 3], ['machine.WDT', 3, 3], ['BOOTSEL', 5, 3],
    ['machine.WDT', 3, 3], ['machine.reset()', 5, 3]]) {
    mp.cause(event);
    const told = mp.ask('print(backmem.Boot().cause, machine.reset_cause())').trim();
    same(told, `${cause} ${theirs}`, event);
  }
});

// ---- a record, cut at every store ---------------------------------------------------

function cutsRecord(firmware, what, tally, good) {
  console.log(`   ${firmware.padEnd(17)} ${what.padEnd(33)} cuts ${tally.cuts} old ${
    tally.old} new ${tally.new} other ${tally.other}`);
  rows.push([firmware, what, '', '', '', '', tally.cuts, tally.old, tally.new,
    tally.other, good ? 'good' : 'FAIL'].join(','));
}

const PHASES = { 'pico-sdk': [0, 1, 2, 3], 'MicroPython USB': [1, 2] };

for (const [firmware, phases] of Object.entries(PHASES)) {
  for (const situation of Object.keys(SITUATIONS)) {
    test(`${firmware}: a Record is old or new: ${situation}`, () => {
      const tally = allCut(board(firmware), situation, phases);
      cutsRecord(firmware, `Record: ${situation}`, tally, tally.wrong.length === 0);
      holds(tally.wrong.length === 0, tally.wrong.join('\n'));
    });
  }
  test(`${firmware}: two raw words, cut the same way, are a mix once`, () => {
    const tally = rawCut(board(firmware));
    cutsRecord(firmware, 'two raw words', tally, tally.other === 1);
    same([tally.cuts, tally.old, tally.new, tally.other], [3, 1, 1, 1],
      'cuts, old, new, other');
    holds(/^a mix of/.test(tally.wrong) && tally.wrong.length === 1, tally.wrong);
  });
}

test('a reset that names the oscillators too is one of the whole chip', () => {
  same([0x1fffc, 0x1ffff, 0x1fffd].map(isWholeChip), [true, true, true], 'whole');
  same([0, 0x1fff8, 0xfffc, 3].map(isWholeChip), [false, false, false, false], 'part');
});

// ---- controls -----------------------------------------------------------------------

for (const [firmware, event] of [['pico-sdk', 'timed reboot'],
  ['MicroPython USB', 'machine.reset()']]) {
  test(`${firmware}: words that a reset loses are noticed`, () => {
    const { chip } = board(firmware);
    chip.keepsScratch = false;
    const { wrong } = observe(board(firmware), event);
    chip.keepsScratch = true;
    holds(wrong.some((line) => line.startsWith('kept: []')), `noticed: ${wrong}`);
  });
}

test('pico-sdk: a narrow store replicates, through an alias too', () => {
  const sdk = board('pico-sdk');
  const from = sdk.chip.stores.length;
  const words = sdk.ask('narrow').split(' ').slice(1, 5);
  same(words, ['abababab', '12341234', '91a2b3c4', '11223344'], 'words');
  const narrow = sdk.chip.stores.slice(from).filter(({ place }) => !isOurs(place));
  same(narrow.map(({ width, alias }) => [width, alias]), [[1, 0], [2, 0], [1, 2]],
    'stores: width, alias');
});

test('MicroPython: a narrow store replicates, and the view makes none', () => {
  const mp = board('MicroPython UART');
  const from = mp.chip.stores.length;
  const text = mp.ask('import uctypes\nm = machine.backup_memory\n'
    + 'm[0:4] = bytes(range(16))\na = uctypes.addressof(m)\n'
    + 'machine.mem8[a + 1] = 0xab\nmachine.mem16[a + 6] = 0x1234\n'
    + 'uctypes.bytearray_at(a, 16)[11] = 0xcd\nprint([hex(x) for x in m[0:4]])');
  same(text.trim(), "['0xabababab', '0x12341234', '0xcdcdcdcd', '0xf0e0d0c']", 'words');
  const stores = mp.chip.stores.slice(from);
  const widths = (ours) => stores.filter(({ place }) => isOurs(place) === ours)
    .map(({ width }) => width);
  same(widths(false), [1, 2, 1], "the script's own stores");
  same(widths(true), [4, 4, 4, 4], "the view's stores");
});

test('a fault, a hang and an unmapped address are told, with their place', () => {
  for (const [code, told] of [
    ['uctypes.struct(0x20000001, {"a": uctypes.UINT32 | 0}).a',
      /not 32 bit aligned, in/],
    ['machine.mem32[0x70000000]',
      /invalid memory address: 70000000, in machine_mem/],
    ['while True: pass', /nothing within 100 ms of the chip's time, at \w+/],
  ]) {
    const { repl } = micropython('USB');
    let message = '';
    try {
      repl.exec(`import machine, uctypes\n${code}`, { millis: 100 });
    } catch (error) {
      message = error.message;
    }
    holds(told.test(message), `${code}: ${message}`);
  }
});

// ---- the library's own suite, and the example ---------------------------------------

test('the access suite passes, by stores of 32 bits alone', () => {
  let printed = '';
  const sdk = new SdkBoard({ on: { print: (text) => { printed += text; } } });
  const from = sdk.chip.stores.length;
  same(sdk.ask('suite', { millis: 60_000 }), '0 failures', 'verdict');
  same(printed, 'rp2040 WATCHDOG_SCRATCH 32 bytes: good\n', 'printed');
  const stores = sdk.chip.stores.slice(from);
  holds(stores.length > 500, `${stores.length} stores`);
  holds(stores.every(({ width, alias, place }) => width === 4 && alias === 0
    && isOurs(place)), 'other stores than of 32 bits, or by others');
  fs.writeFileSync(ran, 'rp2040 WATCHDOG_SCRATCH\n');
});

test('examples/pico counts its starts until the power goes', () => {
  const { chip, uart } = pico('example-pico');
  for (const count of [1, 2, 3]) {
    uart.until(`start ${count}\r\n`);
    const resets = chip.resets.length;
    chip.run(() => chip.resets.length > resets, { what: 'its reset', millis: 6000 });
  }
  chip.powerOn();
  uart.until('start 1\r\n');
});

process.on('exit', () => fs.writeFileSync(csv, `${rows.join('\n')}\n`));
main();
