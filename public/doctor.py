#!/usr/bin/env python3
"""Looks for what keeps pip, uv, twine, Poetry, PDM, Pipenv, Hatch, Flit and what installs with pip or uv from a Python repository in Artifact Registry.

    curl -fsSL https://THIS-SITE/doctor.py | python3 - --index https://LOCATION-python.pkg.dev/PROJECT/REPOSITORY/simple/ --tool pip

Run it with the Python (or in the virtual environment) whose client does not work. It changes nothing and installs nothing. It needs
Python 3.8 or newer and nothing else. What it finds in files and variables is printed without passwords and tokens.

Where it sends what: to the repository's own host, the credentials that the client would send there; to Google's `oauth2` and
`artifactregistry` APIs, the token, to learn whose it is and what it may do. To no other host, and it follows no redirect.

It ends with 0 when it finds nothing wrong, 1 when it does, 2 when it was started in a way that it does not understand. The last line is
`doctor:1:CAUSE[+CAUSE...]:TOOL`, the first cause being the one to mend first.
"""
from __future__ import annotations

import sys

sys.dont_write_bytecode = True
# `python3 -` would import a `json.py` that lies in the current folder.
sys.path[:] = [entry for entry in sys.path if entry not in ("", ".")]

import argparse
import base64
import configparser
import fnmatch
import http.client
import json
import netrc
import os
import platform
import re
import shutil
import socket
import ssl
import subprocess
import sysconfig
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

# Each tool with the one whose settings it reads.
TOOLS = {
    **{"pip": "pip", "pip-tools": "pip", "pipx": "pip", "tox": "pip", "nox": "pip", "conda": "pip", "pipenv": "pip", "hatch": "pip"},
    **{"uv": "uv", "uv-pip": "uv", "uv-tool": "uv"},
    **{"twine": "twine", "poetry": "poetry", "pdm": "pdm", "flit": "flit"},
}
PUBLISHERS = ("uv", "twine", "poetry", "pdm", "hatch", "flit")
BACKEND = "keyrings.google-artifactregistry-auth"
TOKEN_USER = "oauth2accesstoken"
TOKEN_API, REGISTRY_API = "oauth2.googleapis.com", "artifactregistry.googleapis.com"
INDEX_HOST = re.compile(r"[a-z][a-z0-9-]{0,40}-python\.pkg\.dev")
# Nothing has this name, so an index that lets one in answers 404 for it. The index's own root answers 404 to everybody.
NO_PACKAGE = "doctor-asks-for-nothing"
WINDOWS, MACOS = os.name == "nt", sys.platform == "darwin"
HOME = Path(os.path.expanduser("~"))

# What to do about each cause, where it differs for each tool. {install} and {upload} are the repository's addresses. The site has a page
# for each cause.
NEXT: dict[str, Any] = {
    "unreachable": {
        "": "See that https://{host}/ opens in a browser here; in a company's network set HTTPS_PROXY to its proxy.",
        "proxy": "Write {place} as http://HOST:PORT, or take it out where there is no proxy.",
    },
    "certificate": "Let {ca} name the file with your company's authority. Do not switch the check off.",
    "broken-config-file": "Mend or move the file away: the client stops at it.",
    "wrong-config-file": "Move the settings to the file that is read, or use the setup page's command.",
    "no-index": "Take the setup page's step that sets the repository, in this terminal and this environment.",
    "no-simple": "Let the address end in /simple/: {install}",
    "simple-on-upload": "Take /simple/ off the address to publish to: {upload}",
    "misspelt-section": "In .pypirc write [distutils], and under it index-servers with the section's name.",
    "second-index": "Take the other index out; for PyPI's packages use a virtual repository as the only index.",
    "old-client": "Install the newest release.",
    "no-backend": {
        "pip": "{python} -m pip install --index-url https://pypi.org/simple keyring {backend}",
        "program": "pipx install keyring, then pipx inject keyring {backend}, both with --index-url https://pypi.org/simple",
        "uv": "uv tool install --index https://pypi.org/simple keyring --with {backend}",
        "twine": "Install {backend} beside twine: into its environment, or pipx inject twine {backend}",
        "poetry": "poetry self add --source pypi {backend}",
        "pdm": 'pdm self add --pip-args="--index-url https://pypi.org/simple" keyring {backend}',
        "flit": "pipx install keyring && pipx inject keyring {backend}",
        "hatch": "Install {backend} beside Hatch: pipx inject --index-url https://pypi.org/simple hatch {backend}",
    },
    "broken-keyring": "Install another release of keyring: 25.4.1 or newer.",
    "keyring-off": {
        "pip": "Set PIP_KEYRING_PROVIDER=subprocess, or import where keyring is in pip's own environment.",
        "pipenv": "Set PIP_KEYRING_PROVIDER=subprocess in this terminal, or in a file .env beside the Pipfile.",
        "uv": 'Set keyring-provider = "subprocess" under [tool.uv] or in uv.toml, or UV_KEYRING_PROVIDER=subprocess.',
        "backend": "Unset PYTHON_KEYRING_BACKEND, or set it to keyrings.gauth.GooglePythonAuth.",
    },
    "no-user-name": {
        "pip": "Put oauth2accesstoken@ into the address: https://oauth2accesstoken@{host}/...",
        "uv": 'Set authenticate = "always" for the index (uv 0.6.10 or newer), or put a user name into its address.',
        "uv publish": "Set UV_PUBLISH_USERNAME=oauth2accesstoken.",
        "flit": "Set FLIT_USERNAME=oauth2accesstoken.",
        "hatch": "Set HATCH_INDEX_USER=oauth2accesstoken, or user for the repository in Hatch's config.toml.",
        "password": "The user name has to be oauth2accesstoken.",
    },
    "key-file-missing": "Unset GOOGLE_APPLICATION_CREDENTIALS, or let it name the key file that is there.",
    "key-file-broken": "Let GOOGLE_APPLICATION_CREDENTIALS name the file as Google wrote it, or unset it and sign in.",
    "key-deleted": "Unset GOOGLE_APPLICATION_CREDENTIALS and sign in as yourself, or ask for a new key.",
    "api-key": "Take the API key out, and sign in: gcloud auth application-default login",
    "gcloud-not-found-windows": "gcloud auth application-default login",
    "not-signed-in": "gcloud auth application-default login",
    "sign-in-over": "gcloud auth application-default login",
    "expired": "Set the variables again with a new token, or let keyring fetch one each time.",
    "wrong-account": "Sign in as {account}: gcloud auth application-default login (and unset GOOGLE_APPLICATION_CREDENTIALS).",
    "api-disabled": "Ask the project's administrators to enable artifactregistry.googleapis.com.",
    "perimeter": "Use the network or machine that your organisation allows.",
    "may-not-read": "{who}Ask the repository's administrators for the role Artifact Registry Reader.",
    "may-not-publish": "{who}Ask the repository's administrators for the role Artifact Registry Writer.",
    "no-such-repository": "Compare the project, the location and the repository's name with the setup page: {install}",
    "version-exists": "Raise the version, build again with an empty dist folder, and publish that: no version can be replaced.",
    "no-such-package": "Look at the name's spelling; PyPI's packages only come through a virtual repository.",
}


def main(arguments: list[str]) -> int:
    options = read_arguments(arguments)
    report = Report(options)
    try:
        examine(report)
    except Exception as error:  # A mistake of the doctor's own, which must not print a traceback full of secrets.
        report.fact("doctor", f"stopped by a mistake of its own: {type(error).__name__} in line {line_of(error)}")
        report.unfinished = True
    report.write()
    return 1 if report.problems or report.unfinished else 0


def examine(report: Report) -> None:
    """The whole examination, from this computer outwards."""
    options = report.options
    report.fact("Python", f"{platform.python_version()}, {sys.executable}, {platform.platform(terse=True)}")
    kind = "a virtual" if sys.prefix != sys.base_prefix else "a conda" if os.path.isdir(os.path.join(sys.prefix, "conda-meta")) else ""
    report.fact("Python", f"in {kind} environment" if kind else "not in a virtual environment")
    client = CLIENTS[options.tool](report)
    report.client = client
    see_versions(report, client.versions)
    target = options.address or client.address
    compare_addresses(report, client, options.address)
    sources = see_credential_sources(report)
    if target is None:
        report.fact("index", "not asked: no address is known. Give it with --index")
        return
    open_index = not options.offline and reach_index(report, target)
    secret = find_secret(report, client, target, sources, open_index)
    if open_index and secret is not None:
        ask_index(report, client, target, secret)
    elif options.offline:
        report.fact("index", "not asked, as --offline wants")


class Address(NamedTuple):
    """The address of a repository, as parse_address understands it."""

    host: str
    path: str  # "/PROJECT/REPOSITORY"
    simple: bool
    user: str
    password: str

    def url(self, simple: bool) -> str:
        return f"https://{self.host}{self.path}/{'simple/' if simple else ''}"

    def same(self, other: Address) -> bool:
        return (self.host, self.path) == (other.host, other.path)

    def api(self) -> str:
        project, repository = self.path[1:].rsplit("/", 1)
        location = self.host[: -len("-python.pkg.dev")]
        return f"/v1/projects/{project.replace('/', ':')}/locations/{location}/repositories/{repository}"


def parse_address(text: str) -> Address | None:
    """Only https, only a host of Artifact Registry's Python indexes, no port but 443: credentials go nowhere else."""
    text = text.strip()
    if re.search(r"[^\x21-\x7e]|[\\?#]", text):  # Parsers do not agree on what these mean.
        return None
    try:
        parts = urllib.parse.urlsplit(text)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return None
    path = re.fullmatch(r"((?:/[a-z0-9.-]+\.[a-z]+)?/[a-z0-9:-]+/[a-z0-9-]+)(/simple)?/?", parts.path)
    if parts.scheme != "https" or port not in (None, 443) or not INDEX_HOST.fullmatch(host) or path is None:
        return None
    user, password = (urllib.parse.unquote(part or "") for part in (parts.username, parts.password))
    return Address(host, path.group(1).replace(":", "/"), path.group(2) is not None, user, password)


