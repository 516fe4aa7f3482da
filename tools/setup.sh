#!/bin/sh
# Installs the Debian packages that the project is built and tested with.
#
#   tools/setup.sh GROUP...
#
#   base         a compiler, make, Python
#   host         tests on this machine: 64 and 32 bit, sanitizers, coverage, linters
#   arm          the compiler for Arm microcontrollers
#   cross        compilers for all microcontrollers
#   micropython  what fetches MicroPython's source package, and its unix port needs
#   vchip        the processor emulator that virtual chips are made with
#   bench        instruction counters
#   rp2          what builds RP2040 and RP2350 firmware, and runs it
#   packaging    what makes the packages of a release, and builds with them
#   zephyr       what reads the files of the module for Zephyr
#
# Asks for nothing and needs no network when all are there. This is the only
# file that names packages.
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu

base='gcc libc6-dev make python3'
host='g++ gcc-multilib cmake clang libclang-rt-dev clang-format gcovr git'
host="$host shellcheck cppcheck clang-tidy codespell python3-cbor2"
arm='gcc-arm-none-eabi libnewlib-arm-none-eabi'
cross="$arm tcc gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf gcc-xtensa-lx106"
micropython='ca-certificates debian-archive-keyring dpkg-dev xz-utils'
micropython="$micropython python3-pyelftools libffi-dev pkgconf"
vchip='libunicorn-dev'
bench="$vchip valgrind"
rp2="$arm cmake ninja-build ccache nodejs npm"
packaging="$arm g++ clang cmake git meson ninja-build pkgconf"
zephyr='cmake device-tree-compiler python3-kconfiglib python3-yaml'

say() {
    echo "setup: $*" >&2
}

packages=
for group; do
    case $group in
        base) packages="$packages $base" ;;
        host) packages="$packages $host" ;;
        arm) packages="$packages $arm" ;;
        cross) packages="$packages $cross" ;;
        micropython) packages="$packages $micropython" ;;
        vchip) packages="$packages $vchip" ;;
        bench) packages="$packages $bench" ;;
        rp2) packages="$packages $rp2" ;;
        packaging) packages="$packages $packaging" ;;
        zephyr) packages="$packages $zephyr" ;;
        *)
            say "no group '$group'; there are:" \
                'base host arm cross micropython vchip bench rp2 packaging zephyr'
            exit 2
            ;;
    esac
done

if ! command -v dpkg-query > /dev/null; then
    say "this machine is no Debian. Get these by other means, then call tests/run.sh:"
    say $packages
    exit 1
fi

# Node comes from other places too, and Debian's npm has some hundred packages.
node_there() {
    command -v node > /dev/null && command -v npm > /dev/null &&
        node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'
}

installed() {
    case $1 in
        nodejs | npm) ! node_there || return 0 ;;
    esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

missing=
for package in $packages; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}
if [ "$(id -u)" -ne 0 ] && ! command -v sudo > /dev/null; then
    say "neither root nor sudo. Have these installed:$missing"
    exit 1
fi

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

say "installing$missing"
apt update || say 'apt-get update failed; trying with the lists that are there'
unknown=
for package in $missing; do
    apt-cache show "$package" > /dev/null 2>&1 || unknown="$unknown $package"
done
if [ -n "$unknown" ]; then
    say "this machine's apt sources do not have:$unknown"
    exit 1
fi
apt install --no-install-recommends $missing || true
still=
for package in $missing; do
    installed "$package" || still="$still $package"
done
if [ -n "$still" ]; then
    say "could not install:$still"
    exit 1
fi
