import { tomlDocument } from '@/lib/core/quote/toml-document'
import type { FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { isWindows, SHELLS } from '../systems'
import { FIXED_USER } from './fixed-user'
import { besidePyPI, DEPENDENCIES_UNPINNED, onlyHere } from './uv-effect'
import { editUvFile, type InUvFile, type UvUse, uvFile } from './uv-place'
import { isPinned, type UvPlan, uvIndexName, uvTables } from './uv-tables'

/** A project's file is read by everything but `uv tool`. */
const where = ({ scope }: InUvFile, { use }: UvPlan) =>
  scope === 'project' && use === 'pip'
    ? 'in this project, for `uv add` and `uv sync` as well'
    : WHERE[scope]
const WHERE = {
  project: 'in this project',
  user: 'wherever no project says otherwise',
  machine: 'for everybody on this computer, wherever no project or user says otherwise',
} as const

/** A file and not a command: uv has none that writes an index by itself. */
export function writeUvIndex(subject: InUvFile, plan: UvPlan): FileStep {
  const { name, path, note } = uvFile(subject)
  const tables = uvTables(subject, plan)
  const what = effect(subject, plan)
  const user = plan.signIn
    ? ' User name and password stay out of the file.'
    : plan.purpose === 'publish'
      ? ` ${FIXED_USER}`
      : ''
  return {
    id: 'write-index',
    kind: 'file',
    ...what,
    why: `${what.why} ${howToMerge(subject, plan)}${note}${user}`,
    source: subject.scope === 'project' ? SOURCES.uvIndexes : SOURCES.uvConfiguration,
    ...(subject.scope === 'machine' && { badges: ['AS ADMINISTRATOR'] }),
    language: 'toml',
    name,
    path,
    tables,
    content: tomlDocument(tables),
  }
}

function effect(subject: InUvFile, plan: UvPlan) {
  if (plan.purpose === 'publish') {
    return {
      title: 'Give the repository a name for publishing',
      why: 'For publishing only: `explicit` keeps uv from installing from here, and an index to install from stays as it is.',
    }
  }
  if (!isPinned(subject, plan)) {
    return subject.index === 'beside'
      ? besidePyPI(where(subject, plan))
      : onlyHere(where(subject, plan))
  }
  const pin =
    subject.distribution === undefined
      ? `Before you add a package from here, pin it: a table \`[tool.uv.sources]\` with a line like \`acme-models = { index = "${uvIndexName(subject, plan.purpose)}" }\`.`
      : 'The last table pins one package; every other one from here needs such a table too.'
  return {
    title: 'Give this repository to the packages that are pinned to it',
    // 0.13.9: with `uv add NAME --index …` all other packages of that run came from the index too, if they were there.
    why: `\`explicit\`: uv takes a pinned package from here and from nowhere else, and all others from PyPI. ${pin} Pin it in the file rather than by \`uv add --index\`, which asks this repository for every package of that run.`,
    danger: DEPENDENCIES_UNPINNED,
  }
}

function howToMerge(subject: InUvFile, plan: UvPlan): string {
  const { name, index, top } = uvFile(subject)
  const first = plan.purpose === 'install' && subject.index === 'beside' && !isPinned(subject, plan)
  const place = first ? 'before any other one' : 'to the end'
  const provider = plan.signIn ? '' : `\`keyring-provider\` goes ${top}, `
  return `Keep what \`${name}\` has already: ${provider}\`${index}\` with its lines ${plan.signIn ? 'goes ' : ''}${place}.`
}

/** Takes {@link writeUvIndex} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanUvIndex(subject: InUvFile, plan: UvPlan): UndoStep {
  const { name, index } = uvFile(subject)
  const pins = isPinned(subject, plan)
    ? ' and the lines under `[tool.uv.sources]` that name it'
    : ''
  const provider = plan.signIn
    ? ''
    : '; the line `keyring-provider` too, if no other index needs it'
  return {
    id: 'clean-index',
    kind: 'undo',
    title: `Take the repository out of \`${name}\``,
    why: `Delete \`${index}\` with the name \`${uvIndexName(subject, plan.purpose)}\`${pins}${provider}.${AFTERWARDS[plan.purpose === 'install' ? plan.use : 'pip'](subject)}`,
    source: SOURCES.uvConfiguration,
    ...(subject.scope === 'machine' &&
      isWindows(subject.system) && { badges: ['AS ADMINISTRATOR'] }),
    shell: SHELLS[subject.system],
    content: editUvFile(subject),
  }
}

const AFTERWARDS = {
  projects: ({ scope }: InUvFile) =>
    scope === 'project' ? ' Then run `uv lock`: `uv.lock` names the repository too.' : '',
  pip: () => '',
  // uv 0.13.9 keeps the index in the tool's `uv-receipt.toml`, and `uv tool upgrade` asks there.
  tools: () =>
    ' A program that you installed meanwhile remembers the repository until you `uv tool uninstall` it.',
} as const satisfies Record<UvUse, (subject: InUvFile) => string>
