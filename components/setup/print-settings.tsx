import type { RepositoryName } from '@/lib/core/repository-name'
import { PRINT_SETTINGS_MISTAKES, printSettingsCommand } from '@/lib/core/setup/print-settings'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { SHELLS } from '@/lib/core/setup/systems'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Prose } from '../prose'
import { Fold } from './fold'
import { SourceLink } from './source-link'
import { SHELL_NAMES } from './step-code'

/** Google's own command for the settings, and why the steps are not simply it. */
export function PrintSettings({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const shell = SHELLS[request.system]
  const command = printSettingsCommand({ ...request, index: 'only', repository: name })
  return (
    <Fold
      summary={
        <>
          What <code className="inline-code">gcloud artifacts print-settings</code> gets wrong
        </>
      }
    >
      <CodeBlock label={SHELL_NAMES[shell]} what="Google’s command" content={command}>
        <Highlighted language={shell} text={command} />
      </CodeBlock>
      <ul className="list-disc space-y-1 pl-5">
        {PRINT_SETTINGS_MISTAKES.map(({ text, source }) => (
          <li key={text}>
            <Prose text={text} /> <SourceLink source={source} />
          </li>
        ))}
      </ul>
    </Fold>
  )
}
