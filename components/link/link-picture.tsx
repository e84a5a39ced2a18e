import { purposeOf } from '@/lib/core/link/describe-link'
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
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: 72,
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
      <div style={{ display: 'flex', flexDirection: 'column', gap: 16 }}>
        <div style={{ display: 'flex', fontSize: 48, color: ACCENT }}>{verb}</div>
        <div
          style={{
            display: 'flex',
            fontSize: sizeFor(name.repository),
            lineHeight: 1.1,
            wordBreak: 'break-all',
          }}
        >
          {name.repository}
        </div>
        {how.length > 0 && <div style={{ display: 'flex', fontSize: 48 }}>{how.join(' ')}</div>}
      </div>
      <div style={{ display: 'flex', fontSize: 34, color: QUIET }}>
        {`Python packages in ${name.project}, ${name.location}`}
      </div>
    </div>
  )
}

/** The longest name, of 63 characters, takes two lines. */
function sizeFor(repository: string): number {
  return repository.length <= 18 ? 112 : repository.length <= 28 ? 76 : 60
}
