# The Python statements of the access matrix.
#
# Each is carried out on a plain memoryview in RAM, which tells the result to be
# had, and on the view under test. A case is a statement, the items it may store,
# and what differs from the plain memoryview, which the documentation must say:
#
#     ''          nothing
#     RAW         TypeError where a narrow store is unsafe: no raw pointer is
#                 handed out for writing
#     ADDRESS     a store past the view: waits in a data cache, if that is on
#     NARROW      the same, narrower than a word: what the memory makes of it
#     refused(E)  E on every chip
#     like(S)     more than the plain memoryview does: the result that S has there
#     gives(V)    V on every chip
#
# Items: '0', '1:3', '-1', 'all', or bytes by '0:4b'; '' for none. The statements
# know these names; all but m and n are made anew for each:
#
#     m, n   the view, and its length; at least 4 items
#     T, S   its typecode and itemsize: 'B' and 1, or 'I' and 4
#     A, E   arrays of that type: 8 items, and none
#     BY, BA, MV   the bytes of A; as a bytearray; a memoryview of A
#     UN     the bytes of A in a memoryview that starts at an odd address
#     bio    the bytes of A as a file
#     addr   uctypes.addressof(m); u is a uctypes.struct there
#     viper8, viper16, viper32, viper_load, native   functions compiled to machine code
#
# An expression's value is the result; of other statements it is x.
#
# SPDX-License-Identifier: MIT

RAW = 'raw'
ADDRESS = 'address'
NARROW = 'narrow'


def refused(exception):
    return ('refused', exception)


def like(statement):
    return ('like', statement)


def gives(value):
    return ('gives', value)


