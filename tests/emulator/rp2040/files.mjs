// What the emulator takes from files: ELF images, their symbols, and UF2 files.
//
// SPDX-License-Identifier: MIT
import fs from 'node:fs';

const PT_LOAD = 1;
const SHT_SYMTAB = 2;
const STT_FUNC = 2;
const STT_FILE = 4;

const UF2_BLOCK = 512;
const UF2_MAGIC = [0x0a324655, 0x9e5d5157];
const UF2_MAGIC_END = 0x0ab16f30;
const UF2_FAMILY_RP2040 = 0xe48bff56;

// A 32-bit little-endian ELF file. `folder` is put before the names of its sources.
export class Elf {
  constructor(path, folder = '') {
    const bytes = fs.readFileSync(path);
    if (bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[4] !== 1 || bytes[5] !== 1) {
      throw new Error(`${path} is no 32-bit little-endian ELF file`);
    }
    this.segments = segments(bytes);
    this.functions = functions(bytes, folder);
  }

  // The function that holds an address: its name, and for a static one its file.
  functionAt(address) {
    return this.functions.find((f) => address >= f.start && address < f.end);
  }
}

// What is loaded where: by physical address, as a programmer puts it into flash.
function segments(bytes) {
  const found = [];
  const [start, size, count] = [bytes.readUInt32LE(28), bytes.readUInt16LE(42),
    bytes.readUInt16LE(44)];
  for (let at = start; at < start + size * count; at += size) {
    const [type, offset, , address, length] =
      [0, 4, 8, 12, 16].map((field) => bytes.readUInt32LE(at + field));
    if (type === PT_LOAD && length > 0) {
      found.push({ address, bytes: bytes.subarray(offset, offset + length) });
    }
  }
  return found;
}

function sections(bytes) {
  const [start, size, count] = [bytes.readUInt32LE(32), bytes.readUInt16LE(46),
    bytes.readUInt16LE(48)];
  return Array.from({ length: count }, (_, i) => {
    const [, type, , , offset, length, link] = [0, 4, 8, 12, 16, 20, 24].map(
      (field) => bytes.readUInt32LE(start + i * size + field));
    return { type, offset, length, link };
  });
}

function functions(bytes, folder) {
  const all = sections(bytes);
  const table = all.find((section) => section.type === SHT_SYMTAB);
  const found = [];
  let file = '';
  for (let at = table.offset; at < table.offset + table.length; at += 16) {
    const name = text(bytes, all[table.link].offset + bytes.readUInt32LE(at));
    const [value, length] = [bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 8)];
    const [type, local] = [bytes[at + 12] & 15, bytes[at + 12] >> 4 === 0];
    if (type === STT_FILE) {
      file = folder + name;
    } else if (type === STT_FUNC) {
      const start = value & ~1;
      found.push({ name, start, end: start + Math.max(length, 2),
        file: local ? file : '' });
    }
  }
  return found;
}

function text(bytes, at) {
  return bytes.toString('latin1', at, bytes.indexOf(0, at));
}

// The blocks of a UF2 file for RP2040: [{ address, bytes }].
export function uf2Blocks(path) {
  const bytes = fs.readFileSync(path);
  const blocks = [];
  for (let at = 0; at < bytes.length; at += UF2_BLOCK) {
    const words = (offset) => bytes.readUInt32LE(at + offset);
    if (words(0) !== UF2_MAGIC[0] || words(4) !== UF2_MAGIC[1]
        || words(508) !== UF2_MAGIC_END) {
      throw new Error(`${path} is no UF2 file`);
    }
    if (words(28) !== UF2_FAMILY_RP2040) {
      throw new Error(`${path} is for another chip than RP2040`);
    }
    blocks.push({ address: words(12),
      bytes: bytes.subarray(at + 32, at + 32 + words(16)) });
  }
  return blocks;
}
