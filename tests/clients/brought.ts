import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPython } from './python'

/** Programs that this harness does not install: a guide that needs one is run where the machine brings it. */
export const BROUGHT = ['conda', 'pixi', 'renovate'] as const
export type Brought = (typeof BROUGHT)[number]

export const WHY_BROUGHT: Readonly<Record<Brought, string>> = {
  conda: 'conda is not on PyPI, not on npm and not in Debian',
  pixi: 'pixi is not on PyPI, not on npm and not in Debian',
  renovate: 'Renovate is 436 MB, whose installation takes two minutes of processor time',
}

const known = new Map<Brought, string | undefined>()

/** Where this machine has it; undefined where it has not. */
export function findBrought(program: Brought): string | undefined {
  if (!known.has(program)) known.set(program, whereIs(program))
  return known.get(program)
}

function whereIs(program: Brought): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : undefined
}

/** What gets a person at a terminal started with the programs of {@link BROUGHT}; the ways to them are in `/harness/prepared/brought`. */
const BEGINNINGS: Readonly<Record<Brought, readonly string[]>> = {
  conda: [
    'export CONDA_ENVS_DIRS="$HOME/miniconda3/envs" CONDA_PKGS_DIRS="$HOME/miniconda3/pkgs"',
    'conda create --yes --quiet --name acme --override-channels --channel conda-forge python pip',
    'eval "$(conda shell.posix activate acme)"',
    `printf 'channels:\\n  - conda-forge\\ndependencies:\\n  - python\\n  - pip\\n' > environment.yml`,
  ],
  pixi: ['pixi init --format pixi', 'pixi add python'],
  renovate: [
    'ln -sf /harness/prepared/brought/node /usr/local/bin/node',
    // Node knows this machine's authorities only by this.
    'export NODE_EXTRA_CA_CERTS="$SSL_CERT_FILE"',
    // npx takes what is installed, where that is what it is asked for, and downloads nothing.
    'export NPM_CONFIG_PREFIX="$(cat /harness/prepared/brought/npm-prefix)"',
    // It looks for newer versions of what has one; what needs some Python it asks GitHub for, which is not to be had everywhere.
    "printf 'acme-features==1.4.0\\n' > requirements.txt",
    'git rm --quiet pyproject.toml',
    "git commit --quiet --all -m 'A version' && git push --quiet",
  ],
}

/** How a person begins with a program that the machine brings; undefined where it brings none. */
export const withBrought = (program: Brought): readonly string[] | undefined =>
  findBrought(program) === undefined
    ? undefined
    : [`cp /harness/prepared/brought/${program} /usr/local/bin/`, ...BEGINNINGS[program]]

/** Leaves for {@link withBrought} a way to each program, wherever that lies. */
export function prepareBrought(prepared: string): void {
  const directory = join(prepared, 'brought')
  mkdirSync(directory)
  for (const program of BROUGHT) {
    const path = findBrought(program)
    if (path === undefined) continue
    writeFileSync(join(directory, program), `#!/bin/sh\nexec '${path}' "$@"\n`, { mode: 0o755 })
    if (program === 'renovate') {
      writeFileSync(join(directory, 'npm-prefix'), dirname(dirname(path)))
      // The project's own is new enough for Renovate, and the machine's may not be.
      const repository = join(prepared, '../../repository')
      symlinkSync(join(repository, 'node_modules/node/bin/node'), join(directory, 'node'))
    }
  }
}

const CHANNELS = 'conda.anaconda.org'
/** Where pixi looks up what packages of conda-forge are called on PyPI. */
const MAPPING = 'conda-mapping.prefix.dev'

/**
 * What stands in for conda-forge, as sites of the emulator: none where nothing here asks for it; undefined where it can be reached itself.
 */
export async function sitesForConda(
  directory: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (findBrought('conda') === undefined && findBrought('pixi') === undefined) return {}
  if (await isReachable(`https://${CHANNELS}/conda-forge/noarch/repodata.json`)) return undefined
  const sites = Object.fromEntries([CHANNELS, MAPPING].map((one) => [one, join(directory, one)]))
  const script = join(import.meta.dirname, 'stand-ins/conda-channel.py')
  const python = findPython() ?? 'python3'
  execFileSync(python, [script, join(directory, CHANNELS, 'conda-forge')], { stdio: 'inherit' })
  mkdirSync(join(directory, MAPPING, 'compressed-v0'), { recursive: true })
  writeFileSync(join(directory, MAPPING, 'compressed-v0/compressed_mapping.json'), '{}')
  return sites
}

/** Hosts elsewhere that clients ask here. */
export const hostsAsked = (): readonly string[] => [
  'pypi.org',
  'files.pythonhosted.org',
  ...(findBrought('renovate') === undefined ? [] : ['registry.npmjs.org']),
]

async function isReachable(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(10_000)
  return fetch(url, { method: 'HEAD', signal }).then(
    ({ ok }) => ok,
    () => false,
  )
}
