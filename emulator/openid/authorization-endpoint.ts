import type { Google } from '../google.ts'
import type { Call, Reply } from '../http/route.ts'
import {
  AuthorizationError,
  type AuthorizationRequest,
  readAuthorizationRequest,
} from './authorization-request.ts'
import { grantedScopes } from './claims.ts'
import { agreedScopes, consentItems } from './consent.ts'
import { findClient } from './oauth-clients.ts'
import { chooserPage, errorPage, htmlReply } from './pages.ts'

/** The second is what gcloud 528 and the files of service accounts name. */
export const AUTHORIZATION_PATHS = ['/o/oauth2/v2/auth', '/o/oauth2/auth']

/** `GET`: the page on which one chooses a person. */
export function showChooser(google: Google, call: Call): Reply {
  return checked(google, call, (request) => {
    // There is no session to go by: whoever asks for no page at all has to be told so.
    if (request.prompt.includes('none')) return back(request, { error: 'interaction_required' })
    const people = [...google.people.values()].filter(
      (person) =>
        request.hd === undefined ||
        (request.hd === '*' ? person.hd !== undefined : person.hd === request.hd),
    )
    const page = chooserPage({
      people,
      hint: request.loginHint,
      app: request.redirectUri.origin,
      consent: consentItems(grantedScopes(request.scope)),
      action: `${AUTHORIZATION_PATHS[0]}?${call.query}`,
    })
    return htmlReply(page, 200, request.redirectUri.origin)
  })
}

/** `POST` of that page: back to the app with a code, or without one. */
export function choosePerson(google: Google, call: Call): Reply {
  return checked(google, call, (request) => {
    const form = new URLSearchParams(call.text)
    if (form.has('cancel')) return back(request, { error: 'access_denied' })
    const person = google.people.get(form.get('email') ?? '')
    if (person === undefined)
      throw new AuthorizationError('invalid_request', 'There is no such person here.')
    const agreed = agreedScopes(grantedScopes(request.scope), form)
    const before = request.includesGranted ? google.tokens.grantedBefore(person.email) : []
    const scopes = [...new Set([...agreed, ...before])]
    google.tokens.rememberGrant(person.email, agreed)
    const code = google.tokens.issueCode({
      email: person.email,
      scopes,
      clientId: request.clientId,
      // As it was written, not as URL prints it: the token endpoint compares texts.
      redirectUri: call.query.get('redirect_uri') ?? '',
      codeChallenge: request.codeChallenge,
      nonce: request.nonce,
      offline: request.offline,
    })
    return back(request, { code, scope: scopes.join(' ') })
  })
}

function checked(
  google: Google,
  call: Call,
  answer: (request: AuthorizationRequest) => Reply,
): Reply {
  try {
    return answer(readAuthorizationRequest(call.query, (id) => findClient(google, id)))
  } catch (error) {
    if (!(error instanceof AuthorizationError)) throw error
    const status = error.code === 'invalid_client' ? 401 : 400
    return htmlReply(errorPage(status, error.code, error.message), status)
  }
}

function back(request: AuthorizationRequest, answer: Readonly<Record<string, string>>): Reply {
  const target = new URL(request.redirectUri)
  const state = request.state === undefined ? {} : { state: request.state }
  for (const [key, value] of Object.entries({ ...state, ...answer }))
    target.searchParams.set(key, value)
  return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' }, body: '' }
}
