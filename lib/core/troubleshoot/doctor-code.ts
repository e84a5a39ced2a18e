import { type Cause, isCause } from './causes'

/** What the doctor ends with: `doctor:1:no-backend+second-index:pip`, or `doctor:1:none:pip` when all is well. */
export type DoctorCode = {
  causes: readonly Cause[]
  unknown: readonly string[] /** As it is written there: whether there is such a tool is for the setup page to say. */
  tool?: string
}

const CODE = /\bdoctor:1:([a-z0-9-]{1,60}(?:\+[a-z0-9-]{1,60}){0,20})(?::([a-z0-9-]{1,30}))?/

/** The last of the doctor's codes in a text; `undefined` where there is none. Causes that this version does not know are kept as they are. */
export function readDoctorCode(text: string): DoctorCode | undefined {
  const at = text.lastIndexOf('doctor:1:')
  const [, written, tool] = (at >= 0 && CODE.exec(text.slice(at))) || []
  if (written === undefined) return undefined
  const ids = [...new Set(written.split('+'))].filter((id) => id !== 'none')
  return {
    causes: ids.filter(isCause),
    unknown: ids.filter((id) => !isCause(id)),
    ...(tool === undefined ? {} : { tool }),
  }
}
