# `make help` tells what there is. The library itself needs none of this: it is
# src/*.c and one file of chips/ (README.md).
#
# SPDX-License-Identifier: MIT
BUILD ?= $(CURDIR)/build
JOBS ?= $(shell nproc)
export BUILD JOBS

MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.PHONY: help demo unix mip quick check check-full chips vchip examples access-matrix \
    event-matrix powercut rp2-firmware rp2-check bench sizes package docs format clean

help:
	@echo 'make demo           memory that survives a kill; virtual boards and events'
	@echo 'make unix           MicroPython for this PC with the module; prints its path'
	@echo 'make mip            the package for stock MicroPython, as .mpy files'
	@echo 'make quick          what finds most in two minutes; says what it leaves out'
	@echo 'make check          all tests; the last line is the verdict'
	@echo 'make check-full     all tests, and what they sample in full'
	@echo 'make chips          build/backmem-chips, which tells what a device has'
	@echo 'make vchip          build/vchip, which runs firmware on virtual chips'
	@echo 'make examples       the programs of docs/how-to/c.md, on virtual chips'
	@echo 'make access-matrix  Python statements on each virtual chip, as table and CSV'
	@echo 'make event-matrix   what survives which event on each, as table and CSV'
	@echo 'make powercut       the power cut at every store of every object, as CSV too'
	@echo 'make rp2-firmware   MicroPython for the Pico with the module, in minutes;'
	@echo '                    BOARD=RPI_PICO2: for this board'
	@echo 'make rp2-check      firmware for the Pico on an emulator that is not ours'
	@echo 'make bench          instructions and stores: tables, CSV, docs/costs.md'
	@echo 'make sizes          code, data and stack for each CPU'
	@echo 'make package        the packages of a release, in build/package/'
	@echo 'make docs           docs/chips.md, docs/maps and all lists, from chips/'
	@echo 'make format         clang-format over all C files'
	@echo 'make clean          remove build/'

demo:
	@tools/setup.sh base micropython arm vchip
	@examples/demo.sh

unix:
	@tools/setup.sh base micropython
	@tools/build-micropython.sh demo

mip:
	@tools/setup.sh base cross micropython
	@tools/mip.sh
	@tools/build-mip.sh

quick:
	@tools/setup.sh base host cross micropython vchip
	@tests/run.sh --quick

check:
	@tools/setup.sh base host cross micropython vchip bench rp2 packaging zephyr
	@tests/run.sh

check-full:
	@BACKMEM_FULL=1 $(MAKE) check

chips:
	@tools/setup.sh base
	@tools/chips.sh
	@echo '$(BUILD)/backmem-chips'

vchip:
	@tools/setup.sh base vchip
	@$(MAKE) -s -j '$(JOBS)' -f vchip/Makefile all
	@echo '$(BUILD)/vchip'

examples:
	@tools/setup.sh base cross vchip
	@mkdir -p '$(BUILD)/log'
	@BUILD='$(BUILD)' sh tests/parts/81-examples.sh

access-matrix event-matrix:
	@tools/setup.sh base cross micropython vchip
	@mkdir -p '$(BUILD)/log'
	@MATRIX=$(@:-matrix=) sh tests/parts/66-matrix.sh

rp2-firmware:
	@tools/setup.sh base micropython rp2
	@tools/build-rp2.sh $(or $(BOARDS),$(BOARD),RPI_PICO)

rp2-check:
	@tools/setup.sh base micropython rp2 $(if $(BACKMEM_FULL),cross)
	@mkdir -p '$(BUILD)/log'
	@sh tests/parts/75-rp2.sh

powercut:
	@tools/setup.sh base
	@sh tests/parts/25-powercut.sh

bench:
	@tools/setup.sh base cross micropython bench
	@BENCH_WRITE=1 sh tests/parts/85-bench.sh

sizes:
	@tools/setup.sh base host cross
	@sh tests/parts/30-cross.sh

package:
	@tools/setup.sh base cross micropython rp2
	@tools/build-rp2.sh RPI_PICO RPI_PICO2
	@tools/package.py

# What docs writes, and people have to commit.
WRITTEN := docs/chips.md docs/maps include/backmem/chips.def zephyr/Kconfig.chips \
    bindings/micropython/backmem_mp_pages.h bindings/micropython/backmem_mp_devices.h \
    mip/backmem/*.bin mip/small mip/package*.json
docs:
	@tools/setup.sh base
	@tools/lists.sh
	@tools/docs.sh
	@tools/mip.sh
	@git status --short -- $(WRITTEN) 2> /dev/null | sed 's/^.. /to commit: /' || true

format:
	@tools/setup.sh base host
	@python3 tests/style/style.py --format

clean:
	rm -rf '$(BUILD)'
