// An RP2040: rp2040js, with what it leaves to its user.
//
// - A reset by the watchdog makes a new chip and hands on what silicon keeps: flash,
//   the scratch registers, the reason. SRAM gets noise, so that nothing survives in
//   it by accident, unless a test is about SRAM that is kept.
// - The watchdog can be made to strike before any store to the scratch registers, or
//   to such SRAM.
// - What the program does wrong ends the run with a Stop that says what and where:
//   unaligned accesses, unmapped addresses, unknown instructions, breakpoints (the
//   SDK's panic and its fault handlers end in one), and a program that waits for ever.
// - Every store to the scratch registers is written down, with its width, and with the
//   place in the program that made it.
//
// Time is that of the chip: when the processor sleeps, the clock goes on to the next
// alarm at once. Nothing depends on the machine's own clock, so runs repeat exactly.
//
// SPDX-License-Identifier: MIT
import { RP2040 } from './library.mjs';
import { uf2Blocks } from './files.mjs';

const WATCHDOG = 0x40058;
const REASON_TIMER = 1;
const PSM = 0x40010;
const SCRATCH0 = 0x4005800c;
const SCRATCH_END = 0x4005802c;
const PERIPHERALS = 0x40000000;
const ALIASES = 0x3000; // address bits: plain, XOR, SET, CLR
const SLEEP_NANOS = 100_000; // a processor without an alarm still takes interrupts
const SYSTEM_HZ = 125e6;
const TXINTR = 1 << 5;

// [SDK] hardware_watchdog/watchdog.c: all but the two oscillators, which may be named
// too. rp2040js does not look at it; a partial reset would be another thing than what
// is done here.
const WDSEL_ALL = 0x1fffc;
export const isWholeChip = (wdsel) => (wdsel & WDSEL_ALL) === WDSEL_ALL;

const BREAK_USB = 0x7d; // tests/firmware/rp2/bootrom/header.S
const BREAKS = {
  0x7e: 'a floating-point function that the boot ROM stand-in does not have',
  0x7f: 'an exception in the boot ROM',
};

// Registers without a model of which nothing depends: ROSC, the QSPI pins.
const TOLERATED = /Unimplemented peripheral/;

const FIFO_ST = 0x50; // of SIO: the mailbox to the other core
const FIFO_WR = 0x54;
const FIFO_RD = 0x58;
const FIFO_VALID = 1;
const FIFO_READY = 2;
const FRCE_OFF = 4;
const PROC1 = 1 << 16;

export class Stop extends Error {}
export class Cut extends Stop {}

const hex = (value) => `0x${(value >>> 0).toString(16)}`;

export class Chip {
  // images: Elf objects that name the places of the program, the boot ROM's first.
  constructor({ images, seed = 1 }) {
    this.images = images;
    this.seed = seed;
    this.resets = []; // the reason of each, "timer" or "forced"
    this.stores = []; // { word, width, value, alias, place, reset }
    this.keepsScratch = true; // false is for tests that must then fail
    this.keepsSram = false;
    this.ram = { from: 0, to: 0 }; // stores to these addresses are watched, too
    this.ramStores = []; // { offset, width, place }
    this.onBuild = []; // called with each new chip
    this.onSlice = []; // called every few thousand instructions
    this.devices = {}; // by page, the test's own
    this.storesLeft = Infinity; // before a Cut
    this.nanos = 0;
  }

  // The supply comes back: what is not flash is lost.
  powerOn() {
    this.#build(false);
  }

  // ---- cuts ----------------------------------------------------------------------

  // The n-th store to what is watched from now on, counted from 1, does not
  // happen: run() raises a Cut in its place, and restart() is to follow.
  cutAt(n) {
    this.storesLeft = n - 1;
  }

  // A reset by the watchdog's timer, right where the chip is.
  restart() {
    this.storesLeft = Infinity;
    this.mcu.peripherals[WATCHDOG].reason = REASON_TIMER;
    this.resets.push('timer');
    this.#build(true);
  }

  // ---- flash ---------------------------------------------------------------------

