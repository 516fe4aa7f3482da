#!/bin/sh
# Builds firmware for RP2040 and RP2350 with the genuine pico-sdk; prints where it is.
#
#   tools/build-rp2.sh TARGET...
#
#   RPI_PICO, RPI_PICO2, ...   MicroPython's rp2 port with the module, for this board;
#                              with the macros that CFLAGS_EXTRA defines
#   RPI_PICO-without, ...      the same without the module
#   RPI_PICO-no-OBJECTS, ...   the same without durable objects; -no-STORE, -no-LOG,
#                              -no-BOOT: without this one
#   example-pico, example-pico2   examples/pico, for this board of the pico-sdk
#   example-pico2-riscv        the same for RP2350's RISC-V cores
#   events                     tests/firmware/rp2, which the tests run
#   emulator                   rp2040js and the stand-in for the boot ROM
#
# In $BUILD/rp2/: TARGET.elf and TARGET.uf2. Builds only what changed. The SDK, TinyUSB
# and mbed TLS are Debian's packages, fetched by tools/fetch-debian.sh; MicroPython is
# that of tools/fetch-micropython.sh. What a source folder in MICROPYTHON_DIR has of
# them in lib/ is taken from there. No file of them is changed.
#
# SPDX-License-Identifier: MIT
set -eu

release=trixie

cd "$(dirname "$0")/.."
root=$PWD
mkdir -p "${BUILD:=$root/build}"
BUILD=$(cd "$BUILD" && pwd)
JOBS=${JOBS:-$(nproc)}
export BUILD
unset MAKEFLAGS MFLAGS # of a make that called this
out=$BUILD/rp2
mkdir -p "$out" "$BUILD/log"
log=$BUILD/log/build-rp2.log
exec 9> "$out.lock" # two of this at a time would write the same files
flock 9
: > "$log"

# The SDK's files are the same for all firmware of a board: what one folder has compiled
# another one takes, by the text that comes out of the preprocessor. It costs more than
# it saves where a board has one firmware: so only with BACKMEM_FULL=1.
CCACHE_DIR=$out/ccache
CCACHE_BASEDIR=$out
CCACHE_NOHASHDIR=1
export CCACHE_DIR CCACHE_BASEDIR CCACHE_NOHASHDIR

# made COMMAND...: or the end of its log.
made() {
    "$@" >> "$log" 2>&1 && return 0
    tail -n 60 "$log" >&2
    echo "build-rp2: this failed; see $log: $*" >&2
    exit 1
}

# Debian has no C++ library for the compiler, or a large one. The SDK's only C++ file
# replaces new and delete, which is left out, and nothing else is asked of the library.
cxx_free() {
    mkdir -p "$out/no-cxx"
    [ -e "$out/no-cxx/libstdc++.a" ] || arm-none-eabi-ar rc "$out/no-cxx/libstdc++.a"
    CXXFLAGS=-DPICO_CXX_DISABLE_ALLOCATION_OVERRIDES=1
    LDFLAGS=-L$out/no-cxx
    export CXXFLAGS LDFLAGS
}

sdk_fetch() {
    tools/fetch-debian.sh $release "$out/source/sdk" binary \
        pico-sdk-source tinyusb-source
    PICO_SDK_PATH=$out/source/sdk/usr/src/pico-sdk
    export PICO_SDK_PATH
}

# same FOLDER SETTINGS: whether it was made from these; makes a new one otherwise, to
# be completed by settled.
same() {
    [ "$(cat "$1/settings" 2> /dev/null)" = "$2" ] && return 0
    rm -rf "$1"
    return 1
}

settled() {
    echo "$2" > "$1/settings"
}

# configure FOLDER ARGUMENT...
configure() {
    folder=$1
    shift
    if [ "${BACKMEM_FULL:-}" ] && command -v ccache > /dev/null; then
        set -- -DCMAKE_C_COMPILER_LAUNCHER=ccache "$@"
    fi
    made cmake -B "$folder" -G Ninja -DPICO_NO_PICOTOOL=1 "$@"
}

