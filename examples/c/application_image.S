// The application as it stands in flash beside the bootloader.
//
// SPDX-License-Identifier: MIT
    .section .application, "aR"
    .incbin APPLICATION_BIN
