// rp2040js, from the folder that tools/build-rp2.sh installed it to.
//
// SPDX-License-Identifier: MIT
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

export const BUILD = process.env.BUILD ?? path.join(here, '../../../build');

const require = createRequire(path.join(BUILD, 'rp2/node/'));

export const { RP2040, USBCDC } = require('rp2040js');
