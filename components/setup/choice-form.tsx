import type { RepositoryName } from '@/lib/core/repository-name'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { NameForm } from '../name-form'

/** A choice that is typed: the page comes back with it in its address and all other choices kept. */
export function ChoiceForm({
  name,
  request,
  choice,
  field,
  label,
  hint,
  button,
}: {
  name: RepositoryName
  request: SetupRequest
  choice: 'keyFile' | 'serviceAccount'
  /** Its word in the address. */
  field: string
  label: string
  hint: string
  button: string
}) {
  const others = { ...choicesOf(request), [choice]: undefined }
  const [path = '', query] = setupHref(name, others).split('?')
  return (
    <div className="not-on-paper">
      <NameForm
        action={`${path}#do-this`}
        field={field}
        label={label}
        hint={hint}
        button={button}
        value={request[choice]}
      >
        {[...new URLSearchParams(query)].map(([other, value]) => (
          <input key={other} type="hidden" name={other} value={value} />
        ))}
      </NameForm>
    </div>
  )
}
