# Carries out the statements of the access matrix, in MicroPython on a virtual
# chip. access.py puts these lines before it:
#
#     REGION   name of the region
#     WHICH    'view': the view under test; 'ram': a plain memoryview;
#              'control': the obvious implementation
#     CACHED   true: with the data cache on
#     SIZE     bytes of the region
#     BLOCK    repeated, the contents at the start of each statement
#
# and behind it a call of all_run() with the statements.
#
# SPDX-License-Identifier: MIT
import array, binascii, io, machine, micropython, struct, uctypes
import backmem, testport

PATTERN = (BLOCK * (SIZE // len(BLOCK) + 1))[:SIZE]
WORDS = b'\x44\x33\x22\x11\x00\x00\x00\x80\x05\x00\x00\x00\xfe\xff\xff\xff'

# The main region as a program comes to it, the others by name.
region = backmem.region(REGION)
m = machine.backup_memory if backmem.regions()[0].name == REGION else region.memory
S = m.itemsize
T = 'B' if S == 1 else 'I'
ram = None
if WHICH == 'control':
    import control
    m = control.view
elif WHICH == 'ram':
    cells = array.array(T, PATTERN)
    ram = uctypes.bytearray_at(uctypes.addressof(cells), SIZE)
    m = memoryview(cells)
if CACHED:
    machine.mem32[0xe000ed14] |= 1 << 16 # SCB_CCR.DC
assert len(m) * S == SIZE, 'the region has another size'

# As in statements.py.
FIELDS = {
    'a': uctypes.UINT32 | 0,
    'h': uctypes.UINT16 | 4,
    'c': uctypes.UINT8 | 7,
    'd': uctypes.UINT32 | 8,
    'bits': uctypes.BFUINT32 | 12 | 4 << uctypes.BF_POS | 3 << uctypes.BF_LEN,
}


# Compiled to machine code, which knows a view's address and nothing of its rules.
@micropython.viper
def viper_store8(buffer, i: int, value: int):
    p = ptr8(buffer)
    p[i] = value


@micropython.viper
def viper_store16(buffer, i: int, value: int):
    p = ptr16(buffer)
    p[i] = value


@micropython.viper
def viper_store32(buffer, i: int, value: int):
    p = ptr32(buffer)
    p[i] = value


@micropython.viper
def viper_load(buffer) -> object:
    p, q, r = ptr8(buffer), ptr16(buffer), ptr32(buffer)
    return int(p[5]), int(q[1]), int(r[1])


@micropython.native
def native_store(view, i, value):
    view[i] = value
    return view[i]


CODE = (viper_store8, viper_store16, viper_store32, viper_load, native_store)


# What no statement changes.
FIXED = dict(zip(('viper8', 'viper16', 'viper32', 'viper_load', 'native'), CODE))
FIXED.update({
    'm': m, 'n': len(m), 'T': T, 'S': S, 'addr': uctypes.addressof(m),
    'u': uctypes.struct(uctypes.addressof(m), FIELDS),
    'array': array, 'binascii': binascii, 'io': io, 'machine': machine,
    'struct': struct, 'uctypes': uctypes,
})


def names():
    a = array.array(T, (WORDS * 2)[:8 * S])
    by = bytes(a)
    code = FIXED.copy()
    code.update({'A': a, 'E': array.array(T), 'BY': by, 'BA': bytearray(by),
                 'MV': memoryview(a), 'UN': memoryview(b'?' + by)[1:],
                 'bio': io.BytesIO(by)})
    return code


# The driver looks at the region's cells itself; at those of a plain memoryview
# it cannot.
def changes_print():
    for at in range(0, SIZE, 64):
        now, then = bytes(ram[at:at + 64]), PATTERN[at:at + 64]
        if now == then:
            continue
        first = -1
        for i in range(len(now)):
            if now[i] == then[i]:
                if first >= 0:
                    change_print(at + first, now[first:i])
                first = -1
            elif first < 0:
                first = i
        if first >= 0:
            change_print(at + first, now[first:])


def change_print(at, values):
    print('changed %d:%s' % (at, binascii.hexlify(values).decode()))


def run(number, text, is_expression):
    values = names()
    testport.mark(2 * number + 2)
    try:
        if is_expression:
            result = eval(text, values)
        else:
            exec(text, values)
            result = values.get('x')
        testport.mark(2 * number + 3)
        result = repr(result)
    except Exception as error:
        testport.mark(2 * number + 3)
        result = type(error).__name__
    print('result', number, result)
    if ram is not None and ram != PATTERN:
        changes_print()
        ram[:] = PATTERN


# Lines of a number, 1 for an expression and 0 for another statement, and its text.
def all_run(lines):
    for line in lines.split('\n'):
        number, is_expression, text = line.split(' ', 2)
        run(int(number), text, is_expression == '1')
