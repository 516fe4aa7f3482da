# Board self-test under MicroPython: what the memory of this very board does, as
# a report to read and to send. docs/manual/selftest.md shows it.
#
#   import selftest
#   selftest.check()            patterns on the free words, contents put back
#   selftest.arm("reset_pin")   leave a pattern; then press the button
#   selftest.verify()           what is left of it
#
# On a PC: micropython examples/selftest.py [check | arm EVENT | verify [EVENT]]
#
# Words that have an owner are read, never written; nobody else may use the free
# words meanwhile. Report and pattern are those of the C version.
#
# SPDX-License-Identifier: MIT
import backmem
import sys
import uctypes

FORM = 1
PIECE = 64  # bytes that hold patterns at any moment
EVENTS = (
    "soft_reset",
    "watchdog",
    "reset_pin",
    "deep_sleep",
    "vdd_loss_bat",
    "vdd_loss",
)
ADVICE = (
    "reset the core by software",
    "let the watchdog bite",
    "press the reset button",
    "enter deep sleep and wake up",
    "take the main supply away for 10 s but not the battery",
    "take main supply and battery away for 60 s",
)

# ---- the report --------------------------------------------------------------


class Report:
    def __init__(self, job, event):
        self.passed = self.failed = 0
        self.job = job
        version = backmem.__version__
        event = event or ("-" if job == "check" else "any")
        print("backmem self-test, form %d, library %s" % (FORM, version))
        print("chip %s, job %s, event %s" % (backmem.chip, job, event))
        print("csv,head,%d,%s,%s,%s,%s" % (FORM, version, backmem.chip, job, event))

    def facts(self, r):
        self.rows = []
        self.name = r.name
        width, stride, rule, hazards = r.access
        answers = {True: "yes", False: "no", None: "unknown"}
        survives = " ".join("%s=%s" % (e, answers[r.survives[e]]) for e in EVENTS)
        hazards = " ".join(hazards) or "none"
        free = " ".join("%d..%d" % (o, o + n - 1) for o, n in r.free) or "none"
        where = "none" if r.address is None else "0x%08x" % (r.address & 0xFFFFFFFF)
        print("\n" + r.name)
        self.line("memory", "%d bytes at %s" % (r.size, where))
        access = (r.itemsize, width, stride, rule)
        self.line("access", "itemsize %d; unit %d of %d; narrower: %s" % access)
        self.line("hazards", hazards)
        self.line("survives", survives)
        self.line("free", free)
        facts = (r.name, where, r.size) + access + (hazards, survives, free)
        self.rows.append("csv,region,%s,%s,%d,%d,%d,%d,%s,%s,%s,%s" % facts)
        for offset, size, owner, when in r.reserved:
            last = offset + size - 1
            self.line("owned", "%d..%d %s: %s" % (offset, last, when, owner))
            owned = (r.name, offset, last, when, owner)
            self.rows.append('csv,owned,%s,%d,%d,%s,"%s"' % owned)

    def line(self, name, text):
        print("  %-11s %s" % (name, text))

    # At once as a line of the table, so that it is out if the next check faults.
    def result(self, check, verdict, text):
        self.passed += verdict == "pass"
        self.failed += verdict == "FAIL"
        self.line(check, "%s  %s" % (verdict, text))
        self.rows.append('csv,result,%s,%s,%s,"%s"' % (self.name, check, verdict, text))

    def end_region(self):
        for row in self.rows:
            print(row)

    def end(self):
        print("\n%d passed, %d failed" % (self.passed, self.failed))
        print("csv,tail,%d,%d" % (self.passed, self.failed))
        return self.failed == 0


# ---- words -------------------------------------------------------------------


# Runs of bytes that are free; with `claim`, also those of owners who write there
# only under some condition.
def free_runs(r, claim):
    if not claim:
        return r.free
    runs = []
    start = 0
    width = r.access[0]
    for offset, size, _, when in r.reserved:
        if when == "always":
            if offset > start:
                runs.append((start, offset - start))
            start = (offset + size + width - 1) // width * width
    if start < r.size:
        runs.append((start, r.size - start))
    return runs


