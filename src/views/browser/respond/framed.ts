/** Within another site's page, tells that page how high this one is, whenever that changes. */
export function startTellingHeight(): void {
  if (parent === window) return
  const tell = () =>
    // A height is no secret, and who may frame the page is said by its policy.
    parent.postMessage({ surveyHeight: Math.ceil(document.body.getBoundingClientRect().height) }, '*')
  new ResizeObserver(tell).observe(document.body)
}
