import { textWidth } from '@/lib/core/badge/text-width'
import { purposeOf } from '@/lib/core/link/describe-link'
import { LINK_PICTURE_SIZE } from '@/lib/core/link/link-picture-href'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { SetupChoices } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOLS } from '@/lib/core/setup/tools'

const INK = '#ffffff'
const QUIET = '#b9dfe2'
const GROUND = '#0b3d45'
const ACCENT = '#8fe0e6'

/**
 * The picture of a setup page, for `ImageResponse`: it knows flex boxes and style attributes, and no stylesheet. All its text is
 * ASCII, which the font that comes with Next has; for anything else it would ask other servers for a font.
 */
export function LinkPicture({ name, choices }: { name: RepositoryName; choices: SetupChoices }) {
  const { tool, system } = choices
  const verb = purposeOf(choices) === 'publish' ? 'Publish to' : 'Install from'
  const how = [
    tool === undefined ? undefined : `with ${TOOLS[tool].name}`,
    system === undefined ? undefined : `on ${SYSTEM_NAMES[system]}`,
  ].filter((part) => part !== undefined)
  const repository = lettersFor(name.repository, OF_NAME)
  // What takes two lines leaves less room for the lines around it.
  const beside = repository.lines > 1 ? 40 : 48
  const whole = `Python packages in ${name.project}, ${name.location}`
  const where =
    lettersFor(whole, IN_FOOTER).lines === 1
      ? [whole]
      : [`Python packages in ${name.location}`, name.project]
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: `60px ${MARGIN}px`,
        color: INK,
        backgroundColor: GROUND,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', gap: 24, fontSize: 34, color: QUIET }}>
        <svg width="64" height="64" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="7" fill="#0a6570" />
          <path
            d="M16 6v12m0 0l-5-5m5 5l5-5M7 19v5.5h18V19"
            fill="none"
            stroke={ACCENT}
            strokeWidth="2.6"
          />
        </svg>
        Artifact Registry Onboarding
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <div style={{ display: 'flex', fontSize: beside, color: ACCENT }}>{verb}</div>
        <Fitted text={name.repository} {...repository} />
        {how.length > 0 && <div style={{ display: 'flex', fontSize: beside }}>{how.join(' ')}</div>}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', color: QUIET }}>
        {where.map((line) => (
          <Fitted
            key={line}
            text={line}
            {...lettersFor(line, where.length > 1 ? IN_FOOTER.slice(1) : IN_FOOTER)}
          />
        ))}
      </div>
    </div>
  )
}

const MARGIN = 72
const WIDTH = LINK_PICTURE_SIZE.width - 2 * MARGIN

type Letters = { size: number; lines: number }

/** Sizes of letters, the largest first, and in how many lines each may be. */
const OF_NAME: readonly Letters[] = [
  { size: 112, lines: 1 },
  { size: 76, lines: 1 },
  { size: 60, lines: 2 },
  { size: 46, lines: 2 },
  { size: 36, lines: 2 },
]
const IN_FOOTER: readonly Letters[] = [
  { size: 34, lines: 1 },
  { size: 28, lines: 1 },
  { size: 24, lines: 2 },
  { size: 18, lines: 2 },
]

/** The largest letters in which a text has room; the smallest where it has none, cut off then. */
function lettersFor(text: string, sizes: readonly Letters[]): Letters {
  const last = sizes.at(-1) ?? { size: 18, lines: 1 }
  const one = sizes.find(({ size, lines }) => textWidth(text, size) <= WIDTH * lines * 0.97) ?? last
  return { ...one, lines: Math.min(one.lines, Math.ceil(textWidth(text, one.size) / WIDTH)) }
}

/** Breaks anywhere: a name has no blanks. */
function Fitted({ text, size, lines }: Letters & { text: string }) {
  return (
    <div
      style={{
        display: 'block',
        fontSize: size,
        lineHeight: 1.2,
        wordBreak: 'break-all',
        lineClamp: lines,
      }}
    >
      {text}
    </div>
  )
}
