import type { KeyedText } from '../setup/guide'
import type { ServiceAccountKey } from './read-service-account-key'

type Secrets = Pick<ServiceAccountKey, 'base64' | 'urlBase64'>
type Slot = Exclude<KeyedText[number], string>

/** What stands in one slot of a text: the key itself. */
export const secretIn = ({ key: slot }: Slot, key: Secrets): string =>
  slot === 'url' ? key.urlBase64 : key.base64

/** The text with the key in each of its slots. A secret. */
export const fillIn = (keyed: KeyedText, key: Secrets): string =>
  keyed.map((part) => (typeof part === 'string' ? part : secretIn(part, key))).join('')