CASES = [
    # ---- one item ----
    ('m[0]', '', ''),
    ('m[1]', '', ''),
    ('m[-1]', '', ''),
    ('m[n - 1]', '', ''),
    ('m[-n]', '', ''),
    ('m[True]', '', ''),
    ('m[n]', '', ''),
    ('m[-n - 1]', '', ''),
    ('m[2 ** 70]', '', ''),
    ('m[None]', '', ''),
    ('m["a"]', '', ''),
    ('m[1.0]', '', ''),
    # ---- slices ----
    ('list(m[0:3])', '', ''),
    ('list(m[1:4])', '', ''),
    ('list(m[:2])', '', ''),
    ('list(m[-3:])', '', ''),
    ('list(m[-2:-1])', '', ''),
    ('list(m[2:1])', '', ''),
    ('list(m[n:])', '', ''),
    ('list(m[0:n + 10][-2:])', '', ''),
    ('list(m[0:4][1:3])', '', ''),
    ('list(m[1:][1:][0:2])', '', ''),
    ('m[::2]', '', ''),
    ('m[::-1]', '', ''),
    ('m["a":2]', '', ''),
    ('len(m), len(m[1:3]), len(m[2:1])', '', ''),
    # Not every port's memoryview has it: rp2's has not.
    ('m.itemsize, m[1:2].itemsize', '', like('S, S')),
    ('bool(m), bool(m[0:0])', '', ''),
    # ---- iteration ----
    ('sum(m)', '', ''),
    ('min(m), max(m)', '', ''),
    ('sum(1 for x in m)', '', ''),
    ('[hex(x) for x in m[0:4]]', '', ''),
    ('list(enumerate(m[0:3]))', '', ''),
    ('list(zip(m[0:2], m[1:3]))', '', ''),
    ('list(reversed(m[0:3]))', '', ''),
    ('sorted(m[0:4])', '', ''),
    ('tuple(m[1:3])', '', ''),
    ('a, *b = m[0:3]; x = a, b', '', ''),
    ('any(m), all(m[0:2])', '', ''),
    ('it = iter(m); x = next(it), next(it)', '', ''),
    ('it = iter(m[0:0]); next(it)', '', ''),
    # ---- conversion ----
    ('bytes(m[0:3])', '', ''),
    ('binascii.crc32(bytes(m))', '', ''),
    ('bytearray(m[1:3])', '', ''),
    ('array.array(T, m[0:3])', '', ''),
    ('binascii.crc32(m)', '', ''),
    ('binascii.crc32(m[1:3])', '', ''),
    ('m[0:2].hex()', '', ''),
    ('m[0:2].hex(":")', '', ''),
    ('binascii.hexlify(m[0:2])', '', ''),
    ('int.from_bytes(m[0:1], "little")', '', ''),
    ('int.from_bytes(m[0:3], "big")', '', ''),
    ('b"".join([m[0:1], m[1:2]])', '', ''),
    ('str(m[0])', '', ''),
    ('"%x" % m[0], "{:08x}".format(m[1])', '', ''),
    ('repr(m) == repr(memoryview(b""))', '', ''),
    ('print(m)', '', ''),
    ('hash(m)', '', ''),
    ('id(m) == id(m)', '', ''),
    # ---- comparison ----
    ('m == m', '', ''),
    ('m[0:2] == m[0:2]', '', ''),
    ('m[0:2] == m[1:3]', '', ''),
    ('m[0:2] != m[1:3]', '', ''),
    ('m[0:3] == A[0:3]', '', ''),
    ('m[0:2] == array.array(T, m[0:2])', '', ''),
    ('array.array(T, m[0:2]) == m[0:2]', '', ''),
    ('memoryview(array.array(T, m[0:2])) == m[0:2]', '', ''),
    ('m[0:1] == bytes(m[0:1])', '', ''),
    ('bytes(m[0:1]) == m[0:1]', '', ''),
    ('m[0:2] == m[0:3]', '', ''),
    ('m[0:0] == E', '', ''),
    ('m == None', '', ''),
    ('m == 5', '', ''),
    ('m == "a"', '', ''),
    ('m[0:2] < m[1:3]', '', ''),
    ('m[0:2] <= m[0:2]', '', ''),
    ('m[0:2] > m[1:3]', '', ''),
    ('m[0:3] >= m[0:2]', '', ''),
    ('m < 5', '', ''),
    ('m is m', '', ''),
    # memoryview has no `in`; here the items are asked one by one.
    ('m[1] in m[0:3]', '', like('m[1] in list(m[0:3])')),
    ('"a" in m[0:3]', '', like('"a" in list(m[0:3])')),
    # ---- what it is ----
    ('isinstance(m, memoryview)', '', ''),
    ('isinstance(m[0:1], memoryview)', '', ''),
    ('issubclass(type(m), memoryview)', '', ''),
    ('type(m) is memoryview', '', gives('False')),
    ('hasattr(m, "itemsize"), hasattr(m, "nothing")', '', like('True, False')),
    ('m.nothing', '', ''),
    ('m.itemsize = 3', '', ''),
    ('m()', '', ''),
    # ---- through the buffer, reading ----
    ('struct.unpack_from("<I", m, 0)', '', ''),
    ('struct.unpack_from("<H", m, 2)', '', ''),
    ('struct.unpack_from("<I", m, 1)', '', ''),
    ('struct.unpack_from(">I", m, 4)', '', ''),
    ('struct.unpack_from("<Q", m, 0)', '', ''),
    ('struct.unpack_from("<HBb", m, 0)', '', ''),
    ('struct.unpack("<I", m[0:4 // S])', '', ''),
    ('struct.unpack_from("<I", m, n * S - 2)', '', ''),
    ('io.BytesIO(m[0:2]).read()', '', ''),
    ('x = bio.write(m[0:2]); x = x, bio.getvalue()', '', ''),
    # Copies whose other end is at an odd address.
    ('x = b"a" + m[0:2]', '', ''),
    ('bio.seek(1); x = bio.write(m[1:3]); x = x, bio.getvalue()', '', ''),
    ('b",".join([b"abc", m[1:3], m[0:1]])', '', ''),
    ('memoryview(m)[0]', '', ''),
    ('len(memoryview(m))', '', ''),
    ('list(memoryview(m)[1:3])', '', ''),
    ('bytes(memoryview(m[1:3]))', '', ''),
    ('x = BY + m[0:1]', '', ''),
    ('x = A + m[0:1]', '', ''),
    ('A.extend(m[0:2]); x = A', '', ''),
    ('BA.extend(m[0:2]); x = BA', '', ''),
    ('A[0:2] = m[0:2]; x = A', '', refused('NotImplementedError')),
    ('BA[0:2 * S] = m[0:2]; x = BA', '', refused('NotImplementedError')),
    ('A[0:2] = array.array(T, m[0:2]); x = A', '', ''),
    ('BA[0:2 * S] = bytes(m[0:2]); x = BA', '', ''),
    # ---- one item, stored ----
    ('m[0] = 0', '0', ''),
    ('m[0] = 5', '0', ''),
    ('m[1] = 0x3fffffff', '1', ''),
    ('m[1] = 0x40000000', '1', ''),
    ('m[2] = 0x7fffffff', '2', ''),
    ('m[2] = 0x80000000', '2', ''),
    ('m[3] = 0xdeadbeef', '3', ''),
    ('m[3] = 0xffffffff', '3', ''),
    ('m[0] = -1', '0', ''),
    ('m[0] = -5', '0', ''),
    ('m[0] = -0x80000000', '0', ''),
    ('m[0] = 2 ** 32', '0', ''),
    ('m[0] = 2 ** 32 + 7', '0', ''),
    ('m[0] = 2 ** 70 + 9', '0', ''),
    ('m[0] = -(2 ** 33) - 3', '0', ''),
    ('m[-1] = 9', '-1', ''),
    ('m[-n] = 8', '0', ''),
    ('m[n - 1] = 10', '-1', ''),
    ('m[0] = True', '0', ''),
    ('m[1] += 1', '1', ''),
    ('m[1] |= 0x80', '1', ''),
    ('m[0], m[1] = m[1], m[0]', '0:2', ''),
    ('m[1:3][0] = 5', '1', ''),
    ('m[1:][1:][0] = 6', '2', ''),
    ('m[-2:][1] = 4', '-1', ''),
    ('for i in range(4): m[i] = i', '0:4', ''),
    ('m[n] = 1', '', ''),
    ('m[-n - 1] = 1', '', ''),
    ('m[0:0][0] = 1', '', ''),
    ('m[0] = 1.5', '', ''),
    ('m[0] = "a"', '', ''),
    ('m[0] = b"a"', '', ''),
    ('m[0] = None', '', ''),
    ('m["a"] = 1', '', ''),
    ('del m[0]', '', ''),
    # ---- slices, stored ----
    ('m[0:4] = A[0:4]', '0:4', ''),
    ('m[1:3] = A[4:6]', '1:3', ''),
    ('m[0:1] = A[5:6]', '0', ''),
    ('m[-2:] = A[0:2]', '-2:', ''),
    ('m[:2] = A[2:4]', '0:2', ''),
    ('m[1:-1] = array.array(T, m[0:n - 2])', '1:-1', ''),
    ('m[:] = array.array(T, m)', 'all', ''),
    ('m[0:4] = MV[0:4]', '0:4', ''),
    ('m[1:3] = MV[3:5]', '1:3', ''),
    ('m[0:4][1:3] = A[0:2]', '1:3', ''),
    ('m[1:][1:3] = A[0:2]', '2:4', ''),
    ('m[0:2] = array.array(T.lower(), [-1, 2])', '0:2', ''),
    ('m[0:4 // S] = array.array("f", [1.5])', '0:4b', ''),
    ('m[0:0] = E', '', ''),
    ('m[2:1] = E', '', ''),
    ('m[n:] = E', '', ''),
    ('m[0:2] = A[0:3]', '', ''),
    ('m[0:2] = A[0:1]', '', ''),
    ('m[0:2] = E', '', ''),
    ('m[0:1] = array.array("H", [1, 2])', '', ''),
    ('m[0:2] = "ab"', '', ''),
    ('m[0:2] = [1, 2]', '', ''),
    ('m[0:2] = (1, 2)', '', ''),
    ('m[0:2] = 5', '', ''),
    ('m[0:2] = None', '', ''),
    ('m[::2] = A[0:2]', '', ''),
    ('del m[0:1]', '', ''),
    # Bytes of the right number fit items of any size.
    ('m[0:2] = BY[0:2 * S]', '0:2', like('m[0:2] = A[0:2]')),
    ('m[1:3] = BA[2 * S:4 * S]', '1:3', like('m[1:3] = A[2:4]')),
    ('m[0:2] = UN[0:2 * S]', '0:2', like('m[0:2] = A[0:2]')),
    ('m[1:4] = UN[S:4 * S]', '1:4', like('m[1:4] = A[1:4]')),
    ('m[0:1] = UN[1:1 + S]', '0', like('m[0:1] = array.array(T, BY[1:1 + S])')),
    ('m[0:2] = struct.pack("<II", 1, 0xdeadbeef)[0:2 * S]', '0:2',
     like('m[0:2] = array.array(T, struct.pack("<II", 1, 0xdeadbeef)[0:2 * S])')),
    ('m[0:2] = memoryview(BA)[0:2 * S]', '0:2', like('m[0:2] = A[0:2]')),
    ('m[0:1] = uctypes.bytearray_at(uctypes.addressof(BA), S)', '0',
     like('m[0:1] = A[0:1]')),
    ('m[0:4 // S] = uctypes.struct(uctypes.addressof(BA), {"a": uctypes.UINT32})',
     '0:4b', like('m[0:4 // S] = array.array(T, BY[0:4])')),
    ('m[0:2] = BY[0:2 * S + 1]', '', ''),
    ('m[0:2] = b""', '', ''),
    # ---- itself as the source ----
    ('m[1:4] = m[0:3]', '1:4', ''),
    ('m[0:3] = m[1:4]', '0:3', ''),
    ('m[0:3] = m[0:3]', '0:3', ''),
    ('m[0:2] = m[2:4]', '0:2', ''),
    ('m[1:3] = m[0:2]', '1:3', ''),
    ('m[0:0] = m[1:1]', '', ''),
    ('m[0:2] = m[0:3]', '', ''),
    ('m[1:3] = memoryview(m)[0:2]', '1:3', ''),
    # ---- through the buffer, storing ----
    ('struct.pack_into("<I", m, 0, 5)', '0:4b', RAW),
    ('struct.pack_into("<I", m, 0, 0xdeadbeef)', '0:4b', RAW),
    ('struct.pack_into("I", m, 4, 0xdeadbeef)', '4:8b', RAW),
    ('struct.pack_into(">I", m, 0, 5)', '0:4b', RAW),
    ('struct.pack_into("<I", m, 1, 5)', '1:5b', RAW),
    ('struct.pack_into("<H", m, 0, 5)', '0:2b', RAW),
    ('struct.pack_into("<B", m, 0, 5)', '0:1b', RAW),
    ('struct.pack_into("<f", m, 0, 1.5)', '0:4b', RAW),
    ('struct.pack_into("<4s", m, 0, b"abcd")', '0:4b', RAW),
    ('struct.pack_into("<Q", m, 0, 5)', '0:8b', RAW),
    ('struct.pack_into("<I", m, n * S, 5)', '', RAW),
    ('bio.readinto(m[0:2])', '0:2', RAW),
    ('bio.readinto(m[1:2])', '1', RAW),
    ('bio.readinto(m[0:2], 3)', '0:3b', RAW),
    ('bio.readinto(m)', '0:8', RAW),
    ('io.BytesIO(b"").readinto(m)', '', RAW),
    ('memoryview(m)[0] = 5', '0', RAW),
    # The pointer's new owner stores here, and rewrites all that lies behind.
    ('memoryview(m)[0:2] = A[0:2]', '0:', RAW),
    # ---- by its address: one access as wide as the word ----
    ('u.a', '', ''),
    ('u.a = 5', '0:4b', ADDRESS),
    ('u.a = 0xdeadbeef', '0:4b', ADDRESS),
    ('u.d = -1', '8:12b', ADDRESS),
    ('u.bits = 5', '12:16b', ADDRESS),
    ('u.bits', '', ''),
    ('u.h, u.c', '', ''),
    ('u.d = u.a', '8:12b', ADDRESS),
    ('machine.mem32[addr]', '', ''),
    ('machine.mem32[addr + 4] = 0xdeadbeef', '4:8b', ADDRESS),
    ('machine.mem16[addr + 2], machine.mem8[addr + 1]', '', ''),
    ('bytes(uctypes.bytearray_at(addr + 1, 6))', '', ''),
    # ---- by machine code of the program's own ----
    ('viper_load(m)', '', ''),
    ('viper32(m, 1, 0x12345678)', '4:8b', ADDRESS),
    ('viper16(m, 3, 0x1234)', '6:8b', NARROW),
    ('viper8(m, 5, 0x12)', '5:6b', NARROW),
    ('native(m, 1, 5)', '1', ''),
    ('native(m, 2, 0xdeadbeef)', '2', ''),
    # ---- operators that a memoryview has or has not ----
    ('x = m[0:1] + m[1:2]', '', ''),
    ('x = m * 2', '', ''),
    ('-m', '', ''),
    ('m.append(1)', '', ''),
    ('m.extend(b"a")', '', ''),
    ('m.sort()', '', ''),
]
