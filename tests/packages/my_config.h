// A user's configuration header: two of the macros that config.h lists.
//
// SPDX-License-Identifier: MIT
#ifndef MY_CONFIG_H
#define MY_CONFIG_H

uint32_t user_barrier(void);

#define BACKMEM_WAIT_POLLS 7
#define BACKMEM_BARRIER()  ((void)user_barrier())

#endif
