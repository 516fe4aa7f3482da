// A record in scratch 0 to 3, which real firmware saves while the watchdog strikes
// before each store of the save. For events.test.mjs.
//
// What the start after it reads may be the old value or the new one. Which words a save
// stores to, and in which order, is FORMAT.md's, "Record", with a payload of one word:
// part p is word 2p and the commit word 2p + 1.
//
// SPDX-License-Identifier: MIT
import { holds, same } from './check.mjs';
import { Cut } from '../emulator/rp2040/chip.mjs';

const NOTHING = null; // what a load gives that finds no value

// What a cut save left, counted.
export class Tally {
  cuts = 0;
  old = 0;
  new = 0;
  other = 0;
  wrong = []; // what was other, and stores that FORMAT.md has not

  count(read, old, fresh) {
    this.cuts++;
    if (read === fresh) {
      this.new++;
    } else if (read === old) {
      this.old++;
    } else {
      this.other++;
      this.wrong.push(`${read} is neither ${old} nor ${fresh}`);
    }
  }
}

// board: { save(value), load(), started(), chip }.
export class Cutter {
  constructor(board) {
    this.board = board;
    this.saves = 0; // since nothing was there: part saves % 2 is the next save's
    this.value = 1;
  }

  // Each differs from those before in all bytes.
  next() {
    this.value = Math.imul(this.value, 0x01010101 * 31) + 0x03050709 >>> 0;
    return this.value;
  }

  save() {
    const value = this.next();
    this.board.save(value);
    this.saves++;
    return value;
  }

  // Saves, until the n-th store. Gives what is read after it, and whether the save got
  // through before.
  saveCut(n) {
    const { board } = this;
    const fresh = this.next();
    let through = true;
    board.chip.cutAt(n);
    try {
      board.save(fresh);
      this.saves++;
    } catch (error) {
      if (!(error instanceof Cut)) {
        throw error;
      }
      through = false;
    }
    board.chip.restart();
    board.started();
    return { fresh, through, read: board.load() };
  }

  // Cuts a save at each of its stores, and behind the last. prepare() gives what is
  // old; words are those that the whole save stores to.
  everyCut(prepare, words, tally) {
    const { chip } = this.board;
    for (let n = 1; ; n++) {
      const old = prepare();
      const from = chip.stores.length;
      const { fresh, through, read } = this.saveCut(n);
      tally.count(read, old, fresh);
      const stored = chip.stores.slice(from).map(({ word }) => word);
      if (stored.join() !== words.slice(0, n - 1).join()) {
        tally.wrong.push(`words ${stored} before store ${n}, not by ${words}`);
      }
      if (through) {
        same(read, fresh, 'after a save that got through');
        return;
      }
    }
  }

  // Both parts whole, and so many saves, modulo 4: both parts, both tags.
  steady(phase) {
    let value;
    do {
      value = this.save();
    } while (this.saves % 4 !== phase);
    return value;
  }

  noise(words) {
    this.board.chip.scratch = words;
    this.saves = 0;
    same(this.board.load(), NOTHING, 'in noise');
    return NOTHING;
  }

  // A save that was cut before its n-th store, and is old.
  torn(before, n) {
    const old = before();
    same(this.saveCut(n).read, old, `cut before store ${n}`);
    return old;
  }
}

const ZEROS = [0, 0, 0, 0];
const ONES = [-1, -1, -1, -1];
const NOISE = [0x5b8e21d7, 0x9d03f4a2, 0x37c6508d, 0xe4716b39];

const FIRST = [3, 1, 0, 1];
const FIRST_OF_ZEROS = [1, 0, 1];
const part = (phase) => 2 * (phase % 2);

// By name: (cutter, tally, phases) => cut all of it.
export const SITUATIONS = {
  'steady save': (cutter, tally, phases) => {
    for (const phase of phases) {
      const p = part(phase);
      cutter.everyCut(() => cutter.steady(phase), [p, p + 1], tally);
    }
  },
  'save after a cut': (cutter, tally, phases) => {
    for (const phase of phases) {
      const p = part(phase);
      cutter.everyCut(() => cutter.torn(() => cutter.steady(phase), 2),
        [p + 1, p, p + 1], tally);
    }
  },
  'first save on noise': (cutter, tally) => {
    cutter.everyCut(() => cutter.noise(ZEROS), FIRST_OF_ZEROS, tally);
    cutter.everyCut(() => cutter.noise(ONES), FIRST, tally);
    cutter.everyCut(() => cutter.noise(NOISE), FIRST, tally);
  },
  'save after a cut on noise': (cutter, tally, phases) => {
    for (const phase of phases) {
      const n = phase + 1;
      cutter.everyCut(() => cutter.torn(() => cutter.noise(NOISE), n),
        n === 1 ? FIRST : FIRST_OF_ZEROS, tally);
    }
  },
};

// The control: two words that are a value together. All of the save's cuts.
export function rawCut(board) {
  const tally = new Tally();
  const raw = { chip: board.chip, started: () => board.started(),
    save: (value) => board.rawSave(value),
    load: () => {
      const [value, inverse] = board.words();
      return value === ~inverse >>> 0 ? value : `a mix of ${value} and ${inverse}`;
    } };
  const cutter = new Cutter(raw);
  cutter.everyCut(() => cutter.save(), [0, 1], tally);
  return tally;
}

// All cuts of a situation, on one firmware.
export function allCut(board, situation, phases) {
  const tally = new Tally();
  const cutter = new Cutter(board);
  cutter.noise(ZEROS);
  SITUATIONS[situation](cutter, tally, phases);
  holds(tally.cuts > tally.new && tally.new > 0, 'no cut at all');
  return tally;
}
