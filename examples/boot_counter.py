# Counts its starts, and what it has done, in memory that outlives it.
# SPDX-License-Identifier: MIT
import time

import backmem

counts = backmem.Record("<II", ("starts", "work"))
starts, work = counts.load() or (0, 0)  # None: the memory lost its supply, or is new
starts += 1
print("start", starts, "- work done so far:", work)
while True:
    counts.save(starts, work)  # old or new, whenever the power goes
    work += 1
    time.sleep_ms(1)
