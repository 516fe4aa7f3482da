# What the tests need of Markdown: code blocks, links, headings.
#
# SPDX-License-Identifier: MIT
import re


def blocks(text, language):
    """The fenced code blocks of a language, each as (text, line number). The
    language is all that stands behind the fence's opening."""
    found = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if lines[at].startswith("```"):
            name = lines[at][3:].strip()
            start = at + 1
            at = start
            while not lines[at].startswith("```"):
                at += 1
            if name == language:
                found.append(("\n".join(lines[start:at]) + "\n", start + 1))
        at += 1
    return found


def blocks_of(pages, language):
    """The texts of the code blocks of a language on some pages."""
    found = []
    for page in pages:
        with open(page, encoding="utf-8") as file:
            found += [text for text, _ in blocks(file.read(), language)]
    return found


def block_beneath(page, heading, language):
    """The one block of this language beneath a heading of a page."""
    with open(page, encoding="utf-8") as file:
        parts = re.split(r"^#+ (.*)\n", file.read(), flags=re.M)
    beneath = dict(zip(parts[1::2], parts[2::2]))
    (found,) = [text for text, _ in blocks(beneath[heading], language)]
    return found


def prose(text):
    """The text without its code."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`", "", text)


def links(text):
    """The targets of all links that are no addresses of other sites."""
    targets = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(text))
    return [t for t in targets if not re.match(r"[a-z]+:", t)]


def anchors(text):
    """The anchors that headings make."""
    found = set()
    for heading in re.findall(r"^#+ +(.*?) *$", text, flags=re.M):
        heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.add(re.sub(r"[^\w\- ]", "", heading).replace(" ", "-"))
    return found
