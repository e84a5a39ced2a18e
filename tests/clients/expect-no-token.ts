import { expect } from 'vitest'
import type { Machine, State } from './machine'

/**
 * After a build, the token is neither in the image (every layer, and what its history and configuration say) nor anywhere in the builder's
 * storage or the person’s home; that it would be found there is seen by what has to be.
 */
export async function expectNoToken(machine: Machine, state: State): Promise<void> {
  const { output } = await machine.run(state, SEARCH)
  expect(output.trim().split('\n')).toEqual(['the command', 'the package', 'searched'])
}

const SEARCH = `podman save --quiet --output /tmp/image.tar with-artifact-registry
in_image() { if grep -qaF -e "$1" /tmp/image.tar; then echo "$2"; fi; }
in_image '/run/secrets/artifact-registry-token' 'the command'
in_image 'acme_features-1.5.0.dist-info' 'the package'
in_image "\${ARTIFACT_REGISTRY_TOKEN:?}" 'the token, in the image'
grep -rlaF -e "$ARTIFACT_REGISTRY_TOKEN" /var/lib/stand-in-for-docker /var/tmp "$HOME"
rm /tmp/image.tar
echo searched`
