// The two firmwares as events.mjs asks for them: pico-sdk in C, and MicroPython.
//
// SPDX-License-Identifier: MIT
import { micropython, pico } from './boards.mjs';

const C_WORDS = {
  'timed reboot': 'timed',
  'reboot at once': 'at once',
  'watchdog timeout': 'timeout',
  'forced trigger': 'forced',
  'reboot to an address': 'vector',
  BOOTSEL: 'bootsel',
};

const PYTHON_WORDS = {
  'machine.reset()': 'machine.reset()',
  'machine.WDT': 'machine.WDT(timeout=50)\nwhile True: pass',
  'machine.soft_reset()': 'machine.soft_reset()',
  'Ctrl-D': '',
  BOOTSEL: 'machine.bootloader()',
};

// As a program finds it that starts now: a soft reset gives places back, too.
const PYTHON_RECORD = 'import sys\nsys.modules.pop("_backmem", None)\n'
  + 'r = backmem.Record("<I", region="WATCHDOG_SCRATCH", offset=0)\n';

const line = (text) => text.split('\r\n')[0];

// The status has to be that of a value, or of none.
function loaded(status, value) {
  const wanted = value === null ? ['cold'] : ['kept', 'recovered'];
  if (!wanted.includes(status)) {
    throw new Error(`status ${status}, and read ${value}`);
  }
  return value;
}

// Over BOOTSEL, with the same file.
function resetAwait({ chip, uf2 }, event, resets) {
  if (event === 'BOOTSEL') {
    chip.run(() => chip.inBootsel, { what: 'BOOTSEL' });
    chip.dropUf2(uf2);
  }
  const wanted = chip.resets.length + (event === 'BOOTSEL' ? 1 : resets);
  chip.run(() => chip.resets.length >= wanted, { what: `the reset of ${event}` });
}

// tests/firmware/rp2, by words on its UART.
export class SdkBoard {
  constructor(options) {
    Object.assign(this, pico('events', options));
    this.started();
  }

  started() {
    this.uart.until('start ');
    return this.uart.until('\r\n');
  }

  ask(word, options) {
    this.uart.send(`${word}\n`);
    return line(this.uart.until('\r\n', options));
  }

  done(word) {
    const answer = this.ask(word);
    if (answer !== 'OK') {
      throw new Error(`${word}: ${answer}`);
    }
  }

  fill() {
    this.done('fill');
  }

  words() {
    const [verdict, ...words] = this.ask('read').split(' ');
    if (verdict !== 'OK') {
      throw new Error(`read: ${verdict}`);
    }
    return words.map((word) => Number.parseInt(word, 16));
  }

  spans() {
    const [...parts] = this.ask('spans').trim().split(' ');
    return Array.from({ length: parts.length / 3 }, (_, i) => ({
      first: Number(parts[3 * i]), count: Number(parts[3 * i + 1]),
      when: parts[3 * i + 2] }));
  }

  // A record of 4 bytes, in all free words; null is for none.
  save(value) {
    this.done(`save ${value.toString(16)}`);
  }

  load() {
    const [err, status, value] = this.ask('load').split(' ');
    return loaded(status, err === 'OK' ? Number.parseInt(value, 16) : null);
  }

  rawSave(value) {
    this.done(`raw ${value.toString(16)}`);
  }

  cause(event) {
    if (event === 'power off and on') {
      this.chip.powerOn();
    } else {
      this.uart.send(`${C_WORDS[event]}\n`);
      resetAwait(this, event, 1);
    }
    this.cameBy = this.started();
  }
}

// MicroPython, over "USB" or "UART".
export class PythonBoard {
  constructor(way, options) {
    Object.assign(this, micropython(way, options));
  }

  started() {
    this.repl.start();
  }

  ask(code) {
    return this.repl.exec(`import machine, backmem\n${code}`);
  }

  fill() {
    this.ask('machine.backup_memory[0:4] = bytes(0x91 + 7 * i for i in range(16))');
  }

  words() {
    return JSON.parse(this.ask('print(list(machine.backup_memory))'));
  }

  spans() {
    const text = this.ask('for s in backmem.region(0).reserved:\n'
      + ' print(s[0], s[1], s[3])');
    return text.trim().split('\n').map((span) => {
      const [offset, bytes, when] = span.split(' ');
      return { first: offset / 4, count: bytes / 4, when };
    });
  }

  save(value) {
    this.ask(`${PYTHON_RECORD}r.save(${value})`);
  }

  load() {
    const [status, value] = JSON.parse(this.ask(`${PYTHON_RECORD}import json\n`
      + 'print(json.dumps([r.status, (r.load() or [None])[0]]))'));
    return loaded(status, value);
  }

  rawSave(value) {
    this.ask('import array\nmachine.backup_memory[0:2] = array.array("I", '
      + `(${value}, ${value ^ -1} & 0xffffffff))`);
  }

  cause(event) {
    const { chip, repl } = this;
    if (event === 'power off and on') {
      chip.powerOn();
    } else if (event === 'Ctrl-D') {
      repl.console.send('\x04');
      repl.console.until('soft reboot');
    } else {
      repl.begin(`import machine\n${PYTHON_WORDS[event]}`);
      if (event === 'machine.soft_reset()') {
        repl.console.until('soft reboot');
        // The raw REPL stays raw over a soft reset.
        repl.console.until('raw REPL; CTRL-B to exit\r\n>');
        repl.console.send('\x02');
      } else {
        resetAwait(this, event, 1);
      }
    }
    this.started();
  }
}
