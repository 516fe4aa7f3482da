# A wake-up from deep sleep is no failed start, whatever the program calls its cause.
#
# SPDX-License-Identifier: MIT
from forget import anew
import backmem
import bus

PWRON, WDT, DEEPSLEEP = 1, 3, 4
for size in (16, 32):
    backmem.region("HOST").fill(0, 0, size)

    def start(cause, *named):
        bus.cause(cause)
        b = anew(backmem.Boot, *named, offset=0, size=size, region="HOST")
        return b.boots, b.cause, b.streak

    print(start(PWRON))
    print([start(DEEPSLEEP)[2] for _ in range(20)])  # healthy() is never called
    print([start(WDT)[2] for _ in range(3)])
    print([start(DEEPSLEEP)[2] for _ in range(3)])  # as a guard does that sleeps
    print(start(WDT))
    print(start(DEEPSLEEP, 7), start(WDT, DEEPSLEEP), start(WDT, 7))
    backmem.Boot(offset=0, size=size, region="HOST").healthy()
    print(start(DEEPSLEEP), start(WDT))
