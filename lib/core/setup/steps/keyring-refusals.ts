import type { Otherwise } from '../guide'

/** What the program `keyring get` of exactly this release says; `docs/failure-modes.md` 10. Tried: 25.4.0; 25.7.0 does not. */
export const BROKEN_KEYRING: Otherwise = {
  see: 'Anonymous credential has no username',
  means:
    'Said where a client runs `keyring get`: this is keyring 25.4.0, which can give no password. Install 25.4.1 or newer.',
  source: { title: 'keyring #692', url: 'https://github.com/jaraco/keyring/issues/692' },
}
