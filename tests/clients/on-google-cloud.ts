import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { MetadataOptions } from '../../emulator/start-emulator.ts'
import { ACCOUNT } from './world'

const PORT = 80

/** A machine with the account and the access scopes that the guides ask for. Each process has an address of its own, so each can have port 80. */
export const attachedAccount: MetadataOptions & { host: string } = {
  account: ACCOUNT,
  host: `127.${64 + ((process.pid >> 16) & 63)}.${(process.pid >> 8) & 255}.${process.pid & 255}`,
  port: PORT,
}

/** Why there can be no metadata server here; undefined where there can be one. */
export function whyNoMetadata({
  host,
}: {
  host: string
} = attachedAccount): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ message }) => {
      resolve(
        `Clients look for a metadata server on port ${PORT}, and here none may be: ${message}. Run as root, or let others have it: sysctl net.ipv4.ip_unprivileged_port_start=${PORT}`,
      )
    })
    probe.listen(PORT, host, () => probe.close(() => resolve(undefined)))
  })
}

/** What {@link onGoogleCloud} reads. */
export function prepareMetadata(address: string, prepared: string): void {
  const [host = ''] = address.split(':')
  const hosts = readFileSync('/etc/hosts', 'utf8')
  writeFileSync(join(prepared, 'hosts'), `${hosts}\n${host} metadata.google.internal metadata\n`)
  writeFileSync(join(prepared, 'metadata-address'), address)
}

/** Makes of a machine one on Google Cloud, with kubectl for its administrator. */
export const onGoogleCloud: readonly string[] = [
  // A file of the layer: this machine's own is often mounted, and so not below.
  'cp /harness/prepared/hosts /etc/hosts',
  // google-auth asks 169.254.169.254 whether there is such a server at all; all else it asks by its name.
  'export GCE_METADATA_IP="$(cat /harness/prepared/metadata-address)"',
  'unset NO_GCE_CHECK',
  'cp /harness/prepared/kubectl /usr/local/bin/kubectl',
  // As a terminal has it: `deactivate` leaves another behind where there was none.
  "export PS1='$ '",
]
