# The board of the build "words" (tools/build-micropython.sh).
#
# SPDX-License-Identifier: MIT
SRC_USERMOD_LIB_C += $(USERMOD_DIR)/words.c
