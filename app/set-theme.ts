'use server'

import { cookies } from 'next/headers'
import { parseTheme } from '@/components/theme'

const YEAR_IN_SECONDS = 365 * 24 * 3600

/** Keeps the chosen theme in a cookie. The page the form is on is shown again, so there is nowhere to redirect to. */
export async function setTheme(form: FormData): Promise<void> {
  const store = await cookies()
  store.set('theme', parseTheme(form.get('theme')), {
    path: '/',
    maxAge: YEAR_IN_SECONDS,
    sameSite: 'lax',
    httpOnly: true,
  })
}
