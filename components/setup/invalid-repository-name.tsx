import { parseRepositoryName, type RepositoryName } from '@/lib/core/repository-name'
import { Icon } from '../icon'

const VALID: RepositoryName = {
  project: 'my-project',
  location: 'us-central1',
  repository: 'my-repo',
}

const RULES = [
  {
    part: 'project',
    name: 'Project ID',
    rule: '6 to 30 lower-case letters, digits and hyphens, starting with a letter; old ones may have a domain in front, as in example.com:my-project. Neither the display name nor the number.',
  },
  {
    part: 'location',
    name: 'Location',
    rule: 'A region such as us-central1, or us, europe, asia.',
  },
  {
    part: 'repository',
    name: 'Repository',
    rule: 'Up to 63 lower-case letters, digits and hyphens, starting with a letter, not ending with a hyphen.',
  },
] as const satisfies readonly { part: keyof RepositoryName; name: string; rule: string }[]

/** What was understood of an address that names no repository: each part, whether it can be right, and its rule. */
export function InvalidRepositoryName({ written }: { written: RepositoryName }) {
  return (
    <div className="max-w-3xl space-y-5 pt-4">
      <h1 className="font-semibold text-2xl tracking-tight">This address names no repository</h1>
      <p>
        The address of a setup page has three parts. Google would not accept what is written here as
        the name of a Python repository:
      </p>
      <dl className="divide-y divide-line border-line border-y">
        {RULES.map(({ part, name, rule }) => (
          <div key={part} className="grid gap-x-6 py-3 sm:grid-cols-[8rem_1fr]">
            <dt className="font-semibold">{name}</dt>
            <dd>
              <Verdict
                text={written[part]}
                valid={parseRepositoryName({ ...VALID, [part]: written[part] }) !== undefined}
              />
            </dd>
            <dd className="text-quiet sm:col-start-2">{rule}</dd>
          </div>
        ))}
      </dl>
      <p>
        Check it with whoever gave you the link, or{' '}
        <a href="/go" className="link">
          paste the repository’s name or URL
        </a>
        .
      </p>
    </div>
  )
}

function Verdict({ text, valid }: { text: string; valid: boolean }) {
  return (
    <span className="flex items-start gap-2">
      <Icon
        name={valid ? 'check' : 'cross'}
        className={`mt-1 ${valid ? 'text-good' : 'text-bad'}`}
      />
      <span>
        <code className="inline-code">{text}</code> {valid ? 'can be right' : 'cannot be right'}
      </span>
    </span>
  )
}
