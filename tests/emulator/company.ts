import { fileURLToPath } from 'node:url'

/** The world that the demo runs on. */
export const COMPANY = fileURLToPath(new URL('../../emulator/worlds/company.json', import.meta.url))
