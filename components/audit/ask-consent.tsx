import { ButtonLink } from '../button-link'

/**
 * On the way to Google, for a form that asks for more consent: a form itself may not lead to another site
 * (`form-action` in proxy.ts), and this works without JavaScript.
 */
export function AskConsent({ href }: { href: string }) {
  return (
    <div className="space-y-4">
      <meta httpEquiv="refresh" content={`0;url=${href}`} />
      <p>
        Google asks you for the wider consent now. Whatever you answer there, you come back to this
        page, and this site only reads.
      </p>
      <ButtonLink href={href}>Go on to Google</ButtonLink>
    </div>
  )
}
