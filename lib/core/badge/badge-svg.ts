import { escapeHtml } from '../link/escape-html'
import { plainLabel } from '../link/plain-label'
import { LONGEST_LABEL } from './badge-href'
import { textWidth } from './text-width'

const SIZE = 11
const PADDING = 7
const HEIGHT = 20

// White on both has a contrast of more than 6:1, so the badge reads on a light page and on a dark one; the edge parts it from either.
const LEFT = '#2b3440'
const RIGHT = '#0a6570'
const EDGE = '#7b8794'

/**
 * A badge of two parts as SVG: `pip install | ml-private`. Both are clipped to {@link LONGEST_LABEL} characters; `title` is what
 * screen readers say and has all of it. Takes any text. It has no style, no script and no address in it. Text is made to fit its
 * room, whichever font is there: https://www.w3.org/TR/SVG2/text.html#TextElementTextLengthAttribute.
 */
export function badgeSvg({ left, right, title }: { left: string; right: string; title: string }) {
  const [leftText, rightText] = [left, right].map((text) => plainLabel(text, LONGEST_LABEL))
  const leftPart = part(leftText ?? '', 0)
  const rightPart = part(rightText ?? '', leftPart.width)
  const width = leftPart.width + rightPart.width
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="title">
<title id="title">${escapeHtml(plainLabel(title, 300))}</title>
<clipPath id="shape"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>
<g clip-path="url(#shape)"><rect width="${width}" height="${HEIGHT}" fill="${RIGHT}"/><rect width="${leftPart.width}" height="${HEIGHT}" fill="${LEFT}"/></g>
<rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="3.5" fill="none" stroke="${EDGE}"/>
<g aria-hidden="true" fill="#fff" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="${SIZE}" text-rendering="geometricPrecision">
${leftPart.text}
${rightPart.text}
</g>
</svg>
`
}

function part(text: string, at: number): { width: number; text: string } {
  const length = Math.round(textWidth(text, SIZE) * 10) / 10
  return {
    width: Math.ceil(length) + 2 * PADDING,
    text: `<text x="${at + PADDING}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs" direction="ltr" xml:space="preserve">${escapeHtml(text)}</text>`,
  }
}
