import bash from 'highlight.js/lib/languages/bash'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import dos from 'highlight.js/lib/languages/dos'
import ini from 'highlight.js/lib/languages/ini'
import json from 'highlight.js/lib/languages/json'
import powershell from 'highlight.js/lib/languages/powershell'
import python from 'highlight.js/lib/languages/python'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'
import type { Language, Shell } from '@/lib/core/setup/guide'

const lowlight = createLowlight({ bash, dockerfile, dos, ini, json, powershell, python, yaml })

/** highlight.js reads TOML with its grammar for INI files. */
const GRAMMARS = {
  bash: 'bash',
  powershell: 'powershell',
  cmd: 'dos',
  ini: 'ini',
  toml: 'ini',
  yaml: 'yaml',
  dockerfile: 'dockerfile',
  json: 'json',
  python: 'python',
} as const satisfies Record<Language | Shell, string>

type Part = ReturnType<typeof lowlight.highlight>['children'][number]

/**
 * Code in colours, letter for letter the text it was given. Classes only (globals.css), since the policy lets no
 * inline style through, and only for the server: a client component that imports it sends the grammars along.
 */
export function Highlighted({ language, text }: { language: Language | Shell; text: string }) {
  return <Parts parts={lowlight.highlight(GRAMMARS[language], text).children} />
}

/** The grammar for PowerShell takes every hyphen for the start of a parameter, also the one in `google-auth`. */
function isInWord(part: Part, before: Part | undefined): boolean {
  const first = part.type === 'element' ? part.children[0] : undefined
  return (
    first?.type === 'text' &&
    first.value.startsWith('-') &&
    before?.type === 'text' &&
    /[\w.]$/.test(before.value)
  )
}

function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, index) => {
    if (part.type === 'text') return part.value
    if (part.type !== 'element') return null
    const { className } = part.properties
    const classes =
      Array.isArray(className) && !isInWord(part, parts[index - 1])
        ? className.join(' ')
        : undefined
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move.
      <span key={index} className={classes}>
        <Parts parts={part.children} />
      </span>
    )
  })
}
