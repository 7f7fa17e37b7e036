/**
 * A ring of ids that need each other, from one of them round to itself again: `['a', 'b', 'a']`; none where everything
 * can be found out in some order. Ids that nothing is said about need nothing.
 */
export function cycleIn(needs: ReadonlyMap<string, Iterable<string>>): string[] | undefined {
  const done = new Set<string>()
  for (const start of needs.keys()) {
    // Without recursion: a chain may be as long as a survey.
    const path: string[] = []
    const onPath = new Set<string>()
    const ahead: Iterator<string>[] = [[start].values()]
    while (ahead.length > 0) {
      const { done: isOver, value: id } = ahead.at(-1)?.next() ?? { done: true }
      if (isOver || id === undefined) {
        ahead.pop()
        const left = path.pop()
        if (left === undefined) continue
        onPath.delete(left)
        done.add(left)
      } else if (onPath.has(id)) return [...path.slice(path.indexOf(id)), id]
      else if (!done.has(id)) {
        path.push(id)
        onPath.add(id)
        ahead.push((needs.get(id) ?? [])[Symbol.iterator]())
      }
    }
  }
  return undefined
}
