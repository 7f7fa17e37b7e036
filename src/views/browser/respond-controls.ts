import { controls } from './controls/index.ts'
import { changedPart, opened } from './respond/page.ts'

/** Enhances the controls of the page, and those of every page that is turned to and question that comes anew. */
function enhance(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-control]:not([data-on])')) {
    place.dataset.on = ''
    controls[place.dataset.control ?? '']?.(place)
  }
}

enhance()
for (const event of [opened, changedPart]) document.addEventListener(event, enhance)
