import { readEnv } from '@/lib/env'

/** Next calls this once as the server starts: better no server than one that fails at the first sign-in. */
export function register() {
  // biome-ignore lint/style/noProcessEnv: lib/env parses it; this only hands it over.
  const result = readEnv(process.env)
  if (result.ok) return
  console.error(
    ['Cannot start: the settings need attention.', ...result.faults.map((fault) => `  - ${fault}`)]
      .concat('See "Settings" in the README.')
      .join('\n'),
  )
  process.exit(1)
}