class Secret(NamedTuple):
    """What the client sends to the index."""

    user: str
    password: str
    where: str
    who: str = ""  # Another token of the same account, of which Google says whose it is.


@dataclass
class Client:
    """What a tool does by its files and variables, before anything is asked of anybody."""

    keyring: str | None = None  # The Python in which it asks keyring
    program: str | None = None  # or the program keyring that it runs
    versions: dict[str, str] = field(default_factory=dict)
    address: Address | None = None
    user: str = ""
    password: str = ""
    where: str = ""  # The password's place
    ca_variables: tuple[str, ...] = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
    proxy: str = ""
    skips: bool = False  # What is published already is left out


class Report:
    """What is said in the end. Everything printed goes through `clean`."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.facts: list[tuple[str, str]] = []
        self.problems: list[dict[str, str]] = []
        self.secrets: set[str] = set()
        self.unfinished = False
        self.family = TOOLS[options.tool]
        self.client = Client()
        self.context = ssl.create_default_context()
        self.machine = ""

    def fact(self, about: str, text: str) -> None:
        if len(self.facts) < 200:
            self.facts.append((about, text))

    def problem(self, cause: str, what: str, kind: str = "", **fields: str) -> None:
        """`kind` chooses among what to do about a cause; by default it is the tool."""
        if self.has(cause):
            return
        address = self.options.address or parse_address("https://location-python.pkg.dev/project/repository/")
        python = sys.executable if " " not in sys.executable else f'"{sys.executable}"'
        names = {"install": address.url(True), "upload": address.url(False), "host": address.host, "python": python, "backend": BACKEND}
        advice = NEXT[cause]
        if isinstance(advice, dict):
            advice = advice.get(kind or self.family) or advice[""]
        self.problems.append({"cause": cause, "what": what, "next": advice.format(**{"who": "", **names, **fields})})

    def has(self, *causes: str) -> bool:
        return any(problem["cause"] in causes for problem in self.problems)

    def hide(self, *secrets: str) -> None:
        self.secrets.update(secret for secret in secrets if len(secret) > 5)

    def clean(self, text: str) -> str:
        """Without secrets, control characters and marks that turn the direction of writing, and short."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            if secret in text:
                # Of a key's first line, the others may follow.
                text = text.partition(secret)[0] + "****" if re.match(r"-----BEGIN|\{|e[wy][AJo0k]", secret) else text.replace(secret, "****")
        text = "".join(letter if letter.isprintable() else "?" for letter in mask(text))
        return text if len(text) <= 300 else text[:300] + "..."

    def write(self) -> None:
        self.problems.sort(key=lambda problem: list(NEXT).index(problem["cause"]))
        facts = [(about, self.clean(text)) for about, text in self.facts]
        problems = [{key: self.clean(text) for key, text in problem.items()} for problem in self.problems]
        causes = "+".join(problem["cause"] for problem in problems) or ("unknown" if self.unfinished else "none")
        code = f"doctor:1:{causes}:{self.options.tool}"
        if self.options.json:
            found = [{"about": about, "text": text} for about, text in facts]
            print(json.dumps({"version": 1, "tool": self.options.tool, "facts": found, "problems": problems, "code": code}, indent=2))
            return
        for index, (about, text) in enumerate(facts):
            print(f"{'' if index and facts[index - 1][0] == about else about:<13}{text}")
        print()
        for number, problem in enumerate(problems, 1):
            print(f"Wrong, {number}: {problem['what']} [{problem['cause']}]")
        if problems:
            print(f"\nDo this next: {problems[0]['next']}\nThen run the doctor again.")
        else:
            print("It could not finish." if self.unfinished else "Nothing wrong was found.")
        print(f"\n{code}")


# What is a secret wherever it stands, and what is left of it. It hides too much rather than too little.
SECRETS: tuple[tuple[str, Any], ...] = (
    # Keys and what is in them; quotes may have backslashes before them.
    (r"-----BEGIN.*?(?:-----END[^-]*-----|\Z)", "-----BEGIN ****"),
    (
        r"(\\*(['\"])(?:private_key(?:_id)?|client_secret|(?:refresh|access|id)?_?token|password)\\*\2\s*:\s*\\*\2)"
        r"(?:(?!\2)[^\\]|\\.)*",
        r"\1****",
    ),
    (r"(\b(?:private_key|client_secret|(?:refresh|access|id)_token|password)\s*[=:]\s*)[^\s&'\",]+", r"\1****"),
    # What begins with a brace, in base64, in one line or in several.
    (r"(?<![\w/\\.-])(e[wy][AJo0k])[A-Za-z0-9+/=_-]{9,}(?:(?:\s|\\[nr])+(?:[A-Za-z0-9+/=_-]{16,}|[A-Za-z0-9+/]+=+))*", r"\1****"),
    # User names, passwords, queries and fragments of addresses; a password may hold slashes, at signs and spaces.
    (r"//([^\s/@:]+):(?:(?!//)[^@])*\s(?:(?!//)[^@])*@(?=\w)", lambda match: hide_user_info(match.group(1), True)),
    (r"//(\S*)@", lambda match: hide_user_info(*match.group(1).partition(":")[:2])),
    (r"(^|[\s=('\"])([^\s/:@'\"]+):([^\s@/][^\s@]*)@", r"\1\2:****@"),
    (r"(//[^\s?#]*)([?#])(\S+)", lambda match: match.group(1) + match.group(2) + re.sub(r"([^&;=]+=)?[^&;]+", r"\1****", match.group(3))),
    # Tokens and keys that are known by how they begin: Google's, then those of others.
    (r"\b(1//)[\w-]{6,}", r"\1****"),
    (r"(ya29\.|AIza|GOCSPX-|\bgh[pousr]_|github_pat_|glpat-|pypi-(?=\S{12}))[^\s'\"]{6,}", r"\1****"),
    (r"(eyJ)[\w-]{6,}\.[\w.-]+", r"\1****"),
    (r"\b((?:Bearer|Basic)\s+)[\w.~+/=-]{6,}", r"\1****"),
)


def mask(text: str) -> str:
    for pattern, left in SECRETS:
        text = re.sub(pattern, left, text, flags=re.S)
    return text


def hide_user_info(user: str, password: object) -> str:
    known = user in ("", TOKEN_USER, "_json_key_base64", "_json_key", "__token__")
    return f"//{user if known else '****'}{':****' if password else ''}@"


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments without what is secret in them."""

    def error(self, message: str) -> Any:
        super().error("".join(letter if letter.isprintable() else "?" for letter in mask(message)))


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(prog="doctor.py", description="Looks for what keeps a client from Artifact Registry. Changes nothing.")
    parser.add_argument("--index", help="the repository's address, https://LOCATION-python.pkg.dev/PROJECT/REPOSITORY/simple/")
    parser.add_argument("--tool", choices=[*TOOLS], default="pip")
    parser.add_argument("--account", help="who you should be signed in as: an e-mail address")
    parser.add_argument("--package", help="look for this package, too")
    parser.add_argument("--publish", action="store_true", help="look at publishing instead of installing")
    parser.add_argument("--offline", action="store_true", help="ask nobody outside this computer")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    options.address = parse_address(options.index) if options.index else None
    if options.index and options.address is None:
        parser.error("--index has to be https://LOCATION-python.pkg.dev/PROJECT/REPOSITORY/simple/")
    if options.package and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", options.package):
        parser.error("--package is no name of a package")
    if options.publish and options.tool not in PUBLISHERS:
        parser.error(f"--publish: {options.tool} publishes nothing; {', '.join(PUBLISHERS)} do")
    options.publish = options.publish or options.tool in ("twine", "flit")
    return options


def line_of(error: BaseException) -> int:
    trace, line = error.__traceback__, 0
    while trace is not None:
        trace, line = trace.tb_next, trace.tb_lineno
    return line


# Files ----------------------------------------------------------------------------------------------------------------------


def read_text(report: Report, path: Path) -> str:
    """What a file says, or nothing; at most a megabyte, and only text."""
    try:
        if not os.path.isfile(path):
            return ""
        with path.open("rb") as file:
            content = file.read(1_000_001)
        if len(content) > 1_000_000 or b"\0" in content:
            raise ValueError("it is no text of a usual size")
        return content.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        report.problem("broken-config-file", f"{path} cannot be read: {type(error).__name__}")
        return ""


def read_ini(report: Report, path: Path) -> dict[str, dict[str, str]]:
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(read_text(report, path))
    except configparser.Error as error:
        report.problem("broken-config-file", f"{path} is no configuration file: {type(error).__name__}")
        return {}
    return {name: {key.replace("_", "-"): value or "" for key, value in parser.items(name)} for name in parser.sections()}


def read_toml(report: Report, path: Path) -> dict[str, Any]:
    text = read_text(report, path)
    try:
        try:
            import tomllib as toml  # Python 3.11
        except ImportError:
            from pip._vendor import tomli as toml
        return toml.loads(text)
    except ImportError:
        report.fact("settings", f"{path} was not read: this Python has nothing that reads TOML")
        report.unfinished = report.unfinished or bool(text)
    except (ValueError, RecursionError):
        report.problem("broken-config-file", f"{path} is no TOML")
    return {}


def dig(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def tables(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else ""


def settings_folder(name: str) -> Path:
    """Where a program's own settings are, for this person."""
    if WINDOWS:
        return Path(os.environ.get("APPDATA") or HOME) / name
    if MACOS and name != "uv":
        return HOME / "Library/Application Support" / name
    return Path(os.environ.get("XDG_CONFIG_HOME") or HOME / ".config") / name


def upwards(*names: str) -> list[Path]:
    """The files of these names from the current folder upwards."""
    here = Path.cwd()
    return [folder / name for folder in (here, *here.parents) for name in names if os.path.isfile(folder / name)]


# Programs -------------------------------------------------------------------------------------------------------------------


