# Runs one statement on machine.backup_memory or on a memoryview of as much RAM,
# N times ten times. bench/python.sh counts what that takes.
#
#   python_store.py ours|baseline STATEMENT WORDS N
#
# SPDX-License-Identifier: MIT
from array import array
import machine
import sys

which, statement, words, n = sys.argv[1:]
ours = machine.backup_memory
code = "B" if ours.itemsize == 1 else "I"
ram = memoryview(array(code, bytes(len(ours) * ours.itemsize)))
items = int(words) * 4 // ours.itemsize
# m: a view of so many words; s: as many words of RAM.
m = (ours if which == "ours" else ram)[0:items]
s = memoryview(array(code, bytes(int(words) * 4)))
names = {}
body = "".join("        " + statement + "\n" for _ in range(10))
exec("def f(n, m, s):\n    for i in range(n):\n" + body, names)
names["f"](int(n), m, s)
