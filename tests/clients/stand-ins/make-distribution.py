"""Builds a wheel of this project as a new version, into `dist`, without asking any index: what a person has before publishing."""

import pathlib
import re
import shutil
import sys
import zipfile

version = f"0.0.{sys.argv[1]}"
project = pathlib.Path("pyproject.toml")
project.write_text(re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', project.read_text()))

dist = pathlib.Path("dist")
shutil.rmtree(dist, ignore_errors=True)
dist.mkdir()
info = f"acme_demo-{version}.dist-info"
files = {
    "acme_demo.py": '"""Demo."""\n',
    f"{info}/METADATA": f"Metadata-Version: 2.1\nName: acme-demo\nVersion: {version}\n",
    f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}
files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
with zipfile.ZipFile(dist / f"acme_demo-{version}-py3-none-any.whl", "w") as wheel:
    for path, content in files.items():
        wheel.writestr(path, content)