def find_program(name: str, not_in: str | None = None) -> str | None:
    """As the shell finds it; never in the current folder, as Windows would."""
    folders = [one for one in os.environ.get("PATH", "").split(os.pathsep) if one and os.path.isabs(one)]
    if not_in is not None:
        folders = [one for one in folders if os.path.realpath(one) != os.path.realpath(not_in)]
    found = shutil.which(name, path=os.pathsep.join(folders))
    return None if found is None or os.path.dirname(os.path.abspath(found)) == os.getcwd() else found


def interpreter_of(program: str) -> str | None:
    """The Python that a program's first line names; Windows' programs have that line at their end."""
    try:
        with open(os.path.realpath(program), "rb") as file:
            content = file.read(4_000_000)
    except OSError:
        return None
    content = content[:500] if content[:2] == b"#!" else content[-50_000:]
    for line in re.findall(rb"#!\s*\"?([^\r\n\"]+)|'''exec' \"?([^\r\n\"' ]+)", content):
        path = re.sub(r"(\s+-\w+)+$", "", os.fsdecode(line[0] or line[1]).strip())  # pipx gives it -E
        if path.startswith("/usr/bin/env "):
            path = find_program(path.split()[1]) or ""
        if "python" in os.path.basename(path).lower() and os.path.isfile(path):
            return path
    return None


def run(*command: str, timeout: int = 60) -> tuple[str, str]:
    """What a program says on its two outputs. No shell, nothing typed, and Python leaves no compiled files."""
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "CLOUDSDK_CORE_DISABLE_FILE_LOGGING": "true", "CLOUDSDK_CORE_DISABLE_PROMPTS": "1"}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, env={**os.environ, **quiet})
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", type(error).__name__
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


# Runs in the Python that has keyring. `sys.argv[1]` is the address to ask for a password, or nothing.
PROBE = """
import json, sys
sys.path[:] = [entry for entry in sys.path if entry]
from importlib import metadata
said = {"versions": {}, "backends": [], "chosen": "", "token": "", "who": "", "error": ""}
for name in ("pip", "keyring", "keyrings.google-artifactregistry-auth", "google-auth", "twine", "poetry", "pdm", "pipenv", "hatch", "flit", "pipx", "tox", "tox-uv", "nox"):
    try:
        said["versions"][name] = metadata.version(name)
    except Exception:
        pass
try:
    import keyring, keyring.backend
    of = lambda backend: type(backend).__module__ + "." + type(backend).__qualname__
    said["backends"] = [of(backend) for backend in keyring.backend.get_all_keyring()]
    said["chosen"] = of(keyring.get_keyring())
    if sys.argv[1:] and "keyrings.gauth.GooglePythonAuth" in said["backends"]:
        said["token"] = keyring.get_password(sys.argv[1], "oauth2accesstoken") or ""
        import google.auth, google.auth.transport.requests as transport
        mine, _ = google.auth.default(scopes=["https://www.googleapis.com/auth/userinfo.email"])
        mine.refresh(transport.Request())
        said["who"] = mine.token
except Exception as error:
    said["error"] = type(error).__name__ + ": " + str(error)
print("\\n" + json.dumps(said))
"""


def probe(python: str, url: str = "") -> dict[str, Any]:
    """What a Python has installed, and what its keyring says. `said` is what it prints meanwhile."""
    output, errors = run(python, "-c", PROBE, *([url] if url else []))
    try:
        answer = json.loads(output.strip().rsplit("\n", 1)[-1])
    except ValueError:
        answer = {"versions": {}, "backends": [], "chosen": "", "token": "", "who": "", "error": ""}
    return {**answer, "said": f"{errors} {answer['error']}"}


def ask_program(program: str, url: str = "") -> dict[str, Any]:
    """The same of the program keyring itself, where it does not say which Python it runs in."""
    backends = re.findall(r"^([\w.]+) \(", run(program, "--list-backends")[0], re.M)
    output, errors = run(program, "get", url, TOKEN_USER) if url else ("", "")
    return {"versions": {}, "backends": backends, "chosen": "", "token": output.strip(), "who": "", "said": errors}


def own_versions() -> dict[str, str]:
    """Of the distributions that this Python has."""
    found = {}
    for name in ("pip", "keyring", BACKEND, "google-auth", "twine", "pipenv", "hatch", "flit"):
        try:
            found[name] = metadata.version(name)
        except Exception:  # Not there, or broken: both are "not there" to the clients
            continue
    return found


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def see_versions(report: Report, versions: dict[str, str]) -> None:
    """Releases that are known for something: docs/failure-modes.md."""
    report.fact("versions", ", ".join(f"{name} {version}" for name, version in versions.items()) or "none of the client's")
    of = {name: numbers(version) for name, version in versions.items()}
    if of.get("keyring", ()) >= (23, 9) and BACKEND in of and of[BACKEND] < (1, 1):
        report.problem("old-client", f"{BACKEND} {versions[BACKEND]} does not work with keyring 23.9 or newer")
    if of.get(BACKEND) == (1, 1, 0):
        report.problem("old-client", f"{BACKEND} 1.1.0 is broken in Poetry; 1.1.1 is not")
    if "poetry" in of and of["poetry"] < (2,):
        report.problem("old-client", "the setup page's steps for Poetry need Poetry 2")
    if of.get("google-auth") == (2, 41, 1):
        report.fact("versions", "google-auth 2.41.1 was reported to find no credentials; 2.40.3 and newer ones do")
    if of.get("twine", ()) >= (6, 2):
        report.fact("versions", "this twine refuses --skip-existing for every index but PyPI")
    if "pip" in of and of["pip"] < (23, 1) and report.family == "pip":
        report.fact("versions", "this pip does not know the setting keyring-provider: keyring beside it, or a program with a user name")


# pip ------------------------------------------------------------------------------------------------------------------------


def pip_files(site: bool = True) -> list[Path]:
    """The weakest first, `site` being this Python's own: https://pip.pypa.io/en/stable/topics/configuration/"""
    name = "pip.ini" if WINDOWS else "pip.conf"
    own = os.environ.get("PIP_CONFIG_FILE", "")
    if own == os.devnull:
        return []
    user = settings_folder("pip")
    if WINDOWS:
        machine = [Path(os.environ.get("PROGRAMDATA", "C:\\ProgramData")) / "pip" / name]
    elif MACOS:
        machine = [Path("/Library/Application Support/pip") / name]
        user = user if user.is_dir() else HOME / ".config/pip"
    else:
        folders = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        machine = [*(Path(one) / "pip" / name for one in folders.split(":") if one), Path("/etc/pip.conf")]
    legacy = HOME / ("pip" if WINDOWS else ".pip") / name
    return [*machine, legacy, user / name, *([Path(sys.prefix) / name] if site else []), *([Path(own)] if own else [])]


def pip_settings(report: Report, site: bool = True) -> dict[str, tuple[str, str]]:
    """Each setting with the place that it takes effect from; the rest is told."""
    effective: dict[str, tuple[str, str]] = {}
    files = [(str(path), read_ini(report, path)) for path in pip_files(site)]
    places = [(path, {**sections.get("global", {}), **sections.get("install", {})}) for path, sections in files]
    variables = {name[4:].lower().replace("_", "-"): value for name, value in os.environ.items() if name.startswith("PIP_") and value}
    for place, settings in [*places, *((f"PIP_{key.upper().replace('-', '_')}", {key: value}) for key, value in variables.items())]:
        for key, value in settings.items():
            if key in ("index-url", "extra-index-url", "no-index", "find-links", "keyring-provider", "no-input", "cert", "proxy"):
                if key in effective:
                    report.fact("settings", f"{key} in {effective[key][1]} is overruled by the next one")
                report.fact("settings", f"{key} = {' '.join(value.split())} ({place})")
                effective[key] = (value, place)
    return effective


def see_pips_index(report: Report, client: Client, settings: dict[str, tuple[str, str]]) -> None:
    """Where pip looks, what else it would take from, and the password that stands in the settings."""
    value = lambda key: settings.get(key, ("", ""))[0].strip()
    index, extra = value("index-url") or "https://pypi.org/simple", value("extra-index-url").split()
    report.fact("index", f"pip looks in {index}" + (f", and in {' '.join(extra)}" if extra else ""))
    client.address = parse_address(index)
    wanted = report.options.address
    behind = [address for address in map(parse_address, extra) if address is not None and (wanted is None or address.same(wanted))]
    foreign = [url for url in ([] if client.address else [index]) + extra if parse_address(url) is None]
    if (client.address or behind) and foreign:
        place = settings.get("extra-index-url", ("", ""))[1]
        other = foreign[0] if "://" in foreign[0] else "what stands there"
        report.problem("second-index", f"{place} adds an index: pip takes the highest version from any, so {other} can win over your repository")
    client.address = client.address or (behind[0] if behind else None)
    if client.address is None and WINDOWS:
        lost = [path for path in (HOME / ".pip/pip.conf", HOME / ".config/pip/pip.conf") if path.is_file()]
        if lost:
            report.problem("wrong-config-file", f"pip does not read {lost[0]} on Windows, but {settings_folder('pip') / 'pip.ini'}")
    if client.address is not None:
        client.user, client.password, client.where = client.address.user, client.address.password, settings.get("index-url", ("", ""))[1]
    client.ca_variables = ("PIP_CERT", *client.ca_variables)
    if value("cert"):
        os.environ["PIP_CERT"] = value("cert")
    client.proxy = value("proxy")
    take_from_netrc(report, client)


def keyring_provider(report: Report, settings: dict[str, tuple[str, str]]) -> str:
    value = lambda key: settings.get(key, ("", ""))[0].strip()
    provider, silent = value("keyring-provider") or "auto", value("no-input").lower() in ("1", "true", "yes", "on", "t", "y")
    if provider == "disabled" or (silent and provider == "auto"):
        report.problem("keyring-off", "pip does not ask keyring" + (": no-input is set" if silent else ""))
        return "disabled"
    return provider