  // Somebody drags a file to the drive that BOOTSEL shows. The boot ROM goes on.
  dropUf2(path) {
    if (!this.inBootsel) {
      throw new Error('the chip is not in BOOTSEL');
    }
    for (const { address, bytes } of uf2Blocks(path)) {
      this.mcu.flash.set(bytes, address - 0x10000000);
    }
    this.inBootsel = false;
    this.sramTaken = true; // the boot ROM puts there what it is sent
  }

  // ---- running -------------------------------------------------------------------

  get scratch() {
    return Array.from(this.mcu.peripherals[WATCHDOG].scratchData);
  }

  set scratch(words) {
    this.mcu.peripherals[WATCHDOG].scratchData.set(words);
  }

  // Runs until done() is true, or raises Stop.
  run(done, { millis = 2000, what = 'the program' } = {}) {
    const end = this.nanos + millis * 1e6;
    while (!done()) {
      if (this.nanos > end) {
        throw new Stop(`${what}: nothing within ${millis} ms of the chip's time, at `
                       + this.placeOf(this.mcu.core.PC));
      }
      this.onSlice.forEach((act) => act());
      this.#slice(2000);
    }
  }

  // The place of an address: "function", or "function (file)" of a static one.
  placeOf(address) {
    for (const image of this.images) {
      const found = image.functionAt(address & ~1);
      if (found !== undefined) {
        return found.file ? `${found.name} (${found.file})` : found.name;
      }
    }
    return hex(address);
  }

  #slice(instructions) {
    const { mcu } = this;
    const { core, clock } = mcu;
    const start = clock.nanos;
    const cycle = 1e9 / SYSTEM_HZ;
    for (let i = 0; i < instructions && !this.pending && !this.inBootsel; i++) {
      if (core.waiting) {
        const next = clock.nanosToNextAlarm;
        clock.tick(next > 0 && clock.nextAlarm ? next : SLEEP_NANOS);
        i += 100;
      } else {
        this.at = core.PC;
        clock.tick(core.executeInstruction() * cycle);
      }
      if (this.wrong !== null) {
        throw new Stop(`${this.wrong}, in ${this.placeOf(this.at)}, called from `
                       + this.placeOf(core.LR));
      }
    }
    this.nanos += clock.nanos - start;
    if (this.inBootsel) {
      this.nanos += SLEEP_NANOS;
    }
    if (this.pending) {
      this.#reset();
    }
  }

  #reset() {
    const { mcu } = this;
    const { wdsel } = mcu.peripherals[PSM];
    if (!isWholeChip(wdsel)) {
      throw new Stop(`a reset of only a part of the chip: PSM_WDSEL is ${hex(wdsel)}`);
    }
    this.resets.push(mcu.peripherals[WATCHDOG].reason === REASON_TIMER
      ? 'timer' : 'forced');
    this.#build(true);
  }

  // ---- making a chip -------------------------------------------------------------

  #build(powered) {
    const before = this.mcu;
    const mcu = new RP2040();
    this.mcu = mcu;
    this.pending = false;
    this.inBootsel = false;
    this.wrong = null;
    this.#listen(mcu);
    for (const { address, bytes } of this.images[0].segments) {
      new Uint8Array(mcu.bootrom.buffer).set(bytes, address);
    }
    this.#noise(mcu.sram);
    if (powered && this.keepsSram && !this.sramTaken) {
      mcu.sram.set(before.sram);
    }
    this.sramTaken = false;
    if (before !== undefined) {
      ({ flash: mcu.flash, flash16: mcu.flash16, flashView: mcu.flashView } = before);
    }
    const watchdog = mcu.peripherals[WATCHDOG];
    if (powered) {
      watchdog.reason = before.peripherals[WATCHDOG].reason;
      if (this.keepsScratch) {
        watchdog.scratchData.set(before.peripherals[WATCHDOG].scratchData);
      }
    }
    watchdog.tickEnable = false;
    watchdog.onWatchdogTrigger = () => {
      this.pending = true;
      // Else the alarm comes again at once, and the clock's tick never returns.
      watchdog.alarm.enable = false;
      watchdog.timer.enable = false;
    };
    this.#watch(mcu);
    mcu.uart.forEach((uart) => uartFix(mcu, uart));
    mailboxAdd(mcu);
    Object.assign(mcu.peripherals, this.devices);
    this.onBuild.forEach((build) => build(mcu));
    mcu.core.VTOR = 0;
    mcu.core.reset();
  }

  // Deterministic, and different at each reset.
  #noise(bytes) {
    let state = this.seed * 7919 + this.resets.length * 104729 + 1;
    const words = new Uint32Array(bytes.buffer);
    for (let i = 0; i < words.length; i++) {
      state = Math.imul(state, 1664525) + 1013904223 | 0;
      words[i] = state ^ state >>> 13;
    }
  }

  #listen(mcu) {
    const fail = (from, message) => {
      if (!TOLERATED.test(message) && this.wrong === null) {
        this.wrong = `${from}: ${message}`;
      }
    };
    const quiet = () => {};
    mcu.logger = { debug: quiet, info: quiet, warn: fail, error: fail };
    mcu.onBreak = (code) => {
      if (code === BREAK_USB && this.at < 0x4000) {
        this.inBootsel = true;
      } else {
        this.wrong = BREAKS[code] ?? `breakpoint ${code}`;
      }
    };
  }

  // Width and alignment are not known further inside.
  #watch(mcu) {
    for (const [name, width] of [['writeUint8', 1], ['writeUint16', 2],
      ['writeUint32', 4]]) {
      const write = RP2040.prototype[name];
      mcu[name] = (address, value) => {
        const at = address >>> 0;
        if (at % width !== 0 && this.wrong === null) {
          this.wrong = `a store of ${width} bytes at ${hex(at)}`;
        }
        const plain = (at & ~ALIASES) >>> 0;
        const kept = at >= PERIPHERALS && plain >= SCRATCH0 && plain < SCRATCH_END;
        const inRam = at >= this.ram.from && at < this.ram.to;
        if ((kept || inRam) && this.storesLeft-- === 0) {
          throw new Cut(`cut in ${this.placeOf(this.at)}`);
        }
        write.call(mcu, address, value);
        if (inRam) {
          this.ramStores.push({ offset: at - this.ram.from, width,
            place: this.placeOf(this.at) });
        }
        if (kept) {
          this.stores.push({ word: plain - SCRATCH0 >> 2, offset: plain - SCRATCH0,
            width, value: value >>> 0, alias: (at & ALIASES) >> 12,
            place: this.placeOf(this.at), reset: this.resets.length });
        }
      };
    }
    const read = RP2040.prototype.readUint16;
    mcu.readUint16 = (address) => {
      if (address & 1 && this.wrong === null) {
        this.wrong = `a load of 2 bytes at ${hex(address)}`;
      }
      return read.call(mcu, address);
    };
  }
}