def word(data, at=0):
    return "0x%08x" % int.from_bytes(data[at : at + 4], "little")


def total(runs):
    return sum(size for _, size in runs)


# FNV-1a over all bytes of the runs.
def checksum(r, runs):
    value = 2166136261
    for offset, size in runs:
        for at in range(offset, offset + size, PIECE):
            for byte in r.read(at, min(PIECE, offset + size - at)):
                value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


# The runs between those of a list.
def between(r, runs):
    others = []
    end = 0
    for offset, size in runs:
        if offset > end:
            others.append((end, offset - end))
        end = offset + size
    if end < r.size:
        others.append((end, r.size - end))
    return others


# ---- check -------------------------------------------------------------------

NAMES = ("constant", "walking", "address", "lines", "bytes")
LAST_NAMES = ("flush", "restore", "outside")


ONES = [(1 << i).to_bytes(4, "little") for i in range(32)]


def pattern(n, offset, size):
    if n < 4:
        return b"\x00\xff\x55\xaa"[n : n + 1] * size
    places = range(offset & ~3, offset + size, 4)
    if n < 36:
        # The one stands elsewhere in each word: two never agree by chance.
        words = [ONES[n - 4 + (at >> 2) & 31] for at in places]
    else:
        words = [((at | ~at << 16) & 0xFFFFFFFF).to_bytes(4, "little") for at in places]
    return b"".join(words)[offset & 3 :][:size]


def mark(i):
    return bytes((i, 0x5A, ~i & 0xFF, 0xC3))


