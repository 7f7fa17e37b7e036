import MarkdownIt from 'markdown-it'

/** Simple markdown as safe HTML: paragraphs, lists, emphasis, links; HTML of the author's own is shown as text. */
export function blockHtml(source: string): string {
  return markdown.render(source).trim()
}

/** The same without paragraphs, for titles and labels. */
export function inlineHtml(source: string): string {
  return plainEnough.test(source) ? source : markdown.renderInline(source)
}

/** The words alone, for column labels, page titles and files. */
export function plainText(source: string): string {
  if (plainEnough.test(source)) return source.trim()
  const words: string[] = []
  // Read as a title is shown: "> 60" and "1. Never" are words, not a quotation and a list.
  for (const token of markdown.parseInline(source, {}))
    words.push((token.children ?? []).map(wordsOf).join(''))
  return words.join(' ').replaceAll(/\s+/g, ' ').trim()
}

/** Words that markdown shall show as they are: somebody's answer within an author's text. */
export function escapedMarkdown(words: string): string {
  return words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
}

/** Nothing in it that markdown or HTML would read, and no line breaks. */
const plainEnough = /^[\p{L}\p{N} ,;?%'’“”–—/]*$/u

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true, typographer: false })
  .disable(['image', 'heading', 'lheading', 'table', 'html_block', 'html_inline', 'reference'])
  .enable(['link', 'emphasis', 'list'])

markdown.validateLink = (address) => /^(https?:\/\/|mailto:)/i.test(address.trim())
markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet('rel', 'noopener')
  return renderer.renderToken(tokens, index, options)
}

function wordsOf({ type, content }: { type: string; content: string }): string {
  return type === 'softbreak' || type === 'hardbreak' ? ' ' : content
}
