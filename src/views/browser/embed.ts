/**
 * Puts a survey into somebody else's page, where their script tag stands, as high as it needs:
 * `<script src="https://…/assets/embed.js" data-survey="k3x…" data-title="Tea"></script>`. What else is in `data-values`
 * (as in a link, `source=shop`) goes along.
 */
const own = document.currentScript
if (own instanceof HTMLScriptElement && own.dataset.survey) embed(own, own.dataset.survey)

function embed(script: HTMLScriptElement, survey: string): void {
  const { origin } = new URL(script.src)
  const frame = document.createElement('iframe')
  const values = script.dataset.values ? `&${script.dataset.values}` : ''
  frame.src = `${origin}/s/${encodeURIComponent(survey)}?embed${values}`
  frame.title = script.dataset.title ?? 'Survey'
  frame.style.cssText = 'inline-size:100%;block-size:40rem;border:0'
  addEventListener('message', ({ data, source, origin: sender }: MessageEvent<unknown>) => {
    if (sender !== origin || source !== frame.contentWindow) return
    const height = heightIn(data)
    if (height !== undefined) frame.style.blockSize = `${height}px`
  })
  script.after(frame)
}

function heightIn(data: unknown): number | undefined {
  const isOurs = typeof data === 'object' && data !== null && 'surveyHeight' in data
  return isOurs && typeof data.surveyHeight === 'number' ? data.surveyHeight : undefined
}
