import type { Signature } from './signature'
import { BACKEND } from './signatures/backend'
import { GOOGLE } from './signatures/google'
import { INSTALLING } from './signatures/installing'
import { NETWORK } from './signatures/network'
import { PIP } from './signatures/pip'
import { PUBLISHING } from './signatures/publishing'

/** What clients say, the most telling first: of several that are there, the first decides. */
export const SIGNATURES: readonly Signature[] = [
  ...BACKEND,
  ...GOOGLE,
  ...PUBLISHING,
  ...NETWORK,
  ...INSTALLING,
  ...PIP,
]
