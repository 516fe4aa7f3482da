// Pico boards with the firmware of tools/build-rp2.sh, flashed as a user does it.
//
// SPDX-License-Identifier: MIT
import fs from 'node:fs';
import path from 'node:path';

import { Chip } from '../emulator/rp2040/chip.mjs';
import { UartConsole, UsbConsole, Repl } from '../emulator/rp2040/console.mjs';
import { Elf } from '../emulator/rp2040/files.mjs';
import { BUILD } from '../emulator/rp2040/library.mjs';

const TESTPORT_PAGE = 0xef000; // vchip/testport.h
const TESTPORT_UART = 0;
const TESTPORT_MARK = 8;

export const file = (name) => path.join(BUILD, 'rp2', name);

const rom = new Elf(file('bootrom.elf'), 'bootrom/');
const sources = new Set(fs.readdirSync(new URL('../../src', import.meta.url))
  .concat(fs.readdirSync(new URL('../../bindings/micropython', import.meta.url))));

// Whether a function is the library's or the module's.
export function isOurs(place) {
  return place.startsWith('backmem_') || sources.has(/\((.*)\)$/.exec(place)?.[1]);
}

// A blank Pico, to which somebody drags the UF2 file. on.mark and on.print are told
// what the program stores to the test port, which no real chip has.
export function pico(name, { on = {}, ...options } = {}) {
  const chip = new Chip({ images: [rom, new Elf(file(`${name}.elf`))], ...options });
  chip.devices[TESTPORT_PAGE] = {
    readUint32: () => 0,
    writeUint32Atomic: (offset, value) => {
      if (offset === TESTPORT_UART) {
        on.print?.(String.fromCharCode(value));
      } else if (offset === TESTPORT_MARK) {
        on.mark?.(value);
      }
    },
  };
  const usb = new UsbConsole(chip);
  const uart = new UartConsole(chip);
  chip.powerOn();
  chip.run(() => chip.inBootsel, { what: 'a blank chip goes to BOOTSEL' });
  chip.dropUf2(file(`${name}.uf2`));
  return { chip, usb, uart, uf2: file(`${name}.uf2`) };
}

// The same with MicroPython, which answers on USB; or, as a boot.py says, on the UART,
// with USB unplugged.
export function micropython(way, options) {
  const board = pico('RPI_PICO', options);
  const onUsb = new Repl(board.usb);
  onUsb.start();
  if (way === 'USB') {
    return { ...board, repl: onUsb };
  }
  onUsb.exec('with open("/boot.py", "w") as file:\n'
    + ' file.write("import machine, os\\nos.dupterm(machine.UART(0, 115200))\\n")');
  board.usb.plugged = false;
  board.chip.powerOn();
  const repl = new Repl(board.uart);
  repl.start();
  return { ...board, repl };
}
