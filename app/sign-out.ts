'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'

/**
 * Ends the session here by dropping its cookies (next-auth splits a long one into `.0`, `.1`, …).
 * Nothing is revoked at Google, and the page that follows says so.
 */
export async function signOut(): Promise<void> {
  const store = await cookies()
  for (const { name } of store.getAll()) {
    if (/^(__Secure-)?next-auth\.session-token(\.\d+)?$/.test(name)) {
      store.set(name, '', {
        path: '/',
        maxAge: 0,
        httpOnly: true,
        secure: name.startsWith('__Secure-'),
      })
    }
  }
  redirect('/?signed-out=1')
}
