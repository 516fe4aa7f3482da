# The picture of docs/costs.md: what a store costs by its number of keys, and what
# others cost. SVG, both axes logarithmic.
#
# SPDX-License-Identifier: MIT
import math

WIDTH, HEIGHT = 880, 720
PANEL = (360, 250) # what curves are drawn in
KEYS = (1, 10, 50, 200, 500)
LOW, HIGH = 1e2, 1e8 # instructions
PANELS = (("store set", "set", "mean", "set a value, mean"),
          ("store set", "set", "worst", "worst commit"),
          ("store get", "get", "mean", "get a value, mean"),
          ("store open", "open", "mean", "open, mean"))
COLOURS = {"backmem": "#1b7837", "littlefs": "#b35806", "FlashDB": "#2166ac",
           "NVS": "#b2182b", "ZMS": "#762a83"}
STYLE = ("text{font:13px sans-serif;fill:#222}.t{font-size:18px;font-weight:bold}"
         ".b{font-weight:bold}.g{fill:#555;font-size:11px}.e{text-anchor:end}"
         ".m{text-anchor:middle}")


def text(x, y, words, style=""):
    style = f' class="{style}"' if style else ""
    return f'<text x="{x:.0f}" y="{y:.0f}"{style}>{words}</text>'


def short(value):
    """A power of ten, as the axis has it."""
    exponent = round(math.log10(value))
    return f"{10 ** (exponent % 3)}{('', ' k', ' M')[exponent // 3]}"


def place(left, top, keys, instructions):
    x = left + PANEL[0] * math.log(keys / KEYS[0]) / math.log(KEYS[-1] / KEYS[0])
    share = math.log(instructions / LOW) / math.log(HIGH / LOW)
    return x, top + PANEL[1] * (1 - share)


def axes(left, top, title):
    right, bottom = left + PANEL[0], top + PANEL[1]
    lines = [text(left, top - 10, title, "b")]
    value = LOW
    while value <= HIGH:
        _, y = place(left, top, 1, value)
        lines.append(f'<path d="M{left} {y:.1f}H{right}" stroke="#ddd"/>')
        lines.append(text(left - 6, y + 4, short(value), "g e"))
        value *= 10
    for keys in KEYS:
        x, _ = place(left, top, keys, LOW)
        lines.append(f'<path d="M{x:.1f} {top}V{bottom}" stroke="#eee"/>')
        lines.append(text(x, bottom + 16, keys, "g m"))
    return lines


def curve(left, top, points, colour, wide):
    at = [place(left, top, keys, value) for keys, value in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    lines = [f'<polyline points="{path}" fill="none" stroke="{colour}" '
             f'stroke-width="{3 if wide else 1.5}"/>']
    return lines + [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{4 if wide else 3}" '
                    f'fill="{colour}"/>' for x, y in at]


def points_of(rows, peers, panel):
    """name -> the points of its curve, ours last, to be drawn on top."""
    ours, theirs, figure, _ = panel
    curves = {}
    for peer in peers:
        if peer["what"] == theirs and peer["n"] and peer[figure]:
            curves.setdefault(peer["peer"], []).append(
                (int(peer["n"]), int(peer[figure])))
    curves["backmem"] = [
        (row.n, row.worst if figure == "worst" else row.instructions / row.times)
        for row in rows if row.what == ours]
    return curves


def legend(names):
    lines, x = [], 60
    for name in names:
        lines.append(f'<path d="M{x} 54h24" stroke="{COLOURS[name]}" '
                     f'stroke-width="{3 if name == "backmem" else 1.5}"/>')
        lines.append(text(x + 30, 58, name))
        x += 130
    return lines


def picture(measured, peers):
    rows = measured["M0+ -Os"].rows
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
             f'height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
             "<title>Instructions of a store's calls by its number of keys</title>",
             f"<style>{STYLE}</style>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             text(16, 28, "A store by its number of keys: instructions on Cortex-M0+",
                  "t")]
    names = ["backmem"]
    for i, panel in enumerate(PANELS):
        left, top = 60 + 440 * (i % 2), 100 + 310 * (i // 2)
        lines += axes(left, top, panel[3])
        for name, points in points_of(rows, peers, panel).items():
            lines += curve(left, top, points, COLOURS[name], name == "backmem")
            if name not in names:
                names.append(name)
    lines += legend(names)
    lines.append(text(WIDTH / 2, HEIGHT - 16, "keys in the store", "m"))
    return "\n".join(lines) + "\n</svg>\n"
