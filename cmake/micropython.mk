# Ends a build of MicroPython whose USER_C_MODULES is this project's own folder: up to
# MicroPython 1.28 only folders below it are searched, so the firmware would have no
# module, and no error would say so. From 1.29 on the file at the root was read before.
#
# SPDX-License-Identifier: MIT
ifndef BACKMEM_DIR
$(error backmem: USER_C_MODULES is the folder of backmem itself; \
    give the folder above it, $(abspath $(USER_C_MODULES)/..))
endif
