import { canReachSignIn } from '@/lib/data/can-reach-sign-in'

export const dynamic = 'force-dynamic'

/** Readiness: people can sign in from here. 503 while Google's sign-in cannot be reached. */
export async function GET(): Promise<Response> {
  const ready = await canReachSignIn()
  return Response.json(
    ready
      ? { status: 'ready' }
      : { status: 'not-ready', because: 'Google sign-in is out of reach' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
