import { readEnv } from '@/lib/env'

/** Stops the process with the list of what is wrong: better no server than one that fails at the first sign-in. */
export function checkSettings(): void {
  // biome-ignore lint/style/noProcessEnv: lib/env reads it; this only hands it over.
  const result = readEnv(process.env)
  if (result.ok) return
  console.error(
    ['Cannot start: the settings need attention.', ...result.faults.map((fault) => `  - ${fault}`)]
      .concat('See "Settings" in the README.')
      .join('\n'),
  )
  process.exit(1)
}