// rp2040js has one core. The other's boot ROM sends a zero when it is let out of reset,
// and waits; a program that starts it waits for ever.
function mailboxAdd(mcu) {
  const { sio } = mcu;
  const psm = mcu.peripherals[PSM];
  const received = [];
  const [read, write, power] = [sio.readUint32, sio.writeUint32, psm.writeUint32];
  sio.readUint32 = (offset) => {
    switch (offset) {
      case FIFO_ST:
        return FIFO_READY | (received.length > 0 ? FIFO_VALID : 0);
      case FIFO_RD:
        return received.shift() ?? 0;
      default:
        return read.call(sio, offset);
    }
  };
  sio.writeUint32 = (offset, value) => {
    if (offset !== FIFO_ST && offset !== FIFO_WR) {
      write.call(sio, offset, value);
    }
  };
  psm.writeUint32 = (offset, value) => {
    const released = offset === FRCE_OFF && psm.frceOff & PROC1 && !(value & PROC1);
    power.call(psm, offset, value);
    if (released) {
      received.push(0);
    }
  };
}

// rp2040js never takes the interrupt for transmitted bytes away, so a program that
// waits for its end would stay in the handler.
function uartFix(mcu, uart) {
  uart.checkInterrupts = () => {
    mcu.setInterrupt(uart.irq, (uart.interruptStatus & uart.interruptMask) !== 0);
  };
  uart.onByte = () => {
    uart.interruptStatus |= TXINTR;
    uart.checkInterrupts();
  };
}
