import fc from 'fast-check'

/** Where a key may lie, or what a project may be called, that some format reads as something else. */
export const PATHS = [
  'C:\\Users\\Jürgen Müller\\key file.json',
  'C:\\100% mine\\%USERPROFILE%\\key.json',
  'C:\\a&b\\(x86)\\^key!.json',
  '\\\\server\\share\\a b\\',
  '/home/o\'brien/my "own" $HOME/`key`.json',
  '/tmp/ключ ‘a’ 鍵 😀.json',
  '~/keys/key.json',
  'example.com:my-project',
]

export const AWKWARD = [
  ...PATHS,
  '',
  ' ',
  "it's",
  '"',
  '$HOME `id` $(id)',
  'a\\b\\',
  'a b\\\\',
  '~/x',
  '*?[a]',
  '#no',
  'a #no',
  'a: b',
  'a:',
  '- a',
  '-n',
  'a=b',
  '=b',
  '!!',
  '%PATH%',
  '%%PATH%%',
  'a %2B%2F% b',
  '%CD:~0,1%',
  'é 😀 ‘’',
  'a;b|c&d',
  '{a,b}',
  '@x',
  '^',
  '---',
]

/** What is awkward for one format or another, and anything else. */
export const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'\'"\\$`!*?[]{}()<>|&;:#~%^=@- \t\nabE01‘’‚‛') }),
)

/** The same ones on every run. */
export const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns = 400) =>
  fc.sample(arbitrary, { numRuns, seed: 7 })
