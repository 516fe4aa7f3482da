# Type stubs of what the module adds to `machine`.
#
# SPDX-License-Identifier: MIT
from typing import Literal, overload

backup_memory: memoryview

@overload
def mem_backup(region: int = 0) -> memoryview: ...
@overload
def mem_backup(region: Literal[-1]) -> tuple[memoryview, ...]: ...
