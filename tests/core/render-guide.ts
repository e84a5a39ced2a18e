import type { CheckStep, Guide, Step } from '../../lib/core/setup/guide'

/** A guide as Markdown, for golden files that read well in a diff. */
export function renderGuide(title: string, guide: Guide): string {
  return [
    `# ${title}`,
    ...part('Before you start', guide.prerequisites),
    ...part('Do this', guide.steps),
    ...part('Did it work?', guide.checks),
    ...part('Undo', guide.undo),
    '',
  ].join('\n\n')
}

const part = (title: string, steps: readonly Step[]) => [`## ${title}`, ...steps.map(step)]

function step(step: Step): string {
  return [
    `### ${step.title} {#${step.id}}`,
    step.why,
    ...(step.kind === 'file' ? [`\`${step.path}\``, fence(step.language, step.content)] : []),
    ...(step.kind === 'file' ? [] : [fence(step.shell, step.content)]),
    ...(step.kind === 'check' ? expectation(step) : []),
    ...(step.kind === 'command' && step.asFile
      ? [
          `${step.asFile.title}: \`${step.asFile.path}\``,
          step.asFile.why,
          fence(step.asFile.language, step.asFile.content),
        ]
      : []),
    `[${step.source.title}](${step.source.url})`,
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}

const fence = (language: string, content: string) =>
  `\`\`\`${language}\n${content.replace(/\n$/, '')}\n\`\`\``

const expectation = ({ expect, otherwise }: CheckStep) => [
  `Expect: \`${expect}\``,
  otherwise.map(({ see, means }) => `- \`${see}\`: ${means}`).join('\n'),
]
