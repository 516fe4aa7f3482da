// Names that any program may have.
//
// SPDX-License-Identifier: MIT
#ifndef USER_H
#define USER_H

int crc30(int number);
int crc32(int number);
int check_begin(int number);
int table(int number);
int log_open(int number);
int log_append(int number);
int entry_append(int number);
int place_wrap(int number);
int store_load(int number);
int store_open(int number);
int entry_find(int number);
int entry_next(int number);
int frame_pass(int number);
int half_load(int number);
int record_open(int number);
int parts_find(int number);
int slot_end(int number);
int slot_write(int number);
int commit_word(int number);
int boot_open(int number);
int ledger_load(int number);
int word_load(int number);
int word_store(int number);
int run_move(int number);
int region_sync(int number);
int step_run(int number);
int name_of(int number);
int region_open(int number);

#endif
