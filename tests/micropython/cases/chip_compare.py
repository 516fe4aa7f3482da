# Views of bytes, words and ECC memory against memoryviews of RAM: what is printed
# is all in which they differ.
#
# SPDX-License-Identifier: MIT
import backmem
from compare import compare

for name in ("BYTES", "WORDS", "ECC"):
    compare(name, backmem.region(name).memory)
