import type { LinkFormat } from '../wiki-link'

// Any character but white space may be escaped, and means nothing then:
// https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#escaping-mechanism. Two underscores make the reference
// anonymous, so that one text may lead to two addresses. An option's value is taken as it stands.
export const restructuredText: LinkFormat = {
  name: 'reStructuredText',
  where:
    'Sphinx, Read the Docs, a package’s long description. The one with a badge is a block of its own.',
  write: ({ href, text, badge }) =>
    badge === undefined
      ? `\`${text.replace(/[!-/:-@[-`{-~]/g, '\\$&')} <${href}>\`__`
      : `.. image:: ${badge}\n   :target: ${href}\n   :alt: ${text}`,
}
