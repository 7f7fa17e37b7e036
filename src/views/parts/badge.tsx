import type { ComponentChildren } from 'preact'

/** A state in one word; the colour only repeats what the word says. */
export function Badge(props: {
  tone?: 'good' | 'bad' | 'open' | 'accent' | undefined
  children: ComponentChildren
}) {
  return <span class={props.tone ? `badge ${props.tone}` : 'badge'}>{props.children}</span>
}