class Check:
    def __init__(self, report, r, runs):
        self.report = report
        self.r = r
        self.runs = runs
        self.results = {}

    # Only the first failure of a check is told: it names the place to look at.
    def note(self, check, error=None):
        if error or check not in self.results:
            if not self.results.get(check):
                self.results[check] = error

    def judge(self, check, offset, want, error=""):
        got = self.r.read(offset, len(want))
        i = len(want) if got == want else 0
        while i < len(want) and got[i] == want[i]:
            i += 1
        if error or i < len(want):
            i = min(i, len(want) - 1) & ~3
            place = (offset + i, word(want, i), word(got, i))
            self.note(check, error + "at %d wrote %s read %s" % place)
        else:
            self.note(check)

    def store(self, offset, data):
        try:
            self.r.write(offset, data)
            return ""
        except OSError as e:
            return str(e.args[-1]).split(": ")[-1] + " "

    def write(self, check, offset, want):
        self.judge(check, offset, want, self.store(offset, want))

    def piece(self, offset, size):
        saved = self.r.read(offset, size)
        try:
            for n in range(37):
                check = "constant" if n < 4 else "walking" if n < 36 else "address"
                self.write(check, offset, pattern(n, offset, size))
        finally:  # also at Ctrl-C
            self.write("restore", offset, saved)

    # Each byte alone, its neighbours watched.
    def bytes(self, offset, size):
        size = min(size, 4)
        if size < 2:
            return
        saved = self.r.read(offset, size)
        want = bytearray(b"\x11\x22\x33\x44"[:size])
        try:
            self.write("bytes", offset, want)
            for i in range(size):
                want[i] = 0xA0 + i
                error = self.store(offset + i, want[i : i + 1])
                self.judge("bytes", offset, want, error)
        finally:
            self.write("restore", offset, saved)

    # The words at 0, 4, 8, 16 ... hold different values at the same time: memory
    # that is smaller than it looks shows here.
    def lines(self, offset, size):
        places = []
        step = 0
        while step + 4 <= size:
            places.append(offset + step)
            step = 2 * step or 4
        if len(places) < 2:
            return
        saved = [self.r.read(at, 4) for at in places]
        try:
            for i, at in enumerate(places):
                self.write("lines", at, mark(i))
            for i, at in enumerate(places):
                self.judge("lines", at, mark(i))
        finally:
            for i in range(len(places) - 1, -1, -1):
                self.write("restore", places[i], saved[i])

    # A flush may store words, but only what they hold.
    def flush(self, offset, size):
        before = checksum(self.r, [(offset, size)])
        self.r.flush(offset, size)
        self.sums("flush", before, checksum(self.r, [(offset, size)]))

    def sums(self, check, before, after):
        error = "at 0 wrote 0x%08x read 0x%08x: sums of all bytes" % (before, after)
        self.note(check, error if before != after else None)

    def tell(self, check):
        if check not in self.results:
            why = "no other words" if check == "outside" else "too small for it"
            self.report.result(check, "skip", why)
        elif self.results[check]:
            self.report.result(check, "FAIL", self.results[check])
        else:
            runs = between(self.r, self.runs) if check == "outside" else self.runs
            self.report.result(check, "pass", "%d bytes" % total(runs))

    def run(self, probe_all):
        others = between(self.r, self.runs)
        free_sum = checksum(self.r, self.runs)
        other_sum = checksum(self.r, others)
        for offset, size in self.runs:
            self.bytes(offset, size)
            for at in range(offset, offset + size, PIECE):
                self.piece(at, min(PIECE, offset + size - at))
            self.lines(offset, size)
            self.flush(offset, size)
        for check in NAMES:
            self.tell(check)
        self.narrow(8, probe_all)
        self.narrow(16, probe_all)
        self.sums("restore", free_sum, checksum(self.r, self.runs))
        if others:
            self.sums("outside", other_sum, checksum(self.r, others))
        for check in LAST_NAMES:
            self.tell(check)

    # ---- narrow stores, which the library itself never makes ----

    def narrow(self, bits, probe_all):
        check = "narrow %d" % bits
        width, _, rule, _ = self.r.access
        if 8 * width <= bits:
            self.report.result(check, "skip", "not narrower than a unit")
        elif self.r.address is None:
            self.report.result(check, "skip", "the memory has no address")
        elif self.runs[0][1] < width:
            self.report.result(check, "skip", "too small for it")
        elif any(self.results.values()):
            # What a raw store does, a word store might not put back.
            self.report.result(check, "skip", "not after a failure")
        elif not probe_all and rule in ("FAULTS", "UNKNOWN"):
            self.report.result(check, "skip", "may fault: only on demand")
        else:
            self.probe(check, bits, width, rule)

    # Stores `bits` bits to an upper lane of a unit, and puts it back.
    def probe(self, check, bits, width, rule):
        offset = self.runs[0][0]
        unit = self.r.address + offset // width * self.r.access[1]
        saved = self.r.read(offset, width)
        try:
            error = self.store(offset, b"\x44\x33\x22\x11"[:width])
            if bits == 8:
                uctypes.bytearray_at(unit + 1, 1)[0] = 0xA5
                lanes, datum = 0xFF00, 0xA5A5A5A5
            else:
                uctypes.struct(unit, {"upper": uctypes.UINT16 | 2}).upper = 0xBEEF
                lanes, datum = 0xFFFF0000, 0xBEEFBEEF
            after = int.from_bytes(self.r.read(offset, width), "little")
        finally:
            self.write("restore", offset, saved)
        units = (1 << (8 * width)) - 1
        before = 0x11223344 & units
        if after == (before & ~lanes) | (datum & lanes):
            seen = "LANES"
        elif after == datum & units:
            seen = "REPLICATES"
        elif after == datum & lanes:
            seen = "ZERO_FILLS"
        else:
            seen = "dropped" if after == before else "none of the rules"
        # A pending store reads back like one of normal memory.
        good = seen == ("LANES" if rule == "PENDING" else rule) and not error
        verdict = "pass" if good else "FAIL"
        if rule == "UNKNOWN" and not error:
            verdict = "note"
        text = (error, offset, before, after, seen, rule)
        self.report.result(
            check, verdict, "%sat %d: 0x%08x became 0x%08x: %s; the page says %s" % text
        )


# ---- over a reset ------------------------------------------------------------


# The bytes follow from event and offset alone: verify knows all of them without
# help from the memory that it judges.
def armed(event, offset, size):
    data = bytearray(size)
    for i in range(size):
        x = ((offset + i) * 0x9E3779B1 + (event + 1) * 0x85EBCA6B) & 0xFFFFFFFF
        x ^= x >> 15
        data[i] = x * 0x2C1B3C6D >> 24 & 0xFF
    return data


