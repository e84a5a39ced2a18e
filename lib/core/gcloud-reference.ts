import type { RepositoryName } from './repository-name'

const FLAG = /^--(project|location|repository)(?:=(.*))?$/s

// gcloud reads these before the repository's name: https://docs.cloud.google.com/sdk/gcloud/reference/artifacts
const COMMAND =
  /^(?:gcloud\s+)?(?:(?:alpha|beta)\s+)?(?:artifacts\s+)?(?:repositories\s+[a-z-]+|print-settings\s+[a-z]+)(?=\s|$)|^gcloud\s+artifacts\s+[a-z]+\s+[a-z-]+(?=\s|$)/

/**
 * Reads how a repository is named to gcloud: `my-repo --location=us --project=my-project`, in any order, with or without the
 * command in front; `--flag value` and quotes, too. Unchecked parts, those that are there; `undefined` for a text with none of the
 * three flags. Facts: https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/repositories/describe
 */
export function readCommandLine(text: string): Partial<RepositoryName> | undefined {
  const words = text.replace(COMMAND, '').split(/\s+/).filter(Boolean).map(unquote)
  if (!words.some((word) => FLAG.test(word))) return undefined
  const parts: Partial<RepositoryName> = {}
  let bare: string | undefined
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const [, flag, value] = FLAG.exec(word) ?? []
    if (flag === 'project' || flag === 'location' || flag === 'repository') {
      if (value === undefined) at += 1
      parts[flag] = unquote(value ?? words[at] ?? '')
    } else if (!word.startsWith('-')) bare ??= word
  }
  return { ...(bare !== undefined && { repository: bare }), ...parts }
}

function unquote(word: string): string {
  return word.replace(/^["'](.*)["']$/, '$1')
}
