"""Prints what a guide may change, as one JSON object: the terminal's variables, who is signed in, files, links and what is installed.

{"variable PIP_INDEX_URL": "https://…", "signed in to gcloud": "wes@example.com", "file /home/person/.pypirc": "[team]…",
"link /usr/local/bin/keyring": "/opt/…", "installed /opt/keyring/…/keyring-25.7.0": ""}. A file that is no short text is its hash. Blank lines,
headers of a section with nothing in it and empty files set nothing, so they are left out; so are caches, and code below `site-packages`.
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess

HOME = os.environ["HOME"]
PLACES = [HOME, "/etc/pip.conf", "/etc/xdg", "/etc/uv", "/opt/keyring", "/usr/local/bin", "/usr/bin/keyring"]
# What the shell itself counts, and what differs from run to run of this file.
SHELLS_OWN = {"_", "SHLVL", "PWD", "OLDPWD"}
GCLOUD = os.environ.get("CLOUDSDK_CONFIG", f"{HOME}/.config/gcloud")


def content(path):
    data = path.read_bytes()
    try:
        text = data.decode() if len(data) < 50_000 else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        return hashlib.sha256(data).hexdigest()
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    # What is published here is a new version each time.
    if str(path) == f"{HOME}/project/pyproject.toml":
        lines = [re.sub(r'^version = "0\.0\.\d+"$', 'version = "0.0.N"', line) for line in lines]
    # What `poetry source remove` leaves of an empty list.
    lines = [line for line in lines if line != "tool.poetry.source = []"]
    is_header = [re.match(r"\[.*\]$", line) for line in lines] + [True]
    kept = [line for at, line in enumerate(lines) if not (is_header[at] and is_header[at + 1])]
    return "\n".join(kept) if kept != ["{}"] else ""


def files(seen):
    for place in PLACES:
        for folder, folders, names in os.walk(place):
            if folder == HOME:
                folders[:] = [name for name in folders if name != ".cache"]
            if os.path.basename(folder) == "site-packages":
                for name in folders:
                    if name.endswith(".dist-info"):
                        seen[f"installed {folder}/{name.removesuffix('.dist-info')}"] = ""
                folders[:], names = [], []
            links = [name for name in folders if os.path.islink(f"{folder}/{name}")]
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in [*names, *links]:
                add(seen, pathlib.Path(folder, name))
        if not os.path.isdir(place):
            add(seen, pathlib.Path(place))


def add(seen, path):
    if path.is_symlink():
        seen[f"link {path}"] = os.readlink(path)
    elif path.is_file() and (text := content(path)):
        seen[f"file {path}"] = text


def main():
    seen = {f"variable {name}": value for name, value in os.environ.items() if name not in SHELLS_OWN}
    ask = ["gcloud", "auth", "list", "--filter=status:ACTIVE", "--format=value(account)"]
    seen["signed in to gcloud"] = subprocess.run(ask, capture_output=True, text=True).stdout.strip()
    seen["signed in for programs"] = str(os.path.exists(f"{GCLOUD}/application_default_credentials.json"))
    files(seen)
    print(json.dumps(seen))


main()
