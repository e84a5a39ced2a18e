import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '@/lib/core/setup/guide'
import { TOOL_IDS } from '@/lib/core/setup/tools'
import { getEnv } from '@/lib/env'

/** For programs that read for people: what there is here, and how to ask for it. https://llmstxt.org */
export function GET(): Response {
  const { baseUrl } = getEnv()
  const page = `${baseUrl.origin}/repositories/PROJECT/LOCATION/REPOSITORY`
  const list = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(', ')
  const body = `# Artifact Registry Onboarding

> How to install from and publish to a company's Google Artifact Registry Python repositories: commands and files for every
> tool and system, made from the address alone. No sign-in is needed for what is listed here, and nothing in it is secret.

Replace PROJECT, LOCATION and REPOSITORY; they are in the address of the package index: \`https://LOCATION-python.pkg.dev/PROJECT/REPOSITORY/simple/\`.

## Setup guides

- [Markdown](${page}/setup.md): the whole guide, to read
- [JSON](${page}/setup.json): the same as data, described by [a JSON Schema](${baseUrl.origin}/schemas/setup-1.json)
- [One file](${page}/files/pip.conf): a configuration file alone; \`setup.json\` names the files that a guide has
- [POSIX shell](${page}/setup.sh) and [PowerShell](${page}/setup.ps1): a script that says what it would do, and does it with \`--apply\` (\`-Apply\`)

## The query of each

- \`tool\`: ${list(TOOL_IDS)}
- \`purpose\`: ${list(PURPOSES)}
- \`os\`: ${list(SYSTEMS)}; \`linux\` when it is left out
- \`scope\` (where): ${list(SCOPES)}
- \`credentials\`: ${list(CREDENTIALS)}
- \`index\`: ${list(INDEXES)}; \`only\` is the safe one
- \`package\`: a package to try
- \`key-file\`: where the key or the credential configuration lies, with \`credentials=key-file\` and \`workload-identity\`: \`~/keys/builds.json\`. The path alone, never what is in the file
- \`service-account\`: the account to act as, an e-mail address that ends in \`gserviceaccount.com\`

## From whatever names a repository

- [Find its page](${baseUrl.origin}/go?repository=): \`?repository=\` takes a resource name (\`projects/PROJECT/locations/LOCATION/repositories/REPOSITORY\`) or any address of \`pkg.dev\`, and redirects to the setup page

## When something goes wrong

- [Troubleshooting](${baseUrl.origin}/troubleshoot): what clients say, what it means, and what mends it
- [The doctor](${baseUrl.origin}/doctor.py): a script for Python that looks at a computer, changes nothing, prints no secret and says what is wrong. \`curl -fsSL ${baseUrl.origin}/doctor.py | python3 - --index https://LOCATION-python.pkg.dev/PROJECT/REPOSITORY/simple/ --tool pip --json\`
`
  return new Response(body, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    },
  })
}
