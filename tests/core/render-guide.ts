import type { CheckStep, CommandStep, Guide, KeyedText, Step } from '../../lib/core/setup/guide'
import type { Variant } from './every-guide'

/**
 * All guides of one setting as Markdown that reads well in a diff: the first in full; of every other one the order of its steps, and
 * those steps that no guide before it had.
 */
export function renderGuides(
  title: string,
  guides: readonly { variant: Variant; guide: Guide }[],
): string {
  const known = new Map<string, string>()
  const versions = new Map<string, number>()
  const named = (step: Step): { name: string; text: string | undefined } => {
    const text = renderStep(step)
    const name = known.get(text)
    if (name !== undefined) return { name, text: undefined }
    const version = (versions.get(step.id) ?? 0) + 1
    versions.set(step.id, version)
    const fresh = version === 1 ? step.id : `${step.id}(${version})`
    known.set(text, fresh)
    return { name: fresh, text: `### ${fresh}\n\n${text}` }
  }
  const bodies = guides.map(({ variant, guide }) => {
    const parts = PARTS.map(([part, read]) => ({ part, steps: read(guide).map(named) }))
    return [
      `# ${title}: ${variant.credentials}, ${variant.index}`,
      parts
        .map(
          ({ part, steps }) => `- ${part}: ${steps.map(({ name }) => name).join(' · ') || 'none'}`,
        )
        .join('\n'),
      ...parts.flatMap(({ steps }) => steps.flatMap(({ text }) => text ?? [])),
    ].join('\n\n')
  })
  return `${bodies.join('\n\n')}\n`
}

const PARTS: readonly [string, (guide: Guide) => readonly Step[]][] = [
  ['Before you start', ({ prerequisites }) => prerequisites],
  ['Do this', ({ steps }) => steps],
  ['Did it work?', ({ checks }) => checks],
  ['Undo', ({ undo }) => undo],
]

function renderStep(step: Step): string {
  return [
    `**${step.title}**${(step.badges ?? []).map((badge) => ` [${badge}]`).join('')}`,
    step.why,
    step.danger === undefined ? '' : `DANGER: ${step.danger}`,
    step.on === undefined ? '' : `On ${step.on}:`,
    ...(step.kind === 'file' ? [`\`${step.path}\``, fence(step.language, step.content)] : []),
    ...(step.kind === 'file' ? [] : [fence(step.shell, step.content)]),
    ...(step.kind === 'check' ? expectation(step) : []),
    ...(step.kind === 'command' ? alternatives(step) : []),
    `[${step.source.title}](${step.source.url})`,
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}

function alternatives({ shell, asFile, keyed, asKeyedFile }: CommandStep): readonly string[] {
  return [
    ...(keyed ? ['With the key:', fence(shell, withSlots(keyed))] : []),
    ...(asFile
      ? [`${asFile.title}: \`${asFile.path}\``, asFile.why, fence(asFile.language, asFile.content)]
      : []),
    ...(asKeyedFile
      ? [
          `${asKeyedFile.title}, with the key: \`${asKeyedFile.path}\``,
          asKeyedFile.why,
          fence(asKeyedFile.language, withSlots(asKeyedFile.keyed)),
        ]
      : []),
  ]
}

const withSlots = (text: KeyedText) =>
  text.map((piece) => (typeof piece === 'string' ? piece : `{{key: ${piece.key}}}`)).join('')

const fence = (language: string, content: string) =>
  `\`\`\`${language}\n${content.replace(/\n$/, '')}\n\`\`\``

const expectation = ({ expect, atLeast = [], otherwise }: CheckStep) => [
  `Expect: \`${expect}\``,
  atLeast
    .map(({ before, version, tooOld }) => `At least \`${before}${version}\`, else: ${tooOld}`)
    .join('\n'),
  otherwise
    .map(
      ({ see, means, source }) =>
        `- \`${see}\`: ${means}${source ? ` [${source.title}](${source.url})` : ''}`,
    )
    .join('\n'),
]
