import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ToolId } from '@/lib/core/setup/tools'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { prepareBrought, withBrought } from './brought'
import type { Machine, State } from './machine'
import { onGoogleCloud, prepareMetadata } from './on-google-cloud'
import { findPython } from './python'
import { ACCOUNT, credentialConfiguration, forgeKey, identityToken, PERSON } from './world'

const STAND_INS = join(import.meta.dirname, 'stand-ins')

/** What a person has installed who follows a tool's guide: what its prerequisites name. */
export const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  pip: ['pipx'],
  twine: ['pipx'],
  uv: ['uv'],
  'uv-pip': ['uv'],
  'uv-tool': ['uv'],
  poetry: ['poetry'],
  pdm: ['pdm'],
  hatch: ['pipx', 'hatch'],
  flit: ['pipx', 'flit'],
  pipenv: ['pipx', 'pipenv'],
  pipx: ['pipx'],
  'pip-tools': ['pipx'],
  tox: ['pipx', 'tox'],
  nox: ['pipx', 'nox'],
}

/** What is asked of PyPI for a program: PDM 2.29 breaks beside newer libraries than it was locked with, as its guide says. */
const REQUIREMENTS: Readonly<Record<string, string>> = { pdm: "'pdm[locked]'" }

/** The files that a tool needs in the project, and no other tool minds. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  pipenv: [
    `printf '[[source]]\\nurl = "https://pypi.org/simple"\\nverify_ssl = true\\nname = "pypi"\\n\\n[packages]\\n\\n[dev-packages]\\n' > Pipfile`,
  ],
  tox: [
    `printf '[tox]\\nno_package = true\\nenv_list = py\\n\\n[testenv]\\ndescription = runs the tests\\n' > tox.ini`,
  ],
  nox: [
    `printf 'import nox\\n\\n\\n@nox.session\\ndef tests(session):\\n    session.install("acme-features")\\n' > noxfile.py`,
  ],
}

/**
 * The project as a repository of a service, which is a bare one on this machine: a push starts what the service would do, and leaves
 * its files beside it, to be compared. `program`: the service's own, which answers with it.
 */
const repositoryOf = (host: string, program: string): readonly string[] => {
  const bare = `/srv/git/${host}/acme/models.git`
  return [
    ...REQUIREMENTS_FILE,
    `git config --global user.name Wes && git config --global user.email ${PERSON} && git config --global init.defaultBranch main`,
    `git config --global url."file:///srv/git/${host}/".insteadOf "https://${host}/"`,
    `git init --quiet --bare ${bare} && mkdir /srv/git/${host}/acme/models`,
    `printf '#!/bin/sh\nunset GIT_DIR GIT_QUARANTINE_PATH\ngit --git-dir ${bare} --work-tree /srv/git/${host}/acme/models checkout --force --quiet main && exec ${program} pushed\n' > ${bare}/hooks/post-receive`,
    `chmod +x ${bare}/hooks/post-receive`,
    `printf '#!/bin/sh\nexec /harness/prepared/forge ${program} "$@"\n' > /usr/local/bin/${program} && chmod +x /usr/local/bin/${program}`,
    `git init --quiet && git remote add origin https://${host}/acme/models.git`,
    'git add . && git commit --quiet -m Begin && git push --quiet --set-upstream origin main',
  ]
}

/** A job installs what the project names. */
const REQUIREMENTS_FILE = ["printf 'acme-features\\n' > requirements.txt"]

/** Tools whose commands run in a job, on a machine of a service. */
export const IN_JOBS: ReadonlySet<ToolId> = new Set([
  'github-actions',
  'gitlab-ci',
  'cloud-build',
  'renovate',
])