def read_pip(report: Report) -> Client:
    """pip, and pip-tools, which uses the pip beside it."""
    client = Client(versions=own_versions())
    version = numbers(client.versions.get("pip", "0"))
    if version == (0,):
        report.fact("versions", "this Python has no pip: run the doctor with the Python whose pip you use")
    if report.options.tool == "pip-tools":
        see_pip_tools(report)
    settings = pip_settings(report)
    see_pips_index(report, client, settings)
    if client.password:
        return client
    provider = keyring_provider(report, settings)
    if provider not in ("subprocess", "disabled") and "keyring" in client.versions:
        client.keyring = sys.executable
    elif provider not in ("import", "disabled"):
        # pip takes no keyring from its own environment in this mode.
        client.program = find_program("keyring", not_in=sysconfig.get_path("scripts"))
    if client.program is not None and version < (26, 2) and not client.user:
        report.problem("no-user-name", f"pip {client.versions.get('pip', '')} runs the program keyring only for an address with a user name")
    if client.keyring is None and client.program is None and not report.has("keyring-off"):
        unused = provider == "subprocess" and "keyring" in client.versions
        beside = " The one beside pip does not count with keyring-provider = subprocess." if unused else ""
        report.problem("no-backend", f"pip finds no keyring: none in {sys.prefix}, none on the PATH.{beside}")
    return client


def see_pip_tools(report: Report) -> None:
    program = find_program("pip-compile")
    python = interpreter_of(program) if program else None
    if python is None:
        report.fact("versions", "pip-compile was not found on the PATH, or not the Python that it runs in")
    elif os.path.realpath(os.path.dirname(python)) != os.path.realpath(os.path.dirname(sys.executable)):
        report.fact("versions", f"pip-compile runs in {python}: run the doctor with that Python")
        report.unfinished = True


def read_environments(report: Report) -> Client:
    """pipx, tox, nox and Hatch: the pip in each environment that they make is its own, and finds keyring only as a program on the PATH."""
    tool = report.options.tool
    program = find_program(tool)
    python = interpreter_of(program) if program else None
    versions = {tool: "not on the PATH"} if program is None else probe(python)["versions"] if python else {}
    if take_from_hatch(report) if tool == "hatch" else by_uv(tool, python, versions):
        report.fact("versions", f"{tool} installs with uv")
        report.family = "uv"
        # Hatch takes the one beside itself first, and knows this setting since 1.10.
        beside = shutil.which("uv", path=os.path.dirname(python)) if tool == "hatch" and python else None
        if tool == "hatch" and () < numbers(versions.get("hatch", "")) < (1, 10):
            report.problem("old-client", f"Hatch {versions['hatch']} makes no environment with uv; 1.10 does")
        client = read_uv(report, beside)
        client.versions = {**versions, **client.versions}
        return client
    # Those of the tool's own environment are not what its environments have.
    client = Client(versions={name: version for name, version in versions.items() if name == tool})
    if tool == "tox":
        keep_from_tox()
    settings = pip_settings(report, site=False)
    see_pips_index(report, client, settings)
    if client.password:
        return client
    provider = keyring_provider(report, settings)
    if provider == "import":
        report.problem("keyring-off", f"keyring-provider is import, and the environments of {tool} have no keyring of their own")
    if report.has("keyring-off"):
        return client
    client.program = find_program("keyring")
    if client.program is None:
        report.problem("no-backend", f"pip in the environments of {tool} finds no program keyring on the PATH", "program")
    elif not client.user and client.address is not None:
        report.problem("no-user-name", "pip before 26.2 runs the program keyring only for an address with a user name")
    return client


# `pipx environment` says the same, and writes a log.
PIPX_BACKEND = """
import os, sys
sys.path[:] = [entry for entry in sys.path if entry]
from pipx.backends import resolve_backend_name
print(resolve_backend_name(env_value=os.environ.get("PIPX_DEFAULT_BACKEND"))[0])
"""


def by_uv(tool: str, python: str | None, versions: dict[str, str]) -> bool:
    """https://pipx.pypa.io/stable/, https://github.com/tox-dev/tox-uv, https://nox.thea.codes/en/stable/usage.html"""
    if tool == "pipx":
        return python is not None and run(python, "-c", PIPX_BACKEND)[0].strip() == "uv"
    if tool == "tox":
        return "tox-uv" in versions
    return os.environ.get("NOX_DEFAULT_VENV_BACKEND", "").startswith("uv") and find_program("uv") is not None


def keep_from_tox() -> None:
    """tox hands this variable on only where it is told to: https://tox.wiki/en/latest/config.html#pass_env"""
    name = "GOOGLE_APPLICATION_CREDENTIALS"
    told = [os.environ.get("TOX_OVERRIDE", "")]
    for path in upwards("tox.ini", "tox.toml", "pyproject.toml", "setup.cfg"):
        try:
            told.append(path.read_text("utf-8", "replace")[:1_000_000])
        except OSError:
            continue
    if not any(name in text for text in told):
        os.environ.pop(name, None)


# The other clients ----------------------------------------------------------------------------------------------------------


def choose(report: Report, entries: list[tuple[str, str]], written: list[tuple[str, str]] | None = None) -> tuple[Address | None, str]:
    """Of (address, place), the one of the wanted repository, or else the first that is of any. `written` is what is told of them."""
    for url, place in entries if written is None else written:
        report.fact("settings", f"{url} ({place})")
    found = [(address, place) for url, place in entries for address in [parse_address(url)] if address is not None]
    wanted = report.options.address
    same = [one for one in found if wanted is not None and one[0].same(wanted)]
    return (same or found or [(None, "")])[0]


def variable(name: str, index: str) -> str:
    """`UV_INDEX_{}_PASSWORD` for the index `my-team` is UV_INDEX_MY_TEAM_PASSWORD."""
    return os.environ.get(name.format(re.sub(r"[^A-Z0-9]", "_", index.upper())), "")


def uv_tables(report: Report) -> list[tuple[Path, dict[str, Any]]]:
    """The strongest first: https://docs.astral.sh/uv/concepts/configuration-files/"""
    if os.environ.get("UV_NO_CONFIG", "").lower() in ("1", "true"):
        return []
    own = os.environ.get("UV_CONFIG_FILE")
    if own:
        return [(Path(own), read_toml(report, Path(own)))]
    found = []
    # Tools are the person's, so no project has a say: https://docs.astral.sh/uv/concepts/configuration-files/
    for path in () if report.options.tool == "uv-tool" else upwards("uv.toml", "pyproject.toml"):
        content = read_toml(report, path)
        table = content if path.name == "uv.toml" else dig(content, "tool", "uv")
        if isinstance(table, dict):
            found.append((path, table))
            break
    machine = [Path(os.environ.get("PROGRAMDATA", "C:\\ProgramData")) / "uv"] if WINDOWS else [Path("/etc/xdg/uv"), Path("/etc/uv")]
    return found + [(folder / "uv.toml", read_toml(report, folder / "uv.toml")) for folder in (settings_folder("uv"), *machine)]


