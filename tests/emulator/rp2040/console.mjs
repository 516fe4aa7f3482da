// The two ways to talk to a program: UART 0 and USB serial; and MicroPython's raw REPL
// over either.
//
// SPDX-License-Identifier: MIT
import { USBCDC } from './library.mjs';

class Console {
  constructor(chip) {
    this.chip = chip;
    this.text = '';
    this.read = 0; // characters of text that a wait has taken
    this.queue = [];
    chip.onBuild.push((mcu) => {
      this.queue = [];
      this.attach(mcu);
    });
    chip.onSlice.push(() => this.feed());
  }

  print(bytes) {
    this.text += Buffer.from(bytes).toString('latin1');
  }

  send(text) {
    this.queue.push(...Buffer.from(text, 'latin1'));
  }

  // Runs until the program has printed this; gives what it printed before.
  until(text, options = {}) {
    const from = this.read;
    let at = -1;
    const done = () => {
      at = this.text.indexOf(text, from);
      return at >= 0;
    };
    try {
      this.chip.run(done, { what: `waiting for ${JSON.stringify(text)}`, ...options });
    } catch (error) {
      error.message += `\nprinted until then: ${JSON.stringify(this.text.slice(from))}`;
      throw error;
    }
    this.read = at + text.length;
    return this.text.slice(from, at);
  }
}

export class UartConsole extends Console {
  attach(mcu) {
    const [uart] = mcu.uart;
    const sent = uart.onByte;
    this.uart = uart;
    uart.onByte = (byte) => {
      this.print([byte]);
      sent(byte);
    };
  }

  // One at a time: a program may take one at each interrupt.
  feed() {
    if (this.queue.length > 0 && this.uart.rxFIFO.empty) {
      this.uart.feedByte(this.queue.shift());
    }
  }
}

export class UsbConsole extends Console {
  plugged = true; // from the next start on

  attach(mcu) {
    this.connected = false;
    if (!this.plugged) {
      return;
    }
    const cdc = new USBCDC(mcu.usbCtrl);
    this.cdc = cdc;
    cdc.onDeviceConnected = () => {
      this.connected = true;
      this.send('\r'); // a prompt before that went nowhere
    };
    cdc.onSerialData = (bytes) => this.print(bytes);
  }

  feed() {
    while (this.connected && this.queue.length > 0 && !this.cdc.txFIFO.full) {
      this.cdc.sendSerialByte(this.queue.shift());
    }
  }
}

// MicroPython's REPL. exec() gives what the code printed, or raises what it raised.
export class Repl {
  constructor(console) {
    this.console = console;
  }

  // Until the prompt of a board that starts.
  start(options) {
    return this.console.until('>>> ', options);
  }

  exec(code, options) {
    this.begin(code, options);
    const printed = this.console.until('\x04', options);
    const error = this.console.until('\x04', options);
    if (error !== '') {
      throw new Error(error);
    }
    this.console.send('\x02');
    this.console.until('>>> ', options);
    return printed.replaceAll('\r\n', '\n');
  }

  // For code that never comes back, because it resets the chip.
  begin(code, options) {
    this.console.send('\r\x01');
    this.console.until('raw REPL; CTRL-B to exit\r\n>', options);
    this.console.send(`${code}\x04`);
    this.console.until('OK', options);
  }
}
