# What is offered where one region is all there is: less than was asked for, or nothing.
#
# SPDX-License-Identifier: MIT
from table import agree
import backmem

backmem.region(0).fill(0)
agree(
    globals(),
    """
backmem.Store(size=4040) -> <Store HOST 0..4039 cold>
backmem.Store(layout=2)
-> ValueError: HOST: Store at 4040..4103 does not fit; free: 56 bytes at 4040 of HOST
backmem.Word() -> <Word HOST 4040..4043 cold>
backmem.Word(after=backmem.Word()) -> <Word HOST 4044..4047 cold>
backmem.Boot(after=backmem.Word()) -> <Boot HOST 4048..4079 cold>
backmem.Record("<Q", after=backmem.Store(size=4040))
-> ValueError: HOST: Record at 4040..4063 does not fit; free: 16 bytes at 4080 of HOST
backmem.Record("<I") -> <Record HOST 4080..4095 cold>
backmem.Word(offset=4080)
-> ValueError: HOST: Word at 4080..4083 belongs to Record at 4080..4095; free: 0 bytes \
at 0 of HOST; force=True takes it
backmem.Boot(offset=4080)
-> ValueError: HOST: Boot at 4080..4095 belongs to Record at 4080..4095; free: 0 bytes \
at 0 of HOST; force=True takes it
backmem.Log() -> ValueError: HOST: Log at 4096..4167 does not fit; free: 0 bytes at 0 \
of HOST
""",
)
