// SRAM that no start-up code touches, as MicroPython's second region on a Pico: what
// objects there live through, who else stores to it, and an update cut at every store.
//
//   node tests/rp2/ram.test.mjs
//
// That a reset keeps SRAM is what the chip's page says, and its sources; here it is
// asked whether the boot ROM's stand-in, the SDK's start-up code and MicroPython do.
//
// SPDX-License-Identifier: MIT
import fs from 'node:fs';

import { holds, main, same, test } from './check.mjs';
import { isOurs } from './boards.mjs';
import { Cut } from '../emulator/rp2040/chip.mjs';
import { PythonBoard } from './firmware.mjs';

const BYTES = 1024;
const SRAM = { from: 0x20000000, to: 0x20040000 }; // what is not a core's own

const board = new PythonBoard('USB');
const { chip } = board;
chip.keepsSram = true;

const ask = (code) => board.ask(code).trim();

const OBJECTS = 'boot, s, log = backmem.Boot(), backmem.Store(size=256), '
  + 'backmem.Log(entries=5, entry=12)\n';
const STATE = `${OBJECTS}print([x.status for x in (boot, s, log)], boot.boots, `
  + 'sorted(s.items()), list(log))';
const states = (text) => text.match(/'(\w+)'/g).slice(0, 3).join();

test('a Pico has 1 KB of SRAM as its second region', () => {
  const [names, address, size, main_] = ask('r = backmem.region("SRAM")\n'
    + 'print([x.name for x in backmem.regions()], r.address, r.size, '
    + 'len(machine.backup_memory), sep=";")').split(';');
  same(names, "['WATCHDOG_SCRATCH', 'SRAM']", 'regions');
  same([Number(size), Number(main_)], [BYTES, 8], 'bytes; words of the main region');
  chip.ram = { from: Number(address), to: Number(address) + BYTES };
  holds(chip.ram.from >= SRAM.from && chip.ram.to <= SRAM.to, `at ${address}`);
});

test('after power-on there is noise, and objects are cold', () => {
  board.cause('power off and on');
  same(states(ask(STATE)), "'cold','cold','cold'", 'statuses');
});

for (const [event, boots] of [['machine.reset()', 2], ['machine.WDT', 3],
  ['machine.soft_reset()', 4], ['Ctrl-D', 5]]) {
  test(`Boot, Store and Log are kept over ${event}`, () => {
    ask(`${OBJECTS}s["n"] = ${boots}\nlog.append("${boots}")\nboot.healthy()`);
    board.cause(event);
    const text = ask(STATE);
    same(states(text), "'kept','kept','kept'", 'statuses');
    holds(text.includes(`] ${boots} [('n', ${boots})] ['${boots}'`), text);
  });
}

test('nobody else stored there, from reset to reset', () => {
  const ours = chip.ramStores.filter(({ place }) => isOurs(place));
  const others = chip.ramStores.filter(({ place }) => !isOurs(place));
  holds(ours.length > 50, `${ours.length} stores`);
  same([...new Set(others.map(({ place }) => place))], [], 'others');
});

test('an update is old or new, cut at every store', () => {
  let value = 100;
  let through = false;
  const seen = { old: 0, new: 0 };
  ask(`${OBJECTS}s.update(a=${value}, b=${value})`);
  for (let n = 1; !through; n++) {
    chip.cutAt(n);
    try {
      ask(`${OBJECTS}s.update(a=${value + 1}, b=${value + 1})`);
      through = true;
      chip.storesLeft = Infinity;
    } catch (error) {
      if (!(error instanceof Cut)) {
        throw error;
      }
      chip.restart();
      board.started();
    }
    const [a, b] = JSON.parse(ask(`${OBJECTS}print([s["a"], s["b"]])`));
    holds(a === b && (a === value || a === value + 1), `store ${n}: ${a}, ${b}`);
    seen[a === value ? 'old' : 'new']++;
    value = a;
  }
  console.log(`   cuts: old ${seen.old}, new ${seen.new}`);
  holds(seen.old > 3 && seen.new > 0, 'no cut at all');
});

const SELFTEST = fs.readFileSync('examples/selftest.py', 'utf8');

// examples/selftest.py is there, as a module is that was imported.
function selftestSend() {
  board.repl.exec(`__name__ = "selftest"\n${SELFTEST}`, { millis: 60000 });
}

// The report of a call.
function selftest(call) {
  const report = board.repl.exec(`${call}\n`, { millis: 60000 });
  holds(/^\d+ passed, 0 failed$/m.test(report), report);
  return report;
}

test('the self-test passes in both regions, over a reset, too', () => {
  selftestSend();
  const report = selftest('check()');
  for (const what of ['WATCHDOG_SCRATCH\n', `SRAM\n  memory      ${BYTES} bytes`,
    'REPLICATES; the page says REPLICATES']) {
    holds(report.includes(what), report);
  }
  selftest('arm("watchdog")');
  board.cause('machine.WDT');
  selftestSend();
  const kept = / bytes as armed: kept; the page says yes$/gm;
  same(selftest('verify()').match(kept).length, 2, 'regions that were kept');
});

test('after BOOTSEL, and where a reset loses it, it is cold', () => {
  board.cause('BOOTSEL');
  same(states(ask(STATE)), "'cold','cold','cold'", 'after BOOTSEL');
  ask(`${OBJECTS}s["n"] = 1\nlog.append("a")`);
  board.cause('machine.reset()');
  same(states(ask(STATE)), "'kept','kept','kept'", 'after a reset');
  chip.keepsSram = false;
  board.cause('machine.reset()');
  same(states(ask(STATE)), "'cold','cold','cold'", 'lost');
});

main();
