# The MicroPython module, for ports that build with make:
#
#   make -C ports/stm32 BOARD=... USER_C_MODULES=<the folder above this one>
#
# This file stands at the root, so that all sources are below it: the objects of
# others would leave MicroPython's build folder.
#
# SPDX-License-Identifier: MIT
BACKMEM_DIR := $(USERMOD_DIR)

# Of chips/ one page is compiled, by bindings/micropython/backmem_mp_page.c.
SRC_USERMOD_C += $(sort $(wildcard $(BACKMEM_DIR)/bindings/micropython/*.c))
SRC_USERMOD_LIB_C += $(sort $(wildcard $(BACKMEM_DIR)/src/*.c))

# A file as the memory.
ifeq ($(notdir $(CURDIR)),unix)
SRC_USERMOD_LIB_C += $(BACKMEM_DIR)/host/host.c
else ifeq ($(notdir $(CURDIR)),windows)
SRC_USERMOD_LIB_C += $(BACKMEM_DIR)/host/windows/host_windows.c
endif

# Boards with little flash have no attribute delegation; no port defines it.
CFLAGS_USERMOD += -I$(BACKMEM_DIR)/include -DMICROPY_MODULE_ATTR_DELEGATION=1

# Cores of ARMv6-M branch 2 KB far, and link-time optimisation puts what nlr_push goes
# on with anywhere: it fits until there is a module more. Other cores do not look at it.
ifeq ($(notdir $(CURDIR))-$(LTO),stm32-1)
CFLAGS_USERMOD += -DMICROPY_NLR_THUMB_USE_LONG_JUMP=1
endif
