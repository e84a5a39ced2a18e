import { doctorLine } from '@/lib/core/doctor/doctor-line'
import type { RepositoryName } from '@/lib/core/repository-name'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Prose } from '../prose'
import { SHELL_NAMES } from './step-code'
import { AccountArgument } from './streamed'

/** The line that lets the doctor look at the reader's computer, for tools that it knows. */
export function DoctorLine({
  name,
  request,
  origin,
}: {
  name: RepositoryName
  request: SetupRequest
  /** Where this site is. */
  origin: string
}) {
  const line = doctorLine({ ...request, repository: name, origin })
  if (line === undefined) return null
  const own = CREDENTIAL_TABLE[request.credentials].account === 'own'
  return (
    <div className="space-y-3">
      <p>
        Or let the doctor look. It is{' '}
        <a href="/doctor.py" className="link">
          a script that you can read
        </a>
        , it changes nothing, and it prints no password and no token. Run it in the terminal in
        which it did not work, in the same folder.
      </p>
      <CodeBlock
        label={SHELL_NAMES[line.shell]}
        what="the line that runs the doctor"
        content={line.content}
      >
        <Highlighted language={line.shell} text={line.content} />
        {own && <AccountArgument shell={line.shell} />}
      </CodeBlock>
      <p>
        <Prose text="It says what is wrong and the one next thing to do. Its last line, `doctor:1:…`, can be pasted above. With `--account` and your e-mail address it also says whether this computer is signed in as you." />
      </p>
    </div>
  )
}
