# The bill of materials of a release, as SPDX 2.3 in JSON: each package with its check,
# each file of the source package with its licence, and what firmware has of others.
#
# SPDX-License-Identifier: MIT
import hashlib
import json
import os
import re
import time

LICENCE = "MIT"
COPYRIGHT = "Copyright (c) 2026 The backmem authors"


def digest(kind, contents):
    return hashlib.new(kind, contents).hexdigest()


def licence_said(name, contents):
    """What a file says of its own licence."""
    if name == "LICENSE":
        return LICENCE
    found = re.search(rb"SPDX-License-Identifier: (\S+)", contents[:3000])
    return found[1].decode() if found else "NONE"


def file_entry(number, name, contents):
    return {
        "SPDXID": f"SPDXRef-File-{number}",
        "fileName": f"./{name}",
        "checksums": [
            {"algorithm": "SHA1", "checksumValue": digest("sha1", contents)},
            {"algorithm": "SHA256", "checksumValue": digest("sha256", contents)},
        ],
        "licenseConcluded": LICENCE,
        "licenseInfoInFiles": [licence_said(name, contents)],
        "copyrightText": COPYRIGHT,
    }


def package_entry(version, path, files):
    """Of an archive; of the source package with its files."""
    name = os.path.basename(path)
    with open(path, "rb") as file:
        sha256 = digest("sha256", file.read())
    entry = {
        "SPDXID": "SPDXRef-Package" + re.sub(r"[^A-Za-z0-9.]+", "-",
                                             name[len(f"backmem-{version}"):]),
        "name": "backmem",
        "versionInfo": version,
        "packageFileName": name,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": files is not None,
        "checksums": [{"algorithm": "SHA256", "checksumValue": sha256}],
        "licenseConcluded": LICENCE,
        "licenseDeclared": LICENCE,
        "copyrightText": COPYRIGHT,
    }
    if files is not None:
        sums = sorted(one["checksums"][0]["checksumValue"] for one in files)
        entry["packageVerificationCode"] = {
            "packageVerificationCodeValue": digest("sha1", "".join(sums).encode())}
        entry["licenseInfoFromFiles"] = sorted(
            {one["licenseInfoInFiles"][0] for one in files} - {"NONE"})
        entry["primaryPackagePurpose"] = "SOURCE"
    return entry


def other_entry(name, version, licence):
    """Of what others wrote and firmware has."""
    return {
        "SPDXID": "SPDXRef-Other-" + re.sub(r"[^A-Za-z0-9.]+", "-", name),
        "name": name,
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": licence,
        "licenseComments": "The text is in the folder `licences` of the package.",
        "copyrightText": "NOASSERTION",
    }


def relation(element, kind, other):
    return {"spdxElementId": element, "relationshipType": kind,
            "relatedSpdxElement": other}


def of_materials(version, moment, packages):
    """The text of the document.

    packages    (path, [(name, contents, whether it is a program)],
                [(name, version, licence) of what is by others]) of each
    """
    entries, files, relations = [], [], []
    others = {}
    source = None
    for path, contents, of_others in packages:
        if path.endswith(".tar.gz") and source is None:
            files = [file_entry(number, name, text)
                     for number, (name, text, _) in enumerate(contents)]
            entries.append(package_entry(version, path, files))
            source = entries[0]["SPDXID"]
            relations += [relation(source, "CONTAINS", one["SPDXID"]) for one in files]
        else:
            entries.append(package_entry(version, path, None))
            if source:
                relations.append(relation(entries[-1]["SPDXID"], "GENERATED_FROM",
                                          source))
        if of_others:
            entries[-1]["licenseConcluded"] = "NOASSERTION"
        for one in of_others:
            entry = other_entry(*one)
            others[entry["SPDXID"]] = entry
            relations.append(relation(entries[-1]["SPDXID"], "CONTAINS",
                                      entry["SPDXID"]))
    document = "SPDXRef-DOCUMENT"
    relations = [relation(document, "DESCRIBES", one["SPDXID"]) for one in entries
                 ] + relations
    first = entries[0]["checksums"][0]["checksumValue"]
    return json.dumps({
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": document,
        "name": f"backmem-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/backmem-{version}-{first}",
        "creationInfo": {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment)),
            "creators": [f"Tool: backmem-tools-package-{version}"],
        },
        "packages": entries + list(others.values()),
        "files": files,
        "relationships": relations,
    }, indent=1) + "\n"
