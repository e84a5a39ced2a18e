#!/usr/bin/env python3
"""Writes a root file system as a tar file to its output, which stands in for that of `python:3.13-slim`: the Python that runs this, its
standard library and pip, a shell and `cat`, what these link to, and the certificates to trust, where that image has its own.

usage: python-image.py CERTIFICATES >image.tar
"""

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile

# As in the image that it stands in for: pip may install beside the system's Python, which has no tests in it.
LEFT_OUT = re.compile(r"/(?:EXTERNALLY-MANAGED|test|tests|idlelib|ensurepip|config-[^/]*|(?:dist|site)-packages)(?:/|$)")


def real(path):
    """Without the links to a folder on its way: `/lib/libc.so.6` is `/usr/lib/libc.so.6`."""
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


class Image:
    def __init__(self, archive):
        self.archive = archive
        self.seen = set()

    def add(self, path, name=None):
        """A file with what it links to, under its own name or another."""
        name = real(name or path)
        if name in self.seen:
            return
        self.seen.add(name)
        self.archive.add(path, name, recursive=False)
        with open(path, "rb") as file:
            if file.read(4) != b"\x7fELF":
                return
        # The loader of programs says of a static one that it is none of its own.
        linked = subprocess.run(["ldd", path], capture_output=True, text=True).stdout
        for library in re.findall(r"(/\S+) \(0x", linked):
            self.add(library)

    def add_folder(self, folder):
        for top, folders, files in os.walk(folder):
            folders[:] = [one for one in folders if not LEFT_OUT.search(f"{top}/{one}".removeprefix(str(folder)))]
            for one in files:
                path = f"{top}/{one}"
                if os.path.exists(path) and not LEFT_OUT.search(path.removeprefix(str(folder))):
                    self.add(path)

    def add_entry(self, name, kind, link="", mode=0o755):
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname, entry.mode = kind, link, mode
        self.archive.addfile(entry)


def main():
    python = os.path.realpath(sys.executable)
    [pip] = importlib.util.find_spec("pip").submodule_search_locations
    with tarfile.open(fileobj=sys.stdout.buffer, mode="w|", dereference=True) as archive:
        image = Image(archive)
        # Before all that goes through them.
        for one in ("/bin", "/lib", "/lib64"):
            if os.path.islink(one):
                image.add_entry(one, tarfile.SYMTYPE, os.readlink(one))
        for one, mode in (("/tmp", 0o1777), ("/run", 0o755), ("/root", 0o700), ("/proc", 0o555), ("/dev", 0o755), ("/sys", 0o555)):
            image.add_entry(one, tarfile.DIRTYPE, mode=mode)
        image.add(python)
        # As the image has it: guides say `python`.
        image.add_entry(f"{os.path.dirname(python)}/python", tarfile.SYMTYPE, os.path.basename(python))
        for name in ("sh", "cat"):
            image.add(shutil.which(name), f"/bin/{name}")
        for folder in {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}:
            image.add_folder(folder)
        image.add_folder(pip)
        for info in pathlib.Path(pip).parent.glob("pip-*.dist-info"):
            image.add_folder(info)
        image.add(sys.argv[1], "/etc/ssl/certs/ca-certificates.crt")
        for one in ("/etc/passwd", "/etc/group"):
            image.add(one)


main()
