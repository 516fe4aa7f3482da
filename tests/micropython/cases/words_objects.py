# A board's own region of words.
#
# SPDX-License-Identifier: MIT
from table import agree
import backmem

backmem.region(0).fill(0)
s = backmem.Store()
s["a"] = [1, 2]
print(s, backmem.Store(force=True), s["a"])
