# Devicetree of the tests: bindings, overlays, and the header that stands for what
# Zephyr makes of nodes. dtc and fdtget, of Debian's device-tree-compiler, read the
# files.
#
# SPDX-License-Identifier: MIT
import os
import re
import subprocess

import yaml

BINDING = "zephyr/dts/bindings/backmem,region.yaml"
# What a binding may say, and what its properties may: of Zephyr's documentation on
# bindings, those that are used here.
BINDING_KEYS = {"description": str, "compatible": str, "include": str,
                "properties": dict}
PROPERTY_KEYS = {"type": str, "default": (int, str), "description": str, "const": int,
                 "required": bool}
TYPES = {"string", "int", "boolean", "phandle"}
# What base.yaml of Zephyr's brings, as far as nodes have it.
BASE = {"compatible", "reg", "status", "phandle", "#address-cells", "#size-cells"}


def binding_read():
    with open(BINDING, encoding="utf-8") as file:
        return yaml.safe_load(file)


def binding_faults(binding):
    """What of a binding is not of Zephyr's form."""
    faults = [f"no {key}" for key in ("description", "compatible", "properties")
              if key not in binding]
    for key, value in binding.items():
        if not isinstance(value, BINDING_KEYS.get(key, ())):
            faults.append(f"{key}: {value!r}")
    for name, said in binding.get("properties", {}).items():
        if not re.fullmatch(r"#?[a-z0-9-]+", name):
            faults.append(f"property {name}")
        for key, value in said.items():
            if not isinstance(value, PROPERTY_KEYS.get(key, ())):
                faults.append(f"{name}: {key}: {value!r}")
        if name not in BASE and said.get("type") not in TYPES:
            faults.append(f"{name}: type {said.get('type')}")
        if name not in BASE and not said.get("description"):
            faults.append(f"{name}: no description")
        if "default" in said and said.get("type") != (
                "int" if isinstance(said["default"], int) else "string"):
            faults.append(f"{name}: default {said['default']!r}")
    return faults


def blob_make(source, blob, text=None):
    """Compiles a devicetree; a text stands for the file."""
    done = subprocess.run(["dtc", "-q", "-@", "-I", "dts", "-O", "dtb", "-o", blob,
                           "-" if text is not None else source], input=text, text=True,
                          check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0 or done.stdout:
        raise RuntimeError(f"{source}: {done.stdout}")
    return blob


def fdtget(*words):
    return subprocess.run(["fdtget", *words], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()


def nodes_of(blob, path="/"):
    """(path, names of properties) of each node."""
    found = [(path, fdtget("-p", blob, path).split())]
    for name in fdtget("-l", blob, path).split():
        found += nodes_of(blob, os.path.join(path, name))
    return found


def ours_of(blob):
    """Those of them that are compatible with our binding."""
    return [(path, names) for path, names in nodes_of(blob) if "compatible" in names
            and fdtget(blob, path, "compatible") == "backmem,region"]


def node_faults(blob, path, names, properties):
    """What of a node its binding does not know, or has another type."""
    for name in names:
        kind = properties.get(name, {}).get("type")
        if name not in properties and name not in BASE:
            yield f"{path}: {name}"
        elif kind == "boolean" and fdtget(blob, path, name):
            yield f"{path}: {name} has a value"
        elif kind == "string" and not re.fullmatch(r"[A-Z][A-Z_0-9]*",
                                                   fdtget(blob, path, name)):
            yield f"{path}: {name} is no name"
        elif kind in ("int", "phandle") and not re.fullmatch(
                r"[0-9a-f]{1,8}", fdtget("-t", "x", blob, path, name)):
            yield f"{path}: {name} is no cell"


def node_lines(blob, number, path, names, properties):
    """The macros of one node: each property, whether it is there, and its default."""
    by_phandle = {fdtget(blob, other, "phandle"): other
                  for other, theirs in nodes_of(blob) if "phandle" in theirs}
    yield f'#define NODE_{number}_NAME "{os.path.basename(path)}"'
    for name, said in properties.items():
        if name in BASE:
            continue
        macro = f"NODE_{number}_{name.replace('-', '_')}"
        has = f"NODE_{number}_HAS_{name.replace('-', '_')}"
        otherwise = f"NODE_{number}_OR_{name.replace('-', '_')}(otherwise)"
        there = name in names
        yield f"#define {has} {int(there)}"
        if said.get("type") == "string":
            value = f'"{fdtget(blob, path, name)}"' if there else "otherwise"
            yield f"#define {otherwise} {value}"
        elif said.get("type") == "boolean":
            yield f"#define {macro} {int(there)}"
        elif said.get("type") == "int":
            value = fdtget("-t", "x", blob, path, name) if there else said["default"]
            yield f"#define {macro} 0x{value}u"
        elif there and said.get("type") == "phandle":
            target = by_phandle[fdtget(blob, path, name)]
            start, size = fdtget("-t", "x", blob, target, "reg").split()
            yield f"#define {macro}_ADDR 0x{start}u"
            yield f"#define {macro}_SIZE 0x{size}u"


def chosen_lines(blob):
    """The macros of the RAM that the linker fills, if the devicetree chooses one."""
    chosen = dict(nodes_of(blob)).get("/chosen", [])
    macro = "#define CHOSEN_zephyr_sram"
    if "zephyr,sram" not in chosen:
        return [f"{macro}_EXISTS 0"]
    node = fdtget(blob, "/chosen", "zephyr,sram")
    start, size = fdtget("-t", "x", blob, node, "reg").split()
    return [f"{macro}_EXISTS 1", f"{macro}_ADDR 0x{start}u", f"{macro}_SIZE 0x{size}u"]


def header_make(source, folder, text=None):
    """nodes.h in the folder, of a devicetree."""
    properties = binding_read()["properties"]
    blob = blob_make(source, os.path.join(folder, "nodes.dtb"), text)
    ours = ours_of(blob)
    assert ours, source
    lines = chosen_lines(blob)
    for number, (path, names) in enumerate(ours):
        assert not list(node_faults(blob, path, names, properties))
        lines += node_lines(blob, number, path, names, properties)
    lines.append("#define NODES(f) " + " ".join(f"f({i})" for i in range(len(ours))))
    with open(os.path.join(folder, "nodes.h"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
