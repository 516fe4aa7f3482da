# A chip that stores 8 bits of each word: no object fits, and that is what they say.
#
# SPDX-License-Identifier: MIT
from attempt import show_error
import backmem

show_error(
    globals(),
    "backmem.Word(offset=0)",
    "backmem.Record('<B', offset=0)",
    "backmem.Store()",
    "backmem.Store(force=True)",
    "backmem.Log(size=100)",
    "backmem.Boot()",
)