def armed_count(r, runs, event):
    same = 0
    for offset, size in runs:
        for at in range(offset, offset + size, PIECE):
            got = r.read(at, min(PIECE, offset + size - at))
            want = armed(event, at, len(got))
            same += len(got) if got == want else sum(a == b for a, b in zip(got, want))
    return same


# (bytes that are as armed, event), of the event that most bytes are armed for.
def armed_best(r, runs):
    return max((armed_count(r, runs, event), -event) for event in range(len(EVENTS)))


def arm_region(report, r, runs, event):
    error = ""
    for offset, size in runs:
        for at in range(offset, offset + size, PIECE):
            data = armed(event, at, min(PIECE, offset + size - at))
            error = error or Check(report, r, runs).store(at, data)
    same = armed_count(r, runs, event)
    if error or same != total(runs):
        text = "%s%d of %d bytes as armed" % (error, same, total(runs))
        report.result("arm", "FAIL", text)
    else:
        text = (same, ADVICE[event])
        report.result("arm", "pass", "%d bytes; now %s; then verify" % text)


def verify_region(report, r, runs, event):
    same, best = armed_best(r, runs)
    best = -best
    size = total(runs)
    kept = same == size
    lost = not kept and (size < 16 or same < size // 4)
    text = "%d of %d bytes as armed: " % (same, size)
    if event is None and not lost:
        event = best
    if event is None:
        text += "lost or never armed; name the event to compare"
        report.result("verify", "note", text)
        return
    if not lost and best != event:
        text = "%d of %d bytes are armed for another event: " % (same, size)
        text += EVENTS[best]
        report.result("verify", "note", text)
        return
    answer = r.survives[EVENTS[event]]
    verdict = "note"
    if answer:
        verdict = "pass" if kept else "FAIL"
    elif answer is False and not kept:
        verdict = "pass"
    text += "kept" if kept else "lost" if lost else "changed"
    says = {True: "yes", False: "no", None: "unknown"}[answer]
    report.result("verify", verdict, "%s; the page says %s" % (text, says))


# ---- the jobs ----------------------------------------------------------------


# What an error says: "PWR_CSR.BRR: TIMEOUT" of "BKPSRAM: PWR_CSR.BRR: TIMEOUT".
def reason(r, error):
    text = str(error.args[-1])
    prefix = r.name + ": "
    return text[len(prefix) :] if text.startswith(prefix) else text


def each_region(report, job, claim):
    for r in backmem.regions():
        error = None
        try:
            r.read(0, 1)
        except OSError as e:
            error = e
        report.facts(r)
        if error:
            report.result("open", "FAIL", reason(r, error))
        else:
            report.result("open", "pass", "OK")
            runs = free_runs(r, claim)
            if runs:
                job(r, runs)
            else:
                name = "patterns" if report.job == "check" else report.job
                report.result(name, "skip", "no free words")
        report.end_region()
    return report.end()


def check(claim=False, probe_all=False):
    report = Report("check", None)

    def job(r, runs):
        Check(report, r, runs).run(probe_all)

    return each_region(report, job, claim)


def arm(event, claim=False):
    n = EVENTS.index(event)
    report = Report("arm", event)

    def job(r, runs):
        arm_region(report, r, runs, n)

    return each_region(report, job, claim)


# One region that was kept tells the event for one that was lost.
def find_event(claim):
    for r in backmem.regions():
        runs = free_runs(r, claim)
        try:
            same, event = armed_best(r, runs) if runs else (0, 0)
        except OSError:
            continue
        if runs and same == total(runs):
            return EVENTS[-event]


def verify(event=None, claim=False):
    event = event or find_event(claim)
    n = EVENTS.index(event) if event else None
    report = Report("verify", event)

    def job(r, runs):
        verify_region(report, r, runs, n)

    return each_region(report, job, claim)


if __name__ == "__main__":
    words = list(getattr(sys, "argv", ())[1:]) or ["check"]
    jobs = {"check": check, "arm": arm, "verify": verify}
    if not jobs[words[0]](*words[1:]):
        sys.exit(1)
