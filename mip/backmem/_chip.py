import sys
from backmem import Region
def find(name):
    from backmem import _host
    host = ("HOST", 4096, 1, 1, 1, 0, (), 0, 0x8A)
    return "host", [Region(_host.File(), host)]
