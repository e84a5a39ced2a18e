"""Prints what differs between two machines in what a guide may change: {"before": {…}, "after": {…}}, with what only one of them has, or both otherwise.

usage, in a mount namespace of its own: changes.py MOUNTPOINT BEFORE AFTER, each of the latter layers from the top down, `:` between. Each
side says `"file /home/person/.pypirc": "[team]…"`, `"link /usr/local/bin/keyring": "/opt/…"`, `"installed /opt/keyring/…/keyring-25.7.0": ""`.
A file that is no short text is its hash. Blank lines, headers of a section with nothing in it and empty files set nothing, so they are
left out; so are caches, and code below `site-packages`. Of what stands in
for Docker the images and their layers are named: `"image 1f3…": "localhost/with-artifact-registry:latest"`.
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

HOME = "/home/person"
STORAGE = "/var/lib/stand-in-for-docker"
PLACES = [HOME, "/etc/pip.conf", "/etc/xdg", "/etc/uv", "/opt/keyring", "/usr/local/bin", "/usr/bin/keyring", "/srv", STORAGE]


def content(path, name):
    data = path.read_bytes()
    try:
        text = data.decode() if len(data) < 50_000 else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        return hashlib.sha256(data).hexdigest()
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    # What is published here is a new version each time.
    if name.endswith("/pyproject.toml"):
        lines = [re.sub(r'^version = "0\.0\.\d+"$', 'version = "0.0.N"', line) for line in lines]
    # What `poetry source remove` leaves of an empty list.
    lines = [line for line in lines if line != "tool.poetry.source = []"]
    is_header = [re.match(r"\[.*\]$", line) for line in lines] + [True]
    kept = [line for at, line in enumerate(lines) if not (is_header[at] and is_header[at + 1])]
    return "\n".join(kept) if kept != ["{}"] else ""


def is_folder(path):
    return path.is_dir() and not path.is_symlink()


def names(path):
    return set(os.listdir(path)) if is_folder(path) else set()


def add_all(seen, path, name):
    """What there is at `path` and below, which the machine calls `name`."""
    if path.is_symlink():
        seen[f"link {name}"] = os.readlink(path)
    elif path.name == "site-packages":
        add_installed(seen, path, name)
    elif name == STORAGE:
        add_images(seen, path)
    elif path.is_dir():
        for one in wanted(name, os.listdir(path)):
            add_all(seen, path / one, f"{name}/{one}")
    elif path.is_file() and (text := content(path, name)):
        seen[f"file {name}"] = text


def add_installed(seen, path, name):
    for one in names(path):
        if one.endswith(".dist-info"):
            seen[f"installed {name}/{one.removesuffix('.dist-info')}"] = ""


def add_images(seen, path):
    for kind in ("image", "layer", "container"):
        for list_of in path.glob(f"vfs-{kind}s/{kind}s.json"):
            for one in json.loads(list_of.read_text()):
                seen[f"{kind} {one['id']}"] = " ".join(one.get("names") or [])


def wanted(folder, found):
    """Without caches."""
    return [one for one in found if one != "__pycache__" and f"{folder}/{one}" != f"{HOME}/.cache"]


class Comparison:
    def __init__(self, before, after, touched):
        self.sides = [before, after]
        self.touched = touched
        self.seen = [{}, {}]

    def compare(self, name):
        paths = [pathlib.Path(side + name) for side in self.sides]
        there = [os.path.lexists(path) for path in paths]
        # What both have, and no layer that only one of them has knows, is the same.
        if all(there) and not any(os.path.lexists(layer + name) for layer in self.touched):
            return
        if all(map(is_folder, paths)) and paths[0].name != "site-packages" and name != STORAGE:
            for one in wanted(name, sorted(set.union(*map(names, paths)))):
                self.compare(f"{name}/{one}")
        else:
            for seen, path in zip(self.seen, paths):
                add_all(seen, path, name)


def mounted(root, layers):
    os.makedirs(root)
    # Read only, and `/` at least is below.
    subprocess.run(["mount", "-t", "overlay", "overlay", "-o", f"ro,lowerdir={layers}", root], check=True)
    return root


def main():
    point, before, after = sys.argv[1:]
    touched = set(before.split(":")) ^ set(after.split(":"))
    comparison = Comparison(mounted(f"{point}/before", before), mounted(f"{point}/after", after), touched)
    for place in PLACES:
        comparison.compare(place)
    first, second = comparison.seen
    same = {what for what in first if first[what] == second.get(what)}
    print(json.dumps({side: {k: v for k, v in seen.items() if k not in same} for side, seen in (("before", first), ("after", second))}))


main()
