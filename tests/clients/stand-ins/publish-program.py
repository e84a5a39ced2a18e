"""Publishes `acme-tool`, a distribution with a program in it, to the repository: what pipx and `uv tool` can install."""

import base64
import hashlib
import io
import pathlib
import urllib.request
import zipfile

INFO = "acme_tool-1.0.0.dist-info"
FILES = {
    "acme_tool.py": 'def main():\n    print("acme-tool 1.0.0")\n',
    f"{INFO}/METADATA": "Metadata-Version: 2.1\nName: acme-tool\nVersion: 1.0.0\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    f"{INFO}/entry_points.txt": "[console_scripts]\nacme-tool = acme_tool:main\n",
}
FILES[f"{INFO}/RECORD"] = "".join(f"{path},,\n" for path in [*FILES, f"{INFO}/RECORD"])

wheel = io.BytesIO()
with zipfile.ZipFile(wheel, "w") as archive:
    for path, content in FILES.items():
        archive.writestr(path, content)
data = wheel.getvalue()

fields = {
    ":action": "file_upload",
    "protocol_version": "1",
    "metadata_version": "2.1",
    "name": "acme-tool",
    "version": "1.0.0",
    "filetype": "bdist_wheel",
    "pyversion": "py3",
    "sha256_digest": hashlib.sha256(data).hexdigest(),
}
edge = "edge-of-a-part"
parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
head = f'--{edge}\r\nContent-Disposition: form-data; name="content"; filename="acme_tool-1.0.0-py3-none-any.whl"\r\nContent-Type: application/octet-stream\r\n\r\n'
body = b"".join([*parts, head.encode(), data, f"\r\n--{edge}--\r\n".encode()])

prepared = pathlib.Path("/harness/prepared")
token = (prepared / "tokens" / (prepared / "person").read_text()).read_text()
request = urllib.request.Request(
    "https://us-central1-python.pkg.dev/acme-ml/team/",
    data=body,
    headers={
        "Authorization": "Basic " + base64.b64encode(f"oauth2accesstoken:{token}".encode()).decode(),
        "Content-Type": f"multipart/form-data; boundary={edge}",
    },
)
print(urllib.request.urlopen(request).status)
