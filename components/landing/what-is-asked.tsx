const ASKED = [
  {
    what: 'Your name and e-mail address',
    scope: 'openid email profile',
    why: 'to show who is signed in.',
  },
  {
    what: 'View your data across Google Cloud services',
    scope: 'cloud-platform.read-only',
    why: 'to list the Python repositories you can see and to ask Google what you may do with each.',
  },
] as const

/** What Google will ask the person to allow, and what for. */
export function WhatIsAsked() {
  return (
    <div className="space-y-3">
      <h3 className="font-semibold">What Google will ask you to allow</h3>
      <dl className="space-y-3">
        {ASKED.map(({ what, scope, why }) => (
          <div key={scope}>
            <dt className="font-medium">{what}</dt>
            <dd className="text-quiet">
              <code className="inline-code">{scope}</code> {why}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-quiet">
        All of it is read-only: this site cannot create, change or delete anything. It acts as you,
        so it never sees more than you do. Your access is kept in an encrypted cookie until you sign
        out or have not been here for a week; there is no database.
      </p>
    </div>
  )
}
