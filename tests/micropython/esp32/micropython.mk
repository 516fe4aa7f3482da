# The board of the build "esp32" (tools/build-micropython.sh).
#
# SPDX-License-Identifier: MIT
SRC_USERMOD_LIB_C += $(USERMOD_DIR)/memory.c
