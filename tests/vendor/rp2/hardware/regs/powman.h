// Empty: the numbers are in device.h.
//
// SPDX-License-Identifier: MIT