# finish TARGET PROGRAM FAMILY: PROGRAM.elf and .bin become TARGET.elf and .uf2.
finish() {
    if ! cmp -s "$2.elf" "$out/$1.elf" || [ ! -e "$out/$1.uf2" ]; then
        made python3 "$(tools/fetch-micropython.sh)/tools/uf2conv.py" -c -b 0x10000000 \
            -f "$3" -o "$out/$1.uf2" "$2.bin"
        cp "$2.elf" "$out/$1.elf"
    fi
    echo "$out/$1.uf2"
}

family() {
    case $1 in
        *2 | *2_W | *RP2350* | SPARKFUN_XRP_CONTROLLER) echo 0xe48bff59 ;; # RP2350, Arm
        *) echo 0xe48bff56 ;;
    esac
}

# sdk_program TARGET SOURCES PROGRAM BOARD FAMILY ARGUMENT...
sdk_program() {
    target=$1 sources=$2 program=$3 board=$4 kind=$5
    shift 5
    sdk_fetch
    if ! same "$out/$target" "$PICO_SDK_PATH $board $*"; then
        configure "$out/$target" -S "$sources" -DPICO_BOARD="$board" \
            -DCMAKE_BUILD_TYPE=Release "$@"
        settled "$out/$target" "$PICO_SDK_PATH $board $*"
    fi
    made ninja -C "$out/$target" -j "$JOBS"
    finish "$target" "$out/$target/$program" "$kind"
}

# Debian's gcc 12 has an internal error on the Zbs that the SDK asks for, so only the
# assembler is told of it. Its C library is picolibc, which the SDK links by other
# options than gcc has: nosys.specs names what is linked.
riscv_example() {
    mkdir -p "$out/riscv"
    [ -e "$out/riscv/libstdc++.a" ] ||
        riscv64-unknown-elf-ar rc "$out/riscv/libstdc++.a"
    printf '*startfile:\n\n\n*endfile:\n\n\n*lib:\n%s\n\n' \
        '--start-group -lgcc -lc --end-group' > "$out/riscv/nosys.specs"
    picolibc=/usr/lib/picolibc/riscv64-unknown-elf
    march=rv32imac_zicsr_zifencei_zba_zbb
    options="-march=${march}_zbkb -mabi=ilp32 -mno-riscv-attribute"
    options="$options -Wa,-march=${march}_zbs_zbkb -ftls-model=local-exec"
    options="$options -isystem $picolibc/include"
    LDFLAGS="-B$out/riscv/ -L$out/riscv -L$picolibc/lib/rv32imac/ilp32"
    LDFLAGS="$LDFLAGS -march=rv32imac -mabi=ilp32"
    export LDFLAGS
    sdk_program example-pico2-riscv examples/pico boot_counter pico2 0xe48bff5a \
        -DPICO_PLATFORM=rp2350-riscv -DPICO_GCC_TRIPLE=riscv64-unknown-elf \
        -DPICO_CLIB=picolibc "-DCMAKE_C_FLAGS=$options" \
        "-DCMAKE_CXX_FLAGS=$options -DPICO_CXX_DISABLE_ALLOCATION_OVERRIDES=1"
}

arm_program() {
    cxx_free
    sdk_program "$@" "$(family "$4")"
}

# ---- MicroPython -----------------------------------------------------------------

# A tree of links to the source, with what a source package has not in lib/.
micropython_tree() {
    source=$(tools/fetch-micropython.sh)
    mpy=$out/micropython
    if [ "$(cat "$out/micropython.source" 2> /dev/null)" != "$source" ]; then
        rm -rf "$mpy" "$out/mpy-cross"
        cp -as "$source" "$mpy"
        for name in tinyusb mbedtls; do
            rmdir "$mpy/lib/$name" 2> /dev/null || continue
            case $name in
                tinyusb) ln -s "$PICO_SDK_PATH/../tinyusb" "$mpy/lib/$name" ;;
                mbedtls) ln -s "$out/source/mbedtls" "$mpy/lib/$name" ;;
            esac
        done
        echo "$source" > "$out/micropython.source"
    fi
    if [ -L "$mpy/lib/mbedtls" ]; then
        tools/fetch-debian.sh $release "$out/source/mbedtls" source mbedtls
    fi
}

