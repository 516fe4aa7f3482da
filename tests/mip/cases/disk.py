# How much of a board's file system a list of mpremote's takes: it is copied into a disk
# in RAM. Prints the blocks that were free, and how many of them it takes; or the error.
#
#   disk.py FAT|littlefs BYTES BLOCK LIST
#
# SPDX-License-Identifier: MIT
import json
import os
import sys
import vfs

kind, size, block, path = sys.argv[1:]
size, block = int(size), int(block)
data = bytearray(size)


class Disk:
    def readblocks(self, n, buffer, offset=0):
        at = n * block + offset
        buffer[:] = data[at : at + len(buffer)]

    def writeblocks(self, n, buffer, offset=0):
        at = n * block + offset
        data[at : at + len(buffer)] = buffer

    def ioctl(self, request, argument):
        return {4: size // block, 5: block}.get(request, 0)


if kind == "FAT":
    vfs.VfsFat.mkfs(Disk())
    vfs.mount(vfs.VfsFat(Disk()), "/disk")
    for name in ("boot.py", "main.py"):  # those of a new Nucleo
        with open("/disk/" + name, "w") as file:
            file.write("# put your code here")
else:
    vfs.VfsLfs2.mkfs(Disk(), progsize=256)
    vfs.mount(vfs.VfsLfs2(Disk(), progsize=256), "/disk")
free = os.statvfs("/disk")[3]
try:
    os.mkdir("/disk/lib")
    os.mkdir("/disk/lib/backmem")
    with open(path) as file:
        urls = json.load(file)["urls"]
    for to, place in urls:
        with open(path.rsplit("/", 1)[0] + "/" + place, "rb") as file:
            text = file.read()
        with open("/disk/lib/" + to, "wb") as file:
            file.write(text)
    print(free, free - os.statvfs("/disk")[3])
except OSError as error:
    print(free, error)