/** What else a tool needs of the project or of the machine, beyond its programs. */
const PECULIAR: Readonly<Record<string, readonly string[]>> = {
  // It works in the environment of a project, with the pip beside it.
  'pip-tools': [
    'python3 -m venv .venv && . .venv/bin/activate && python -m pip install --quiet --upgrade pip pip-tools',
  ],
  conda: withBrought('conda') ?? [
    // What conda would have made: an environment with its marks, activated.
    'python3 -m venv --upgrade-deps "$HOME/miniconda3/envs/acme" && mkdir "$HOME/miniconda3/envs/acme/conda-meta"',
    'export CONDA_PREFIX="$HOME/miniconda3/envs/acme" CONDA_DEFAULT_ENV=acme PATH="$HOME/miniconda3/envs/acme/bin:$PATH"',
  ],
  pixi: withBrought('pixi') ?? [],
  'google-cloud': onGoogleCloud,
  // No overlay can lie on the machine, which is one; /dev/shm is that of every machine; what Podman has here is not looked at.
  dockerfile: [
    "printf 'acme-features\\n' > requirements.txt",
    'cp /harness/prepared/docker /usr/local/bin/docker',
    'mkdir -p /etc/containers',
    `printf '[storage]\\ndriver = "vfs"\\nrunroot = "/run/stand-in-for-docker"\\ngraphroot = "/var/lib/stand-in-for-docker"\\n' > /etc/containers/storage.conf`,
    `printf '[engine]\\nlock_type = "file"\\ncgroup_manager = "cgroupfs"\\nevents_logger = "none"\\n' > /etc/containers/containers.conf`,
    'python3 /harness/prepared/python-image.py "$SSL_CERT_FILE" | podman import --quiet --change ENV=PIP_CERT=/etc/ssl/certs/ca-certificates.crt - docker.io/library/python:3.13-slim',
  ],
  'github-actions': repositoryOf('github.com', 'gh'),
  'gitlab-ci': repositoryOf('gitlab.com', 'glab'),
  renovate: [...repositoryOf('github.com', 'gh'), ...(withBrought('renovate') ?? [])],
  'cloud-build': REQUIREMENTS_FILE,
  hatch: [
    // `hatch publish` ignores HTTPS_PROXY: nothing else of it is changed.
    'export PYTHONPATH=/harness/prepared',
    // Whichever command comes first writes Hatch's settings as they are by default.
    'hatch config show >/dev/null',
    // The repository has no build backend in it, so the project itself cannot be built from there.
    `printf '\\n[tool.hatch.envs.default]\\nskip-install = true\\n' >> pyproject.toml`,
  ],
}

const PROJECT = `[build-system]
requires = ["flit_core"]
build-backend = "flit_core.buildapi"

[project]
name = "acme-demo"
version = "0.0.1"
description = "Demo"
requires-python = ">=3.10"
`

/** The terminal of somebody new: a home directory with a project and the files that others gave them, and Google's index behind a proxy. */
export function environment(emulator: Emulator): Readonly<Record<string, string>> {
  const index = emulator.index
  if (!index) throw new Error('the emulator has no index')
  return {
    HOME: '/home/person',
    USER: 'person',
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    PATH: '/home/person/.local/bin:/usr/local/bin:/usr/bin:/bin',
    EDITOR: '/harness/prepared/editor.py',
    HTTPS_PROXY: index.proxyUrl,
    PIP_CERT: index.caFile,
    REQUESTS_CA_BUNDLE: index.caFile,
    SSL_CERT_FILE: index.caFile,
    // There is no metadata server on this person's machine, and google-auth would wait for one.
    NO_GCE_CHECK: 'true',
  }
}

