import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Language, type Node, Parser } from 'web-tree-sitter'

const GRAMMAR = createRequire(import.meta.url).resolve(
  'tree-sitter-powershell/tree-sitter-powershell.wasm',
)

/** Reads PowerShell as its grammar is written down in tree-sitter-powershell; nothing of it is ours. */
export async function powershellParser(): Promise<(script: string) => Node> {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(readFileSync(GRAMMAR)))
  return (script) => {
    const tree = parser.parse(script)
    if (tree === null) throw new Error('The parser gave up.')
    return tree.rootNode
  }
}
