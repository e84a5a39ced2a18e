import { z } from 'zod'
import { invalidArgument } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'

const schema = z.object({ permissions: z.array(z.string()).default([]) })

/** The permissions a testIamPermissions asks about; refuses wildcards and what is no permission. */
export function askedPermissions(text: string): string[] {
  const { permissions } = parseBody(schema, text)
  for (const permission of permissions) {
    if (!/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){2,}$/.test(permission)) {
      throw invalidArgument(
        `Permission ${permission} is not valid for this resource.`,
        'permissions',
      )
    }
  }
  return permissions
}

/** The ones held. With none the field is absent, as in all of Google's JSON. */
export function permissionsReply(held: readonly string[]): object {
  return held.length === 0 ? {} : { permissions: held }
}
