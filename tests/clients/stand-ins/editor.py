#!/usr/bin/env python3
"""Stands in for a person in an editor: does to a file what the words of an undo step say, and fails where it does not understand them.

/harness/words.json: {"words": "Delete `[[index]]` with the name `team`.", "added": {"tox.ini": "[testenv]\n…"}}, where `added` is what
the guide's file steps put into a file, which the person remembers.
A file that holds nothing but what the guide made goes as a whole, where the words say so.
"""

import json
import pathlib
import re
import sys

WORDS = pathlib.Path("/harness/words.json")


def sections(lines):
    """Where each section begins and ends, with its header; what stands before the first has none."""
    starts = [at for at, line in enumerate(lines) if re.match(r"\[.*\]\s*$", line)]
    return [(lines[start].strip(), start, end) for start, end in zip(starts, [*starts[1:], len(lines)])]


def without_section(lines, header, name=None):
    for found, start, end in sections(lines):
        named = name is None or any(re.match(rf'name\s*=\s*"{re.escape(name)}"', line) for line in lines[start:end])
        if found == header and named:
            return lines[:start] + lines[end:]
    return None


def edited(name, lines, words, added):
    def without_lines(pattern, inside=None):
        places = [range(start, end) for header, start, end in sections(lines) if header == inside]
        return [
            line
            for at, line in enumerate(lines)
            if not (re.search(pattern, line) and (inside is None or any(at in place for place in places)))
        ]

    understood = False
    header = None
    for named, which in re.findall(r"(?:`(\[\[[^`]+\]\])`|the one) with the name `([^`]+)`", words):
        header = named or header
        less = without_section(lines, header, which)
        understood = understood or less is not None
        lines = lines if less is None else less
        lines = without_lines(rf'^[\w."-]+\s*=.*"{re.escape(which)}"', "[tool.uv.sources]")
    for key in re.findall(r"the line `([\w-]+)`", words):
        lines = without_lines(rf"^{key}\s*=")
    if found := re.search(r"[Dd]elete the section `(\[[^`]+\])` and its line under `([\w-]+)`", words):
        lines = without_section(lines, found[1]) or lines
        lines = without_lines(rf"^\s+{re.escape(found[1][1:-1])}$")
        understood = True
        if "the file, if nothing else is in it" in words and [line.strip() for line in lines if line.strip()] == ["[distutils]", f"{found[2]} ="]:
            lines = []
    if found := re.search(r"Delete the table `(\[[^`]+\])`", words):
        lines = without_section(lines, found[1]) or lines
        understood = True
    if found := re.search(r"Delete the line under `(\[[^`]+\])`", words):
        lines = without_section(lines, found[1]) or lines
        understood = True
    if found := re.search(r"Delete the line that ends with `([^`]+)`", words):
        lines = without_lines(rf"{re.escape(found[1])}$")
        understood = True
    if re.search(r"Take the line out of `\.pip-tools\.toml`", words):
        lines = without_lines(r"^emit-index-url\s*=")
        understood = True
    if "Delete the option under `pip`, and `keyring` and its backend" in words:
        lines = [line for line in lines if not re.match(r"\s+- (?:'--(?:extra-)?index-url |keyring$|keyrings\.google-artifactregistry-auth$)", line)]
        # A list that is empty now goes, too.
        lines = [line for line, after in zip(lines, [*lines[1:], ""]) if not (line == "  - pip:" and not after.startswith("   "))]
        understood = True
    if found := re.search(r"Delete (?:the lines that were added|what was added)", words):
        mine = {line for line in added[name].splitlines() if line.strip()}
        prefixes = re.search(r"with `(\w+)` and `(\w+)`", words)
        lines = [
            line
            for line in lines
            if line not in mine or re.match(r"\[.*\]$", line) or (prefixes and not line.startswith(prefixes.groups()))
        ]
        understood = True
    if found := re.search(r'`(index = "[^`]+")` wherever', words):
        key, value = found[1].split(" = ")
        lines = [re.sub(rf",\s*{key}\s*=\s*{re.escape(value)}", "", line) for line in lines]
    if found := re.search(r"name `(\w+)`, url `([^`]+)`, verify_ssl `(\w+)`", words):
        lines = ["[[source]]", f'url = "{found[2]}"', f"verify_ssl = {found[3]}", f'name = "{found[1]}"', "", *lines]
    return lines if understood else None


def main(paths):
    if not WORDS.exists():
        return
    said = json.loads(WORDS.read_text())
    for path in map(pathlib.Path, paths):
        if not path.exists():
            continue
        if "If the guide made the file, delete all of it" in said["words"] and path.read_text() == said["added"].get(path.name):
            path.unlink()
            continue
        lines = edited(path.name, path.read_text().splitlines(), said["words"], said["added"])
        if lines is None:
            sys.exit(f"The stand-in for an editor does not know what to do to {path}: {said['words']}\n{path.read_text()}")
        path.write_text("".join(f"{line}\n" for line in lines))


main(sys.argv[1:])
