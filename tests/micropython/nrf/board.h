// A chip whose memory is none for a view, named as a board does it.
//
// SPDX-License-Identifier: MIT
#ifndef NRF_BOARD_H
#define NRF_BOARD_H

#define BACKMEM_CHIP nrf52840

#endif