/** What gcloud asks for, for people and for service accounts alike: `CLOUDSDK_SCOPES` in gcloud 528, `core/config.py`. */
const OF_GCLOUD = [
  'openid',
  ...['userinfo.email', 'cloud-platform', 'appengine.admin', 'sqlservice.login', 'compute'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
]

/** Puts files for the first layer into a folder that every machine sees; the person's own are copied from there. */
export async function prepare(emulator: Emulator, directory: string): Promise<void> {
  const prepared = join(directory, 'prepared')
  mkdirSync(join(prepared, 'tokens'), { recursive: true })
  const json = (name: string, value: unknown) =>
    writeFileSync(join(prepared, name), JSON.stringify(value, undefined, 2))
  json('authorized-user.json', emulator.createAuthorizedUserFile(PERSON))
  json(
    'service-account-key.json',
    await emulator.createServiceAccountKey(ACCOUNT, { hosts: 'google' }),
  )
  json('credential-configuration.json', credentialConfiguration)
  writeFileSync(join(prepared, 'identity-token'), identityToken())
  writeFileSync(join(prepared, 'person'), PERSON)
  for (const email of [PERSON, ACCOUNT]) {
    writeFileSync(join(prepared, 'tokens', email), emulator.tokenFor(email, { scopes: OF_GCLOUD }))
  }
  writeFileSync(join(prepared, 'pyproject.toml'), PROJECT)
  writeFileSync(join(prepared, 'forge-key.pem'), forgeKey())
  // What stands in for services is TypeScript, run where it is: `run.ts` shows the repository to every machine.
  const repository = join(directory, '..', 'repository')
  writeFileSync(
    join(prepared, 'forge'),
    `#!/bin/sh\nname=$1; shift\nexec '${repository}/node_modules/node/bin/node' "${repository}/tests/clients/stand-ins/forge/$name.ts" "$@"\n`,
    { mode: 0o755 },
  )
  for (const name of SCRIPTS) copyFileSync(join(STAND_INS, name), join(prepared, name))
  for (const name of PROGRAMS_OF_OURS) {
    copyFileSync(join(STAND_INS, name), join(prepared, name))
    chmodSync(join(prepared, name), 0o755)
  }
  prepareBrought(prepared)
  if (emulator.metadata) prepareMetadata(emulator.metadata.host, prepared)
}

const SCRIPTS = [
  'gcloud_admin.py',
  'make-distribution.py',
  'publish-program.py',
  'python-image.py',
  'sitecustomize.py',
] as const
const PROGRAMS_OF_OURS = ['docker', 'editor.py', 'gcloud', 'kubectl'] as const

/** An environment as somebody makes it who is asked for one. */
export const VENV =
  'python3 -m venv .venv && . .venv/bin/activate && python -m pip install --quiet --upgrade pip'

/** Somebody who has what the prerequisites of a tool's guide name, at a terminal in their project. */
export type Newcomer = { state: State }

type Place = { machine: Machine; directory: string; noMetadata?: string | undefined }

/** pipx works through uv where there is one, which its own guide is not about; a machine on Google Cloud has nobody's programs. */
const ALONE: ReadonlySet<ToolId> = new Set(['pipx', 'google-cloud'])

/**
 * A machine with Python, the programs and files of every tool, what else this one needs, and a person at the terminal, in their project:
 * what guides have in common is run once for all of them. That each names the programs that it needs is tested without any machine
 * (tests/core/prerequisites.test.ts).
 */
export function newcomer(place: Place, tool: ToolId): Promise<Newcomer> {
  return ALONE.has(tool) ? newcomerWith(place, tool) : newcomerWithAll(place, tool)
}

/** With what this tool needs, and nothing else. */
async function newcomerWith(place: Place, tool: ToolId): Promise<Newcomer> {
  const { machine, noMetadata } = place
  if (tool === 'google-cloud' && noMetadata !== undefined) throw new Error(noMetadata)
  let installed = await machine.shared(machine.fresh(), pythonOfThisMachine())
  for (const name of PROGRAMS[tool] ?? []) {
    installed = await machine.shared(installed, installationOf(name))
  }
  return settled(place, installed, [...(FILES[tool] ?? []), ...(PECULIAR[tool] ?? [])])
}

async function newcomerWithAll(place: Place, tool: ToolId): Promise<Newcomer> {
  const { machine } = place
  const python = await machine.shared(machine.fresh(), pythonOfThisMachine())
  const programs = [...new Set(Object.values(PROGRAMS).flat())]
  const all = await machine.shared(python, installationOfAll(programs))
  const installed = IN_JOBS.has(tool) ? await machine.shared(all, PYTHON_OF_JOBS) : all
  const anybody = await settled(place, installed, Object.values(FILES).flat())
  return PECULIAR[tool] ? orFail(place, anybody.state, PECULIAR[tool]) : anybody
}

/** A person's home, with the files that others gave them and a project, and a terminal in it. */
function settled(place: Place, state: State, project: readonly string[]): Promise<Newcomer> {
  const { directory } = place
  return orFail(place, state, [
    'mkdir -p "$HOME/project" /harness',
    `cp -r '${join(directory, 'prepared')}' /harness/prepared`,
    'cd "$HOME"',
    'cp /harness/prepared/{service-account-key.json,credential-configuration.json,identity-token} .',
    'cp /harness/prepared/pyproject.toml project/',
    `printf '"""Demo."""\\n__version__ = "0.0.1"\\n' > project/acme_demo.py`,
    'cp /harness/prepared/gcloud /usr/local/bin/gcloud',
    'cd project',
    ...project,
  ])
}

async function orFail(
  { machine }: Place,
  from: State,
  lines: readonly string[],
): Promise<Newcomer> {
  const { state, status, output } = await machine.run(
    from,
    ['set -e', ...lines, 'set +e'].join('\n'),
  )
  if (status !== 0) throw new Error(`the machine could not be set up:\n${output}`)
  return { state }
}

/**
 * Python with the newest pip, and nobody who asks for passwords. As on many machines there is no compiler and no `lsb_release`: keyring asks the
 * one at each start, and pip the other, which takes a fifth of the time of both together.
 */
function pythonOfThisMachine(): string {
  const python = findPython()
  if (python === undefined) throw new Error('there is no Python, 3.10 or newer, with venv')
  return `# Not a link: an environment made through one would look for its library in the wrong place.
rm -f /usr/local/bin/python3
printf '#!/bin/sh\nexec ${python} "$@"\n' > /usr/local/bin/python3
printf '#!/bin/sh\nexec "$@"\n' > /usr/local/bin/sudo
printf '#!/bin/sh\nexec "$EDITOR" "$@"\n' > /usr/local/bin/sudoedit
chmod +x /usr/local/bin/{python3,sudo,sudoedit}
rm -f /usr/bin/{gcc,cc,ld,lsb_release}
PIP_BREAK_SYSTEM_PACKAGES=1 python3 -m pip install --quiet --root-user-action=ignore --upgrade pip
rm -f /etc/pip.conf`
}

/** Which each job gets a copy of. */
const PYTHON_OF_JOBS = `python3 -m venv /opt/tools/job
/opt/tools/job/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip`

/** What makes of an installed program one that has been used before. */
const USED: Readonly<Record<string, string>> = {
  // The very first program makes pipx fetch a pip of its own; and the one of Debian 12 (23.0.1) asks no keyring.
  pipx: '\npipx install --quiet --index-url https://pypi.org/simple pycowsay && pipx uninstall pycowsay',
}

/**
 * Side by side: each has an environment of its own. uv makes them, in a fraction of pip's time, and is on the way only once pipx, which
 * would work through it, was used.
 */
function installationOfAll(programs: readonly string[]): string {
  const others = programs.filter((program) => program !== 'uv')
  return `python3 -m venv /opt/tools/uv
/opt/tools/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
export UV_CACHE_DIR="$HOME/.cache/pip/uv" UV_LINK_MODE=copy
${others.map((one) => `(set -e; ${withUv(one)}) &\nall="\${all:-} $!"`).join('\n')}
for one in $all; do wait $one; done; unset one all UV_CACHE_DIR UV_LINK_MODE
${linked('uv')}`
}

const withUv = (program: string): string =>
  `/opt/tools/uv/bin/uv --quiet venv --seed --python /usr/local/bin/python3 /opt/tools/${program}
/opt/tools/uv/bin/uv --quiet pip install --python /opt/tools/${program} --compile-bytecode ${REQUIREMENTS[program] ?? program}
${linked(program)}`

const linked = (program: string): string =>
  `ln -sf /opt/tools/${program}/bin/${program}* /usr/local/bin/${USED[program] ?? ''}`

function installationOf(program: string): string {
  return `python3 -m venv /opt/tools/${program}
/opt/tools/${program}/bin/python -m pip install --quiet --disable-pip-version-check ${REQUIREMENTS[program] ?? program}
${linked(program)}`
}
