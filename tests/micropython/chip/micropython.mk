# The board of the builds "test64" and "test32" (tools/build-micropython.sh).
#
# SPDX-License-Identifier: MIT
SRC_USERMOD_C += $(USERMOD_DIR)/bus.c
CFLAGS_USERMOD += -I$(USERMOD_DIR)
LDFLAGS_USERMOD += --coverage

# The module and the library are measured, not MicroPython; by several threads.
$(BUILD)/backmem/%.o: CFLAGS += --coverage -fprofile-abs-path -O0 \
    -fprofile-update=prefer-atomic
