// Circles in a graph of files: files of which each leads back to itself through the others.

/**
 * Finds one circle for each knot of files that import each other.
 * @param graph file to the files that it imports
 * @returns each circle as a list of files in import order, starting with the first by name
 */
export function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const file of [...graph.keys()].sort()) {
    if (done.has(file)) continue;
    const circle = pathBack(graph, file);
    if (!circle) continue;
    circles.push(circle);
    for (const member of circle) done.add(member);
  }
  return circles;
}

/** The shortest way from a file back to itself, breadth first. */
function pathBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return wayTo(cameFrom, start, file);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(cameFrom: ReadonlyMap<string, string>, start: string, last: string): string[] {
  const way: string[] = [];
  for (let file: string | undefined = last; file !== undefined && file !== start; file = cameFrom.get(file)) {
    way.unshift(file);
  }
  return [start, ...way];
}