# Else the version would be looked up with git, and ours would be found.
version_set() {
    MICROPY_GIT_TAG=v$(awk '$2 ~ /^MICROPY_VERSION_(MAJOR|MINOR|MICRO)$/ {
        printf "%s%s", dot, $3; dot = "."; if (++n == 3) exit
    }' "$mpy/py/mpconfig.h")
    MICROPY_GIT_HASH=$MICROPY_GIT_TAG
    SOURCE_DATE_EPOCH=$(stat -L -c %Y "$mpy/py/mpconfig.h")
    export MICROPY_GIT_TAG MICROPY_GIT_HASH SOURCE_DATE_EPOCH
}

micropython() {
    target=$1
    board=${target%-no-*}
    board=${board%-without}
    cxx_free
    sdk_fetch
    micropython_tree
    if [ ! -d "$mpy/ports/rp2/boards/$board" ]; then
        echo "build-rp2: MicroPython's rp2 port has no board $board; it has" >&2
        (cd "$mpy/ports/rp2/boards" && echo */ | tr -d / | fold -s -w 88) >&2
        exit 2
    fi
    version_set
    # It compiles a few lines: without optimisation it is built sooner.
    [ -e "$out/mpy-cross/mpy-cross" ] ||
        echo "build-rp2: mpy-cross; what is compiled shows in $log" >&2
    made make -C "$mpy/mpy-cross" -j "$JOBS" BUILD="$out/mpy-cross" USER_C_MODULES= \
        COPT=-O0
    MICROPY_MPYCROSS=$out/mpy-cross/mpy-cross
    export MICROPY_MPYCROSS

    set --
    if [ ! -e "$mpy/lib/pico-sdk/pico_sdk_init.cmake" ]; then
        set -- "-DPICO_SDK_PATH_OVERRIDE=$PICO_SDK_PATH"
    fi
    if [ ! -e "$mpy/lib/micropython-lib/README.md" ]; then
        mkdir -p "$out/no-library"
        echo 'no module of micropython-lib' > "$out/no-library/README.md"
        set -- "$@" "-DMICROPY_FROZEN_MANIFEST=$root/tests/firmware/rp2/manifest.py" \
            "-DMICROPY_LIB_DIR=$out/no-library"
    fi
    # CMake reads CFLAGS_EXTRA when it makes the folder, and not again.
    settings="$source $* $(echo bindings/micropython/*.c src/*.c) ${CFLAGS_EXTRA-}"
    module=$root/micropython.cmake
    case $target in
        *-without) module=$root/tests/firmware/rp2/without.cmake ;;
        *-no-*)
            module=$root/tests/firmware/rp2/less.cmake
            set -- "$@" "-DBACKMEM_LESS=${target##*-no-}"
            ;;
    esac
    if ! same "$out/$target" "$settings"; then
        echo "build-rp2: $target: minutes, once" >&2
        configure "$out/$target" -S "$mpy/ports/rp2" "-DMICROPY_BOARD=$board" "$@" \
            "-DUSER_C_MODULES=$module"
        settled "$out/$target" "$settings"
    fi
    made ninja -C "$out/$target" -j "$JOBS"
    finish "$target" "$out/$target/firmware" "$(family "$board")"
}

# ---- the emulator ------------------------------------------------------------------

emulator() {
    made make -C tests/firmware/rp2/bootrom OUT="$out"
    if ! cmp -s tests/emulator/rp2040/package-lock.json "$out/node/package-lock.json" ||
            [ ! -d "$out/node/node_modules/rp2040js" ]; then
        rm -rf "$out/node"
        mkdir -p "$out/node"
        cp tests/emulator/rp2040/package.json tests/emulator/rp2040/package-lock.json \
            "$out/node"
        made npm ci --prefix "$out/node" --no-audit --no-fund --ignore-scripts
    fi
    echo "$out/bootrom.elf"
}

for target; do
    case $target in
        emulator) emulator ;;
        events) arm_program events tests/firmware/rp2 events pico ;;
        example-pico2-riscv) riscv_example ;;
        example-*) arm_program "$target" examples/pico boot_counter "${target#*-}" ;;
        *) micropython "$target" ;;
    esac
done