def read_uv(report: Report, program: str | None = None) -> Client:
    client, publish, environ = Client(), report.options.publish, os.environ
    client.ca_variables = ("SSL_CERT_FILE",)
    program = program or find_program("uv")
    client.versions = {"uv": run(program, "--version")[0].strip()[3:40] if program else "not on the PATH"}
    settings = uv_tables(report)
    indexes = [{**entry, "place": str(path)} for path, table in settings for entry in tables(table.get("index"))]
    first = lambda key: next((text_of(table[key]) for _, table in settings if text_of(table.get(key))), "")
    for key in ("UV_INDEX", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL"):
        for text in environ.get(key, "").split():
            name, url = re.fullmatch(r"(?:([\w.-]+)=)?(.*)", text, re.S).groups()  # type: ignore[union-attr]
            indexes.insert(0, {"name": name or "", "url": url, "place": key})
    indexes += [{"url": first(key), "place": key} for key in ("index-url", "extra-index-url") if first(key)]
    key = "publish-url" if publish else "url"
    entries = [(text_of(entry.get(key)), str(entry["place"])) for entry in indexes if text_of(entry.get(key))]
    if publish:
        # With `--index NAME` uv looks first what is there, as with a `check-url`: https://docs.astral.sh/uv/guides/package/
        client.skips = bool(entries or environ.get("UV_PUBLISH_CHECK_URL") or first("check-url"))
        given = [(environ.get("UV_PUBLISH_URL", ""), "UV_PUBLISH_URL"), (first("publish-url"), "publish-url")]
        entries = [(url, place) for url, place in given if url] + entries
    client.address, place = choose(report, entries)
    entry = next((one for one in indexes if client.address and client.address == parse_address(text_of(one.get(key)))), {})
    name, always = text_of(entry.get("name")), entry.get("authenticate") == "always"
    default = environ.get("UV_DEFAULT_INDEX") or environ.get("UV_INDEX_URL")
    if default and entry.get("default") is True and not publish:
        report.problem("no-index", f"UV_DEFAULT_INDEX or UV_INDEX_URL puts {default} in the place of the one in {place}")
    address_user, address_password = client.address[3:] if client.address else ("", "")
    if publish:
        client.user = environ.get("UV_PUBLISH_USERNAME") or address_user or ("__token__" if environ.get("UV_PUBLISH_TOKEN") else "")
        client.password, client.where = environ.get("UV_PUBLISH_PASSWORD") or environ.get("UV_PUBLISH_TOKEN", ""), "UV_PUBLISH_PASSWORD or _TOKEN"
    else:
        client.user = variable("UV_INDEX_{}_USERNAME", name) or address_user
        client.password, client.where = variable("UV_INDEX_{}_PASSWORD", name), f"the variable of the index {name}"
        strategy = environ.get("UV_INDEX_STRATEGY") or first("index-strategy")
        if client.address and strategy.startswith("unsafe"):
            report.problem("second-index", f"index-strategy is {strategy}: another index can win over your repository")
    if not client.password and address_password:
        client.password, client.where = address_password, place
    take_from_netrc(report, client)
    provider = environ.get("UV_KEYRING_PROVIDER") or first("keyring-provider")
    if client.password or client.address is None:
        return client
    if provider != "subprocess":
        report.problem("keyring-off", "uv asks no keyring: keyring-provider is not set")
    new = numbers(client.versions["uv"]) >= (0, 6, 10)
    if not client.user and (publish or not (always and new)):
        report.problem("no-user-name", "uv asks keyring only where there is a user name", "uv publish" if publish else "uv")
    client.program = find_program("keyring")
    if client.program is None:
        report.problem("no-backend", "uv finds no program keyring on the PATH")
    return client


def of_program(name: str, versions: dict[str, str]) -> Client:
    """A client that has keyring in its own environment: this Python's if it is here, or else that of the program."""
    program = None if name in versions else find_program(name)
    python = sys.executable if name in versions else interpreter_of(program) if program else None
    return Client(python, versions=versions if name in versions else probe(python)["versions"] if python else {})


def read_pypirc(report: Report) -> tuple[list[tuple[str, str, dict[str, str]]], list[str]]:
    """The sections of ~/.pypirc that name a repository, and those that [distutils] lists."""
    sections = read_ini(report, HOME / ".pypirc")
    listed = sections.get("distutils", {}).get("index-servers", "").split()
    return [(one["repository"], name, one) for name, one in sections.items() if one.get("repository")], listed


def read_uploader(report: Report, tool: str, url_variable: str) -> Client:
    """twine and Flit: ~/.pypirc, and variables that win over it."""
    client, prefix = of_program(tool, own_versions()), tool.upper()
    sections, listed = read_pypirc(report)
    url = os.environ.get(url_variable, "")
    entries = [(url, url_variable)] if url else [(one, f"[{name}] in {HOME / '.pypirc'}") for one, name, _ in sections]
    client.address, place = choose(report, entries)
    name, section = next(((name, one) for _, name, one in sections if place.startswith(f"[{name}]")), ("", {}))
    if name and name not in listed:
        report.problem("misspelt-section", f"[distutils] of .pypirc does not list [{name}]")
    client.user = os.environ.get(f"{prefix}_USERNAME") or section.get("username", "")
    client.password = os.environ.get(f"{prefix}_PASSWORD") or section.get("password", "")
    client.where = f"{prefix}_PASSWORD or .pypirc"
    return client


def read_twine(report: Report) -> Client:
    client = read_uploader(report, "twine", "TWINE_REPOSITORY_URL")
    client.ca_variables = ("TWINE_CERT", *client.ca_variables)
    return client


def read_flit(report: Report) -> Client:
    client = read_uploader(report, "flit", "FLIT_INDEX_URL")
    if not client.user:
        report.problem("no-user-name", "Flit was given no user name")
    return client


def read_project_tool(report: Report, tool: str, files: list[Path], user: str, password: str, publish_keys: tuple[str, str]) -> Client:
    """Poetry and PDM: sources in pyproject.toml, the rest in their own files; `user` and `password` are names of variables."""
    client = of_program(tool, {})
    local = [read_toml(report, path) for path in files]
    found: list[tuple[str, str, str]] = []
    if report.options.publish:
        for path, table in zip(files, local):
            repositories = dig(table, publish_keys[0])
            named = repositories.items() if isinstance(repositories, dict) else ()
            found += [(text_of(dig(one, "url")), name, str(path)) for name, one in named]
        for name, value in os.environ.items():
            match = re.fullmatch(publish_keys[1], name)
            found += [(value, match.group(1).lower() if match.groups() else "", name)] if match else []
    else:
        for path in upwards("pyproject.toml")[:1]:
            sources = tables(dig(read_toml(report, path), "tool", tool, "source"))
            found += [(text_of(one.get("url")), text_of(one.get("name")), str(path)) for one in sources]
        found += [(text_of(dig(table, "pypi", "url")), "pypi", str(path)) for path, table in zip(files, local)]
        found += [(os.environ.get("PDM_PYPI_URL", ""), "pypi", "PDM_PYPI_URL")] if tool == "pdm" else []
    client.address, place = choose(report, [(url, f"{name} in {path}") for url, name, path in found if url])
    name = next((name for _, name, path in found if place == f"{name} in {path}"), "")
    kept = [dig(table, *keys, name) for table in local for keys in (("http-basic",), ("repository",))]
    given = lambda key: next((text_of(dig(one, key)) for one in kept if text_of(dig(one, key))), "")
    client.user = variable(user, name) or given("username") or (client.address.user if client.address else "")
    client.password, client.where = variable(password, name) or given("password"), f"{password.format(name.upper())} or the settings"
    if not client.password and client.address:
        client.password, client.where = client.address.password, place
    take_from_netrc(report, client)
    return client


def read_poetry(report: Report) -> Client:
    own = Path(os.environ["POETRY_CONFIG_DIR"]) if os.environ.get("POETRY_CONFIG_DIR") else settings_folder("pypoetry")
    files = [*upwards("poetry.toml")[:1], own / "config.toml", own / "auth.toml"]
    names = ("POETRY_HTTP_BASIC_{}_USERNAME", "POETRY_HTTP_BASIC_{}_PASSWORD")
    return read_project_tool(report, "poetry", files, *names, ("repositories", r"POETRY_REPOSITORIES_(.+)_URL"))


def read_pdm(report: Report) -> Client:
    own = Path(os.environ.get("LOCALAPPDATA") or HOME) / "pdm/pdm" if WINDOWS else settings_folder("pdm")
    files = [*upwards("pdm.toml")[:1], Path(os.environ.get("PDM_CONFIG_FILE") or own / "config.toml")]
    names = ("PDM_PUBLISH_USERNAME", "PDM_PUBLISH_PASSWORD") if report.options.publish else ("", "")
    return read_project_tool(report, "pdm", files, *names, ("repository", r"PDM_PUBLISH_REPO"))


# What a project's own files may set. Not where connections go and whom they trust: the doctor takes that from the person alone.
FROM_PROJECT = re.compile(
    r"PIP_(?:(?:EXTRA_)?INDEX_URL|NO_INDEX|FIND_LINKS|NO_INPUT|KEYRING_PROVIDER)|PIPENV_(?:PYPI_MIRROR|KEYRING_PROVIDER)"
    r"|UV_(?:(?:DEFAULT_|EXTRA_)?INDEX(?:_URL)?|INDEX_STRATEGY|INDEX_\w{1,60}_(?:USERNAME|PASSWORD)|KEYRING_PROVIDER)"
    r"|GOOGLE_APPLICATION_CREDENTIALS|PYTHON_KEYRING_BACKEND"
)


def take_from_project(report: Report, variables: dict[str, str], place: str) -> None:
    taken = {name: value for name, value in variables.items() if FROM_PROJECT.fullmatch(name) and "\0" not in value and len(value) < 30_000}
    os.environ.update(taken)
    if taken:
        report.fact("settings", f"{place} sets {', '.join(taken)}")


# Pipenv ---------------------------------------------------------------------------------------------------------------------


def read_pipenv(report: Report) -> Client:
    """
    The Pipfile, the .env beside it, and variables. Pipenv has its own pip, and runs it in the project's environment.
    https://pipenv.pypa.io/en/latest/configuration.html; the releases were tried: 2023.12.1, 2026.2.2, 2026.4.0, 2026.6.2, 2026.7.1, 2026.10.3.
    """
    itself = of_program("pipenv", own_versions())
    client = Client(versions={"pipenv": itself.versions.get("pipenv", "not found")})
    version = numbers(client.versions["pipenv"])
    path = next(iter([Path(os.environ["PIPENV_PIPFILE"])] if os.environ.get("PIPENV_PIPFILE") else upwards("Pipfile")), Path("Pipfile"))
    if not os.path.isfile(path):
        report.fact("settings", "there is no Pipfile here: run the doctor in the project's folder")
    if not os.environ.get("PIPENV_DONT_LOAD_ENV"):
        file = Path(os.environ.get("PIPENV_DOTENV_LOCATION") or path.parent / ".env")
        take_from_project(report, read_dotenv(report, file), str(file))
    content = read_toml(report, path)
    see_pipenvs_sources(report, client, content, path)
    client.ca_variables, client.proxy = ("PIP_CERT", *client.ca_variables), os.environ.get("PIP_PROXY", "")
    # Since 2026.6 the user name of an address comes before that file, without a password.
    if not client.user or version < (2026, 6):
        take_from_netrc(report, client)
    if not client.password and client.address is not None:
        see_pipenvs_keyring(report, client, itself, dig(content, "pipenv", "disable_pip_input") is not False)
    return client


def read_dotenv(report: Report, path: Path) -> dict[str, str]:
    found = {}
    for line in read_text(report, path).splitlines():
        name, _, value = line.partition("=")
        name, value = re.sub(r"^export\s", "", name.strip()).strip(), value.strip()
        end = value.find(value[0], 1) if value[:1] in ("'", '"') else -1
        found[name] = value[1:end] if end > 0 else value.partition(" #")[0].rstrip()
    return found


def fill_in(url: str) -> str:
    """Variables, as in `https://oauth2accesstoken:${PASSWORD}@...`; Pipenv encodes those before the host."""
    fill = lambda text: re.sub(r"'?\$\{(\w+)\}'?|\$(\w+)", lambda match: os.environ.get(match.group(1) or match.group(2), match.group(0)), text)
    before, at, after = url.rpartition("@")
    scheme, slashes, written = before.partition("//")
    filled = fill(written)
    if filled != written:
        filled = ":".join(urllib.parse.quote(part, safe="") for part in filled.split(":", 1))
    return f"{scheme}{slashes}{filled}{at}{fill(after)}"


def see_pipenvs_sources(report: Report, client: Client, content: dict[str, Any], path: Path) -> None:
    """Of several sources Pipenv asks the first alone, and another for the packages that name it: so none is a second index."""
    mirror, written, missing = os.environ.get("PIPENV_PYPI_MIRROR", ""), [], {}
    for source in tables(content.get("source")) or [{"url": "https://pypi.org/simple"}]:
        url, place = text_of(source.get("url")), f"[[source]] {source['name']} in {path}" if text_of(source.get("name")) else "a source without a name"
        variable_of_password = re.search(r":\$\{([A-Za-z_]\w{0,60})\}@", url)
        if variable_of_password and variable_of_password.group(1) not in os.environ:
            missing[place] = variable_of_password.group(1)
        if source.get("verify_ssl") is False:
            report.fact("settings", f"{place} switches the check of certificates off")
        instead = mirror and re.fullmatch(r"https?://pypi(\.python)?\.org/simple/?", url)
        written += [(mirror, "PIPENV_PYPI_MIRROR")] if instead else [(url, place)] if url else []
    entries = [(url if place == "PIPENV_PYPI_MIRROR" else fill_in(url), place) for url, place in written]
    client.address, place = choose(report, entries, written)
    if client.address is None:
        return
    client.user, client.password, client.where = client.address.user, client.address.password, place
    if place in missing:
        report.problem("expired", f"{path} takes the password from {missing[place]}, which is not set in this terminal")
    if place != entries[0][1]:
        report.fact("settings", "Pipenv asks the first source alone for every package that does not name another: pipenv install --index NAME")
    try:
        locked = json.loads(read_text(report, Path(f"{path}.lock")) or "{}")
    except (ValueError, RecursionError):
        report.problem("broken-config-file", f"{path}.lock is no JSON")
        return
    kept = [parse_address(text_of(one.get("url"))) for one in tables(dig(locked, "_meta", "sources"))]
    if kept and place != "PIPENV_PYPI_MIRROR" and not any(one is not None and one.same(client.address) for one in kept):
        report.fact("settings", f"{path}.lock does not name this repository: run pipenv lock")


def see_pipenvs_keyring(report: Report, client: Client, itself: Client, silent: bool) -> None:
    """`silent` is `--no-input`, which Pipenv gives pip unless `disable_pip_input` is false; pip's own file is hidden when it installs."""
    written = client.versions["pipenv"]
    version = numbers(written) or (9999,)
    own = os.environ.get("PIPENV_KEYRING_PROVIDER", "")
    provider = (own if version >= (2026, 4) else "") or os.environ.get("PIP_KEYRING_PROVIDER") or "auto"
    if provider == "disabled" or (provider == "auto" and silent):
        unknown = f"; Pipenv {written} does not know PIPENV_KEYRING_PROVIDER" if own and version < (2026, 4) else ""
        report.problem("keyring-off", f"Pipenv lets pip ask nobody, and no variable PIP_KEYRING_PROVIDER lets it ask keyring{unknown}", "pipenv")
        return
    if provider == "import":
        folder = run(itself.keyring, "-m", "pipenv", "--venv")[0].strip() if itself.keyring else ""
        python = os.path.join(folder, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
        if os.path.isabs(python) and "keyring" in probe(python)["versions"]:
            client.keyring = python
        else:
            report.problem("keyring-off", "keyring-provider is import, and the project's environment has no keyring", "pipenv")
        return
    if provider == "auto" and "keyring" in itself.versions:
        client.keyring = itself.keyring
        return
    active = os.environ.get("VIRTUAL_ENV")
    client.program = find_program("keyring", not_in=os.path.join(active, "Scripts" if WINDOWS else "bin") if active else None)
    if client.program is None:
        report.problem("no-backend", "Pipenv's pip finds no program keyring on the PATH", "program")
    elif (2026, 6) <= version < (2026, 8):
        report.problem("old-client", f"Pipenv {written} takes the user name out of the address, and its pip runs keyring only for one; 2026.8 does not need it")
    elif not client.user and version < (2026, 8):
        report.problem("no-user-name", f"Pipenv {written} runs the program keyring only for an address with a user name")


# Hatch ----------------------------------------------------------------------------------------------------------------------


def read_hatch(report: Report) -> Client:
    return read_hatchs_repositories(report) if report.options.publish else read_environments(report)


def take_from_hatch(report: Report) -> bool:
    """What the environment sets for the pip or uv that makes it, and whether it is uv: https://hatch.pypa.io/latest/config/environment/overview/"""
    path = next(iter(upwards("pyproject.toml")), Path("pyproject.toml"))
    if not os.path.isfile(path):
        report.fact("settings", "there is no pyproject.toml here: run the doctor in the project's folder")
    beside = path.parent / "hatch.toml"
    own = read_toml(report, beside)
    path, environments = (beside, own["envs"]) if "envs" in own else (path, dig(read_toml(report, path), "tool", "hatch", "envs"))
    wanted = os.environ.get("HATCH_ENV") or "default"
    wanted = wanted if dig(environments, wanted) else "default"
    name, table, seen = wanted, {}, set()  # type: ignore[var-annotated]
    while name not in seen and isinstance(dig(environments, name), dict):
        seen.add(name)
        table = {**environments[name], **table}
        name = name if environments[name].get("detached") else text_of(environments[name].get("template")) or "default"
    keep_from_hatch(report, table, wanted)
    fill = lambda text: re.sub(r"\{env:(\w+)(?::([^{}]*))?\}", lambda match: os.environ.get(match.group(1), match.group(2) or ""), text)
    variables = table.get("env-vars") if isinstance(table.get("env-vars"), dict) else {}
    filled = {key: fill(value) for key, value in variables.items() if isinstance(value, str)}  # type: ignore[union-attr]
    take_from_project(report, filled, f"the environment {wanted} in {path}")
    return table.get("installer") == "uv" or bool(table.get("uv-path") or os.environ.get("HATCH_ENV_TYPE_VIRTUAL_UV_PATH"))


def keep_from_hatch(report: Report, table: dict[str, Any], environment: str) -> None:
    """Without the variables that the project keeps from the environment."""
    patterns = lambda key: [one for one in table[key][:100] if isinstance(one, str)] if isinstance(table.get(key), list) else []
    let_in, left_out = patterns("env-include"), patterns("env-exclude")
    for name in [one for one in os.environ if re.match("PIP_|UV_|GOOGLE_|CLOUDSDK_|PYTHON_KEYRING_", one)]:
        matches = lambda those: any(fnmatch.fnmatch(name, one) for one in those)
        if (let_in and not matches(let_in)) or matches(left_out):
            report.fact("settings", f"the project keeps {name} from the environment {environment}")
            del os.environ[name]


def hatchs_folder(kind: str) -> Path:
    """`config` or `cache`, by platformdirs, which Hatch asks: https://hatch.pypa.io/latest/config/hatch/"""
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or HOME / "AppData/Local") / ("hatch" if kind == "config" else "hatch/Cache")
    if MACOS:
        return HOME / "Library" / ("Application Support" if kind == "config" else "Caches") / "hatch"
    return Path(os.environ.get(f"XDG_{kind.upper()}_HOME") or HOME / f".{kind}") / "hatch"


def read_hatchs_repositories(report: Report) -> Client:
    """Where `hatch publish` goes, and as whom: variables, its config.toml, and a name and password in ~/.pypirc. Read in Hatch 1.18.2."""
    report.family = "hatch"
    client, environ = of_program("hatch", own_versions()), os.environ
    path = Path(environ.get("HATCH_CONFIG") or hatchs_folder("config") / "config.toml")
    content = read_toml(report, path)
    index = dig(content, "publish", "index")
    common = index if isinstance(index, dict) else {}
    repositories = common.get("repos") if isinstance(common.get("repos"), dict) else {}
    tables_of = {name: {**common, **(one if isinstance(one, dict) else {"url": one})} for name, one in repositories.items()}  # type: ignore[union-attr]
    # These two are PyPI and its test, whatever is written.
    tables_of = {name: one for name, one in tables_of.items() if name not in ("main", "test")}
    given = environ.get("HATCH_INDEX_REPO", "")
    chosen = {given: tables_of.get(given, {"url": given})} if given else tables_of
    entries = [(text_of(one.get("url")), "HATCH_INDEX_REPO" if given else f"{name} in {path}") for name, one in chosen.items()]
    client.address, place = choose(report, [entry for entry in entries if entry[0]])
    name, table = next(((name, one) for name, one in chosen.items() if place == "HATCH_INDEX_REPO" or place == f"{name} in {path}"), ("", {}))
    if client.address is not None and not given and name != (text_of(common.get("repo")) or "main"):
        report.fact("settings", "hatch publish goes there only with --repo and its name")
    see_hatchs_user(report, client, name, table, content)
    client.ca_variables = ("HATCH_INDEX_CA_CERT", "SSL_CERT_FILE")
    authority = text_of(table.get("ca-cert"))
    if authority and "\0" not in authority:
        environ.setdefault("HATCH_INDEX_CA_CERT", authority)
    if urllib.request.getproxies().get("https"):
        report.fact("network", "hatch publish takes no notice of HTTPS_PROXY")
    return client


def see_hatchs_user(report: Report, client: Client, name: str, table: dict[str, Any], content: dict[str, Any]) -> None:
    """A user name from .pypirc brings the password beside it; keyring is asked for a password only."""
    client.user = os.environ.get("HATCH_INDEX_USER") or text_of(table.get("user"))
    client.password, client.where = os.environ.get("HATCH_INDEX_AUTH") or text_of(table.get("auth")), "HATCH_INDEX_AUTH or Hatch's config.toml"
    if not client.user:
        sections = read_ini(report, HOME / ".pypirc")
        same = (one for one in sections.values() if one.get("repository") and one["repository"] == table.get("url"))
        section = sections.get(name) or next(same, {})
        client.user = section.get("username", "")
        if section.get("password"):
            client.password, client.where = section["password"], str(HOME / ".pypirc")
    if not client.user:
        cache = os.environ.get("HATCH_CACHE_DIR") or text_of(dig(content, "dirs", "cache")) or hatchs_folder("cache")
        try:
            typed = json.loads(read_text(report, Path(cache) / "publish/index/previous_working_users.json") or "{}")
        except (ValueError, RecursionError):
            typed = {}
        client.user = text_of(dig(typed, name))
    if client.address is not None and not client.user:
        report.problem("no-user-name", "Hatch was given no user name, and takes none from keyring or the address", "hatch")
    elif client.address is not None and client.user != TOKEN_USER and not client.password:
        report.problem("no-user-name", "Hatch sends keyring's token with another user name", "password")


CLIENTS = {
    **{"pip": read_pip, "pip-tools": read_pip, "conda": read_pip, "pipenv": read_pipenv, "hatch": read_hatch},
    **{"pipx": read_environments, "tox": read_environments, "nox": read_environments},
    **{"uv": read_uv, "uv-pip": read_uv, "uv-tool": read_uv},
    **{"twine": read_twine, "poetry": read_poetry, "pdm": read_pdm, "flit": read_flit},
}


# What was found -------------------------------------------------------------------------------------------------------------


def compare_addresses(report: Report, client: Client, wanted: Address | None) -> None:
    """Whether the client's address is the wanted one, as it has to be written."""
    address, publish, tool = client.address, report.options.publish, report.options.tool
    report.hide(client.password)
    if address is None:
        report.problem("no-index", f"no setting of {tool}'s names {'a' if wanted is None else 'the'} repository")
        return
    report.hide(address.password)
    report.fact("index", f"{tool} {'publishes to' if publish else 'looks in'} {address.url(address.simple)}")
    if publish and address.simple:
        report.problem("simple-on-upload", f"{tool} is to publish to {address.url(True)}")
    if not publish and not address.simple:
        report.problem("no-simple", f"the address {address.url(False)} lacks /simple/")


def take_from_netrc(report: Report, client: Client) -> None:
    """pip, uv, Poetry and PDM take a password from there before they ask keyring."""
    if client.password or client.address is None or report.options.publish:
        return
    path = Path(os.environ.get("NETRC") or HOME / ("_netrc" if WINDOWS and (HOME / "_netrc").exists() else ".netrc"))
    try:
        found = netrc.netrc(str(path)).authenticators(client.address.host) if os.path.isfile(path) else None
    except (OSError, ValueError, netrc.NetrcParseError):
        report.fact("settings", f"{path} cannot be read")
        return
    if found is not None and found[2]:
        client.user, client.password, client.where = found[0] or "", found[2], str(path)


def see_credential_sources(report: Report) -> list[str]:
    """Where keyring's backend looks, in its order; the first that is there wins, right or wrong."""
    sources = []
    named = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
    if named:
        sources.append("variable")
        see_named_credentials(report, named)
    folder = Path(os.environ.get("CLOUDSDK_CONFIG") or (settings_folder("gcloud") if WINDOWS else HOME / ".config/gcloud"))
    file = folder / "application_default_credentials.json"
    kind = kind_of_credentials(file)
    report.fact("sign-in", f"gcloud auth application-default login: {'not done' if kind == 'missing' else f'{kind} ({file})'}")
    if kind != "missing":
        sources.append("sign-in")
    machine = None if sources or report.options.offline else account_of_machine()
    if machine:
        sources.append("machine")
        report.machine = machine
    report.fact("sign-in", f"the machine's own account: {machine or ('not asked, there is something before it' if sources else 'none')}")
    gcloud = find_program("gcloud")
    report.fact("sign-in", f"gcloud: {gcloud or 'not on the PATH'}" + ("; the backend cannot start it on Windows" if WINDOWS and gcloud else ""))
    return sources + (["gcloud"] if gcloud else [])


def see_named_credentials(report: Report, named: str) -> None:
    """The variable's value is shown only if it can be a path: by mistake it is a key itself, whose parts programs may repeat."""
    name, kind = "GOOGLE_APPLICATION_CREDENTIALS", kind_of_credentials(Path(named))
    path = len(named) < 256 and named.isprintable() and "{" not in named and mask(named) == named
    if kind != "missing" or path:
        report.fact("sign-in", f"{name} = {named}: {kind}")
        if kind == "missing":
            report.problem("key-file-missing", f"{name} names {named}, which is not there; it is asked first")
        elif kind == "broken":
            report.problem("key-file-broken", f"{name} names {named}, which is no credentials of Google's; it is asked first")
        return
    report.hide(named, " ".join(named.split()), *named.split())
    key = "{" in named or mask(named) != named
    what = "a key itself, not the path to one" if key else "no path"
    report.fact("sign-in", f"{name} holds {what}; it is not shown")
    report.problem("key-file-broken" if key else "key-file-missing", f"{name} holds {what}; it is asked first")


CREDENTIAL_TYPES = ("authorized_user", "service_account", "external_account", "external_account_authorized_user", "impersonated_service_account", "gdch_service_account")


def kind_of_credentials(path: Path) -> str:
    """Only the type, never what else is in it."""
    if not os.path.isfile(path):
        return "missing"
    try:
        with open(path, "rb") as file:
            content = json.loads(file.read(1_000_000).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return "broken"
    kind = text_of(dig(content, "type"))
    return kind if kind in CREDENTIAL_TYPES else "broken"


def account_of_machine() -> str | None:
    """The metadata server's default account. It gets no credentials from us; NO_GCE_CHECK=true, as for google-auth, leaves it out."""
    if os.environ.get("NO_GCE_CHECK") == "true":
        return None
    host = os.environ.get("GCE_METADATA_HOST") or os.environ.get("GCE_METADATA_ROOT") or "169.254.169.254"
    connection = None
    try:
        connection = http.client.HTTPConnection(host, timeout=2)
        connection.request("GET", "/computeMetadata/v1/instance/service-accounts/default/email", headers={"Metadata-Flavor": "Google"})
        answer = connection.getresponse()
        text = answer.read(300).decode("utf-8", "replace").strip()
        return text if answer.status == 200 and answer.getheader("Metadata-Flavor") == "Google" else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        if connection is not None:
            connection.close()


# The network ----------------------------------------------------------------------------------------------------------------


def send(report: Report, host: str, method: str, path: str, headers: dict[str, str], body: str | None = None) -> tuple[int, str]:
    """One request over checked TLS; nothing else in this file opens a connection that carries credentials."""
    if not INDEX_HOST.fullmatch(host) and host not in (TOKEN_API, REGISTRY_API):
        raise ValueError("no host of Google's")
    connection = through_proxy(report, host)
    try:
        connection.request(method, path, body, {"User-Agent": "artifact-registry-doctor/1", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read(50_000).decode("utf-8", "replace")
    finally:
        connection.close()


def proxy_of(text: str) -> urllib.parse.SplitResult | None:
    try:
        parts = urllib.parse.urlsplit(text if "://" in text else f"http://{text}")
        return parts if parts.hostname and re.fullmatch(r"[\w:-]{1,63}(\.[\w:-]{1,63}){0,9}", parts.hostname, re.A) and parts.port != 0 else None
    except ValueError:  # It may repeat a part of the password.
        return None


def proxy_for(report: Report, host: str) -> str:
    return report.client.proxy or ("" if urllib.request.proxy_bypass(host) else urllib.request.getproxies().get("https", ""))


def through_proxy(report: Report, host: str) -> http.client.HTTPSConnection:
    url = proxy_for(report, host)
    if not url:
        return http.client.HTTPSConnection(host, timeout=20, context=report.context)
    proxy = proxy_of(url)
    if proxy is None or proxy.scheme != "http" or not proxy.hostname:
        raise OSError(f"the doctor cannot use a proxy of the kind {proxy.scheme if proxy else 'that is none'}")
    connection = http.client.HTTPSConnection(proxy.hostname, proxy.port or 80, timeout=20, context=report.context)
    login = urllib.parse.unquote(f"{proxy.username or ''}:{proxy.password or ''}")
    basic = {} if login == ":" else {"Proxy-Authorization": "Basic " + base64.b64encode(login.encode()).decode()}
    connection.set_tunnel(host, 443, basic)
    return connection


def reach_index(report: Report, target: Address) -> bool:
    """Name, proxy and certificate, without credentials: 401 is what an index says to those."""
    client = report.client
    authority = next(((name, os.environ[name]) for name in client.ca_variables if os.environ.get(name)), None)
    proxy = proxy_for(report, target.host)
    if proxy and proxy_of(proxy) is None:
        place = f"the proxy in {report.options.tool}'s settings" if client.proxy else "HTTPS_PROXY"
        report.problem("unreachable", f"{place} is no address of a proxy", "proxy", place=place)
        return False
    report.fact("network", f"proxy: {proxy or 'none'}; authorities: {' = '.join(authority) if authority else 'those of this Python'}")
    try:
        if authority:
            folder = os.path.isdir(authority[1])
            report.context = ssl.create_default_context(**{"capath" if folder else "cafile": authority[1]})
    except (OSError, ValueError) as error:
        what = "it is not there" if isinstance(error, FileNotFoundError) else "it holds no certificates that can be read"
        report.problem("certificate", f"{authority[0] if authority else ''} names no file with an authority: {what}", ca=client.ca_variables[0])
        return False
    try:
        status, _ = send(report, target.host, "GET", f"{target.path}/simple/{NO_PACKAGE}/", {})
    except ssl.SSLError as error:
        what = getattr(error, "verify_message", "") or f"{error}"
        report.problem("certificate", f"the certificate of {target.host} is not trusted: {what}", ca=client.ca_variables[0])
        return False
    except (OSError, http.client.HTTPException, ValueError) as error:
        where = "its name is not known here" if isinstance(error, socket.gaierror) else f"{error}"
        report.problem("unreachable", f"{target.host} cannot be reached{' through the proxy' if proxy else ''}: {where}")
        return False
    report.fact("network", f"{target.host} answers {status} to nobody in particular")
    if 300 <= status < 400 or status >= 500:
        report.problem("unreachable", f"something answers {status} in the place of {target.host}, and was not followed")
        return False
    return True


def find_secret(report: Report, client: Client, target: Address, sources: list[str], ask: bool) -> Secret | None:
    """What the client would send: a password from its settings, or else what keyring gives it."""
    if client.password:
        report.fact("credentials", f"a password from {client.where}: keyring is not asked")
        if client.password.startswith("AIza"):
            report.problem("api-key", f"the password from {client.where} is an API key")
        if client.user not in (TOKEN_USER, "_json_key_base64", "_json_key"):
            name = client.user if client.user in ("", "__token__") or re.fullmatch(r"[\w.+-]{1,40}@[\w.-]{1,60}", client.user) else ""
            report.problem("no-user-name", f"the password is sent with {f'the user name {name}' if name else 'another user name or none'}", "password")
        return Secret(client.user, client.password, client.where)
    if report.has("no-backend"):
        return None
    python = client.keyring or (interpreter_of(client.program) if client.program else None)
    if python is None and client.program is None:
        if not report.has("keyring-off"):
            report.fact("credentials", f"keyring could not be asked: {report.options.tool} was not found, or not the Python that it runs in")
            report.unfinished = True
        return None
    url = target.url(not report.options.publish) if ask else ""
    said = probe(python, url) if python else ask_program(client.program or "", url)
    report.hide(said["token"], said["who"])
    report.fact("keyring", " in ".join(filter(None, (client.program, python))))
    report.fact("keyring", f"keyring {said['versions'].get('keyring', '' if python is None else 'is not there')}; backends: {', '.join(said['backends']) or 'none'}")
    if "keyrings.gauth.GooglePythonAuth" not in said["backends"]:
        missing = BACKEND if "keyring" in said["versions"] else "keyring"
        kind = "program" if client.program and report.family == "pip" else ""
        report.problem("no-backend", f"{missing} is not in {python or client.program}, where {report.options.tool} asks", kind)
        return None
    if said["chosen"] not in ("", "keyrings.gauth.GooglePythonAuth", "keyring.backends.chainer.ChainerBackend"):
        report.problem("keyring-off", f"keyring is told to use {said['chosen']} alone", "backend")
        return None
    if client.program and numbers(said["versions"].get("keyring", "")) == (25, 4, 0):
        report.problem("broken-keyring", "the program keyring 25.4.0 cannot give a password")
    if not ask:
        return None
    if not said["token"]:
        explain_no_token(report, said["said"], sources)
        return None
    report.fact("credentials", f"keyring gives a token ({sources[0] if sources else 'source not known'} is asked first)")
    return Secret(TOKEN_USER, said["token"], "keyring", said["who"])


def explain_no_token(report: Report, said: str, sources: list[str]) -> None:
    """The first of the backend's warnings has the cause; its last asks for a sign-in in any case."""
    report.fact("credentials", f"keyring gives none: {' '.join(said.split())}")
    if re.search(r"Invalid JWT Signature|account not found|Invalid grant: account", said):
        report.problem("key-deleted", "Google does not know the key that GOOGLE_APPLICATION_CREDENTIALS names any more")
    elif re.search(r"Reauthentication is needed|invalid_rapt|expired or revoked|invalid_grant", said):
        report.problem("sign-in-over", "Google no longer accepts the sign-in of this computer")
    elif re.search(r"CERTIFICATE_VERIFY_FAILED", said):
        report.problem("certificate", "keyring does not trust the certificate of Google's sign-in", ca="REQUESTS_CA_BUNDLE")
    elif re.search(r"TransportError|ConnectionError|Max retries", said):
        report.problem("unreachable", f"keyring cannot reach {TOKEN_API}")
    elif not report.has("key-file-missing", "key-file-broken"):
        windows = WINDOWS and sources == ["gcloud"]
        report.problem("gcloud-not-found-windows" if windows else "not-signed-in", "keyring found no credentials on this computer")


def ask_index(report: Report, client: Client, target: Address, secret: Secret) -> None:
    """The index with the credentials that were found, and what Google says of them."""
    token = secret.password if secret.user == TOKEN_USER else ""
    account, valid = whose(report, secret, token)
    if not account and secret.where == "keyring":
        account = report.machine  # Its tokens seldom say whose they are.
    expected = report.options.account
    report.fact("account", account or "not known")
    if expected and account and account.lower() != expected.lower():
        report.problem("wrong-account", f"signed in as {account}, not as {expected}", account=expected)
    address = client.address or target
    status, body = knock(report, address, secret, report.options.package)
    if status == 401:
        if not report.has("api-key", "no-user-name"):
            report.problem("expired", f"the index refuses the password from {secret.where}" + ("" if valid else ": Google says that the token is over"))
        return
    if 300 <= status < 400 or status >= 500:
        report.problem("unreachable", f"something answers {status} in the place of {address.host}, and was not followed")
    elif status == 403 or (report.options.publish and not may_publish(report, address, token)):
        explain_refusal(report, address, target, secret, body, token, "" if expected else account)
    elif report.options.publish and see_published(report, client, address, secret):
        pass
    elif report.options.package and status == 404:
        report.problem("no-such-package", f"{address.url(True)} has no package {report.options.package}")
    elif not address.same(target) and not is_before(report, address, target, token):
        report.problem("no-index", f"the client looks in {address.url(True)}, not in {target.url(True)}: right only where the former has the latter behind it")


def knock(report: Report, address: Address, secret: Secret, package: str | None = None) -> tuple[int, str]:
    status, body = listed(report, address, secret, package or NO_PACKAGE)
    meaning = {200: "let in", 401: "credentials refused", 403: "not permitted, or no such repository", 404: "let in; no such package"}
    report.fact("index", f"{address.url(True)} answers {status} with these credentials: {meaning.get(status, 'not what it usually says')}")
    return status, body


def listed(report: Report, address: Address, secret: Secret, package: str) -> tuple[int, str]:
    basic = base64.b64encode(f"{secret.user}:{secret.password}".encode()).decode()
    name = re.sub(r"[-_.]+", "-", package).lower()
    return send(report, address.host, "GET", f"{address.path}/simple/{name}/", {"Authorization": f"Basic {basic}"})


def whose(report: Report, secret: Secret, token: str) -> tuple[str, bool]:
    """Whose token Google says it is, and whether it is valid."""
    if secret.user == "_json_key_base64":
        try:
            return str(json.loads(base64.b64decode(secret.password))["client_email"]), True
        except (ValueError, KeyError, TypeError):
            return "", True
    valid = True
    for text in filter(None, (secret.who, token)):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        status, body = ask_google(report, TOKEN_API, "/tokeninfo", form, urllib.parse.urlencode({"access_token": text}))
        if status == 200 and text_of(body.get("email")):
            return text_of(body.get("email")), True
        valid = status != 400
    return "", valid


def ask_google(report: Report, host: str, path: str, headers: dict[str, str], form: str | None = None) -> tuple[int, dict[str, Any]]:
    """0 where nobody could be asked, which is no answer."""
    try:
        status, text = send(report, host, "POST" if form else "GET", path, headers, form)
        content = json.loads(text)
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        return 0, {}
    return status, content if isinstance(content, dict) else {}


def is_before(report: Report, address: Address, target: Address, token: str) -> bool:
    """Whether the address is of a virtual repository that has the wanted one behind it: Google's advice."""
    _, body = ask_google(report, REGISTRY_API, address.api(), {"Authorization": f"Bearer {token}"}) if token else (0, {})
    behind = [text_of(policy.get("repository")) for policy in tables(dig(body, "virtualRepositoryConfig", "upstreamPolicies"))]
    found = target.api()[len("/v1/") :] in behind
    report.fact("index", f"{address.url(True)} {'has the repository behind it' if found else 'is another repository'}")
    return found


def see_published(report: Report, client: Client, address: Address, secret: Secret) -> bool:
    """Whether what lies in `dist`, which would be published from here, is in the repository already: it takes no file twice."""
    if client.skips:
        return False
    try:
        files = sorted(name for name in os.listdir("dist") if re.fullmatch(r"[\w.!+-]{1,200}(\.whl|\.tar\.gz)", name, re.A))[:20]
    except OSError:
        return False
    for file in files:
        package = re.sub(r"-\d.*", "", file)
        status, body = listed(report, address, secret, package)
        if status == 200 and re.search(rf"[/>]{re.escape(file)}[#\"'<]", urllib.parse.unquote(body)):
            report.problem("version-exists", f"{os.path.join('dist', file)} is in the repository already")
            return True
    return False


UPLOAD = "artifactregistry.repositories.uploadArtifacts"


def may_publish(report: Report, address: Address, token: str) -> bool:
    """By asking for the permission, which writes nothing; where nobody says, it says so, and nothing is held against the account."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    asked, path = json.dumps({"permissions": [UPLOAD]}), address.api() + ":testIamPermissions"
    status, body = ask_google(report, REGISTRY_API, path, headers, asked) if token else (0, {})
    if status != 200:
        report.fact("index", "whether this account may publish could not be asked, and cannot be tried without publishing")
        return True
    permitted = UPLOAD in (body.get("permissions") or [])
    report.fact("index", f"may publish: {'yes' if permitted else 'no'}")
    return permitted


def explain_refusal(report: Report, address: Address, target: Address, secret: Secret, body: str, token: str, account: str) -> None:
    """Google answers 403 to a missing permission and a wrong name alike. Those who may see the project are told which by its API."""
    if re.search(r"has not been used in project|SERVICE_DISABLED", body):
        report.problem("api-disabled", "the Artifact Registry API is off in the project")
        return
    if re.search(r"prohibited by organization", body):
        report.problem("perimeter", "a VPC Service Controls perimeter refused the request")
        return
    missing = "may-not-publish" if report.options.publish else "may-not-read"
    if report.has("wrong-account"):
        return
    status = ask_google(report, REGISTRY_API, address.api(), {"Authorization": f"Bearer {token}"})[0] if token else 0
    other = not address.same(target) and knock(report, target, secret)[0] in (200, 404)
    if status == 404 or other:
        better = f", but {target.url(False)} lets it in" if other else ""
        report.problem("no-such-repository", f"there is no {address.url(False)} that this account may see{better}")
        return
    who = f"If you are not {account}, sign in as yourself: gcloud auth application-default login. If you are: " if account else ""
    report.problem(missing, f"{account or 'this account'} may not {'publish to' if report.options.publish else 'read'} {address.url(False)}", who=who)
    if status != 200:
        report.problem("no-such-repository", "or there is none of this name: Google says the same of both. The setup page, signed in, says which")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
