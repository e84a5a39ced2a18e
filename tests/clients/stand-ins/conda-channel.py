#!/usr/bin/env python3
"""Makes a channel that stands in for conda-forge where that cannot be reached: the Python that runs this, and what guides ask for beside it,
from PyPI.

Its Python is an environment (`pyvenv.cfg`, links) rather than a copy; a package of PyPI's brings along all that it needs and no other package
here has.

usage: conda-channel.py DIRECTORY, which is made and holds `linux-64` and `noarch`
"""

import hashlib
import importlib.metadata
import io
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tarfile
import tempfile
import venv

SHORT = "{}.{}".format(*sys.version_info)
SITE = f"lib/python{SHORT}/site-packages"
# Each with those that it depends on, which come before it.
FROM_PYPI = {"pip": (), "keyring": (), "keyrings.google-artifactregistry-auth": ("keyring",), "uv": ()}


def files_of(root):
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_symlink() or path.is_file()}


def make_python(root):
    (root / "bin").mkdir(parents=True)
    for name in ("python", "python3", f"python{SHORT}"):
        (root / "bin" / name).symlink_to(sys.executable)
    (root / "pyvenv.cfg").write_text(f"home = {os.path.dirname(sys.executable)}\nversion = {platform.python_version()}\n")
    return platform.python_version()


def install(pip, name, root):
    make_python(root)
    python = files_of(root)
    subprocess.run([*pip, "--python", root / "bin/python", "install", "--quiet", "--no-compile", "--ignore-installed", name], check=True)
    for one in python:
        (root / one).unlink()
    found = importlib.metadata.distributions(path=[str(root / SITE)])
    return next(one.version for one in found if normalized(one.metadata["Name"]) == normalized(name))


def normalized(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def write_package(folder, root, index, files):
    def entry(name):
        path = root / name
        kind, data = ("softlink", b"") if path.is_symlink() else ("hardlink", path.read_bytes())
        # The first line of a program names the Python that runs it, wherever that will be.
        moves = {"prefix_placeholder": str(root), "file_mode": "text"} if name.startswith("bin/") and str(root).encode() in data else {}
        return {"_path": name, "path_type": kind, "sha256": hashlib.sha256(data).hexdigest(), "size_in_bytes": len(data), **moves}

    info = {
        "index.json": json.dumps(index),
        "paths.json": json.dumps({"paths": [entry(name) for name in files], "paths_version": 1}),
        "about.json": "{}",
        "files": "".join(f"{name}\n" for name in files),
    }
    path = folder / f"{index['name']}-{index['version']}-0.tar.bz2"
    with tarfile.open(path, "w:bz2", compresslevel=1) as archive:
        for name, text in info.items():
            member = tarfile.TarInfo(f"info/{name}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
        for name in files:
            archive.add(root / name, name)
    data = path.read_bytes()
    digests = {kind: hashlib.new(kind, data).hexdigest() for kind in ("md5", "sha256")}
    return path.name, {**index, **digests, "size": len(data)}


def write_repodata(folder, packages):
    repodata = {"info": {"subdir": folder.name}, "packages": packages, "packages.conda": {}, "removed": [], "repodata_version": 1}
    (folder / "repodata.json").write_text(json.dumps(repodata))


def main():
    directory = pathlib.Path(sys.argv[1])
    folders = [directory / name for name in ("linux-64", "noarch")]
    for folder in folders:
        folder.mkdir(parents=True)
    packages, files = {}, {}

    def add(name, make, depends):
        with tempfile.TemporaryDirectory() as root:
            root = pathlib.Path(root)
            version = make(root)
            files[name] = files_of(root) - set().union(*(files[one] for one in depends))
            index = {"name": name, "version": version, "build": "0", "build_number": 0, "depends": list(depends), "subdir": "linux-64"}
            filename, entry = write_package(folders[0], root, index, sorted(files[name]))
            packages[filename] = entry

    add("python", make_python, ())
    with tempfile.TemporaryDirectory() as environment:
        venv.create(environment, with_pip=True)
        pip = [f"{environment}/bin/python", "-m", "pip", "--disable-pip-version-check"]
        for name, depends in FROM_PYPI.items():
            add(name, lambda root: install(pip, name, root), ("python", *depends))
    write_repodata(folders[0], packages)
    write_repodata(folders[1], {})


main()
