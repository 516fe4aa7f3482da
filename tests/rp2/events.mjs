// What happens to a Pico, and what becomes of its scratch words: who stored to which,
// and which are as they were. For events.test.mjs.
//
// The answers below are taken from the programs' own sources, not from chips/:
//
//   [SDK]   pico-sdk 2.1.1, hardware_watchdog/watchdog.c: watchdog_enable stores 4;
//           watchdog_reboot stores 4, with an address 4 to 7
//   [ROM]   pico-bootrom-rp2040, bootrom_rt0.S: a vector taken clears 4;
//           bootrom_main.c, reset_usb_boot: 0 and 1, and a reboot to an address;
//           virtual_disk.c: a reboot after a file
//   [MP]    MicroPython 1.25, ports/rp2: modmachine.c: reset() is watchdog_reboot,
//           bootloader() is reset_usb_boot; machine_wdt.c: WDT is watchdog_enable
//
// SPDX-License-Identifier: MIT
import { isOurs } from './boards.mjs';

const ALL = [0, 1, 2, 3, 4, 5, 6, 7];
const FREE = [0, 1, 2, 3];

const VECTOR = ['watchdog_reboot', 'rom_reset'];
const TO_BOOTSEL = {
  0: ['rom_reset_usb_boot'],
  1: ['rom_reset_usb_boot'],
  4: ['rom_reset_usb_boot', 'rom_reset', 'usb_boot (bootrom/boot.c)'],
  5: ['rom_reset_usb_boot'],
  6: ['rom_reset_usb_boot'],
  7: ['rom_reset_usb_boot'],
};

// resets: what the chip reports. writers: by word, in the order of their stores.
// kept: of the free words.
export const EVENTS = {
  'timed reboot': { resets: ['timer'], writers: { 4: ['watchdog_reboot'] },
    kept: FREE },
  'reboot at once': { resets: ['forced'], writers: { 4: ['watchdog_reboot'] },
    kept: FREE },
  'watchdog timeout': { resets: ['timer'], writers: { 4: ['watchdog_enable'] },
    kept: FREE },
  'forced trigger': { resets: ['forced'], writers: {}, kept: FREE },
  'reboot to an address': { resets: ['timer'], kept: FREE,
    writers: { 4: VECTOR, 5: VECTOR.slice(0, 1), 6: VECTOR.slice(0, 1),
      7: VECTOR.slice(0, 1) } },
  'machine.reset()': { resets: ['forced'], writers: { 4: ['watchdog_reboot'] },
    kept: FREE },
  'machine.WDT': { resets: ['timer'], writers: { 4: ['watchdog_enable'] }, kept: FREE },
  'machine.soft_reset()': { resets: [], writers: {}, kept: FREE },
  'Ctrl-D': { resets: [], writers: {}, kept: FREE },
  BOOTSEL: { resets: ['timer', 'timer'], writers: TO_BOOTSEL, kept: [2, 3] },
  'power off and on': { resets: [], writers: {}, kept: [], zero: true },
};

// Events that take words which are free otherwise.
const passes = (event) => ['BOOTSEL', 'reboot to an address'].includes(event);

// {word: places}, of the stores that are not the library's.
export function strangers(stores) {
  const found = {};
  for (const { word, place } of stores) {
    if (!isOurs(place)) {
      const places = found[word] ??= [];
      if (!places.includes(place)) {
        places.push(place);
      }
    }
  }
  return found;
}

// Words of a region's reserved spans that others may store to at an event.
function reservedAt(spans, event) {
  return ALL.filter((word) => spans.some(({ first, count, when }) =>
    word >= first && word < first + count
    && (when === 'always' || (when === 'transient' && passes(event)))));
}

// board: { fill(), cause(event), words(), spans(), chip }, of a firmware. Gives what is
// wrong, and a row for each word.
export function observe(board, name) {
  const wanted = EVENTS[name];
  const { chip } = board;
  const from = chip.stores.length;
  board.fill();
  const before = board.words();
  const resets = chip.resets.length;
  board.cause(name);
  const after = board.words();
  const stores = chip.stores.slice(from);
  const seen = { resets: chip.resets.slice(resets), writers: strangers(stores),
    kept: FREE.filter((word) => after[word] === before[word]) };
  const wrong = [];
  for (const key of ['resets', 'writers', 'kept']) {
    if (JSON.stringify(seen[key]) !== JSON.stringify(wanted[key])) {
      wrong.push(`${key}: ${JSON.stringify(seen[key])}, not `
                 + JSON.stringify(wanted[key]));
    }
  }
  if (wanted.zero && after.some((word) => word !== 0)) {
    wrong.push(`not all zero: ${after}`);
  }
  const reserved = reservedAt(board.spans(), name);
  const stray = Object.keys(seen.writers).filter((w) => !reserved.includes(Number(w)));
  if (stray.length > 0) {
    wrong.push(`stored to, and not reserved: words ${stray}`);
  }
  const narrow = stores.filter(({ width, alias }) => width !== 4 || alias !== 0);
  if (narrow.length > 0) {
    wrong.push(`narrow stores, or by an alias: ${JSON.stringify(narrow)}`);
  }
  const rows = ALL.map((word) => ({ word, kept: after[word] === before[word],
    writers: seen.writers[word] ?? [], reserved: reserved.includes(word) }));
  return { wrong, rows, seen };
}
