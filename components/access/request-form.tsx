import {
  accessRequestHref,
  type RequestField,
  type RequestReading,
} from '@/lib/core/policies/request/access-request'
import { LONGEST_REASON } from '@/lib/core/policies/request/request-fields'
import { REQUESTED_ROLES } from '@/lib/core/policies/request/requested-role'
import type { RepositoryName } from '@/lib/core/repository-name'
import { describedBy, Field, INPUT } from './field'

type Props = {
  name: RepositoryName
  reading: Pick<RequestReading, 'faults' | 'given'>
  /** For the field that says who: the signed-in person's. */
  email: string | undefined
  button: string
}

/** Asks for what a request says. A GET form: the address that it leads to is the request, and it works without JavaScript. */
export function RequestForm({ name, reading: { faults, given }, email = '', button }: Props) {
  const control = (field: RequestField) => describedBy(field, faults[field])
  return (
    <form action={accessRequestHref(name)} method="get" className="max-w-2xl space-y-5">
      <Field
        id="role"
        label="What is it for?"
        hint="The least role that allows it, on this repository alone."
        fault={faults.role}
      >
        <select {...control('role')} required defaultValue={given.role} className={INPUT}>
          {given.role === '' && <option value="">Choose a role</option>}
          {REQUESTED_ROLES.map(({ id, title, allows }) => (
            <option key={id} value={id}>
              {title}: {allows}
            </option>
          ))}
        </select>
      </Field>
      <Field
        id="for"
        label="For whom?"
        hint="A Google account such as `sam@example.com`, or a service account."
        fault={faults.for}
      >
        <input
          {...control('for')}
          required
          defaultValue={given.for || email}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={280}
          className={INPUT}
        />
      </Field>
      <Field
        id="reason"
        label="Why?"
        hint="In a few words, for the person who decides."
        fault={faults.reason}
      >
        <textarea
          {...control('reason')}
          required
          defaultValue={given.reason}
          rows={2}
          maxLength={LONGEST_REASON}
          className={`${INPUT} py-2`}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          id="until"
          label="Until (optional)"
          hint="The last day. Left empty, it has no end."
          fault={faults.until}
        >
          <input {...control('until')} type="date" defaultValue={given.until} className={INPUT} />
        </Field>
        <Field
          id="group"
          label="Through a group (optional)"
          hint="Where a Google group is to have the role."
          fault={faults.group}
        >
          <input
            {...control('group')}
            defaultValue={given.group}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={280}
            className={INPUT}
          />
        </Field>
      </div>
      <button
        type="submit"
        className="min-h-11 cursor-pointer rounded-md border border-accent px-5 font-medium text-accent hover:bg-accent-soft"
      >
        {button}
      </button>
    </form>
  )
}
