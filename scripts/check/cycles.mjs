// Import cycles between files; imports of types alone do not count.
import { resolveSpecifier } from './sources.mjs';

function buildGraph(sources) {
  const files = new Set(sources.map(({ file }) => file));
  const edges = new Map();
  for (const source of sources) {
    const targets = source.imports
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ specifier }) => resolveSpecifier(source.file, specifier))
      .filter((target) => target !== undefined && files.has(target));
    edges.set(source.file, [...new Set(targets)]);
  }
  return edges;
}

/** Depth first; a way back to a file on the present path is a cycle. Each is reported once, from its first file. */
export function checkCycles(sources) {
  const edges = buildGraph(sources);
  const state = new Map();
  const found = [];
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      const cycle = [...trail.slice(trail.indexOf(file)), file];
      found.push({ file, line: 1, text: `import cycle: ${cycle.join(' → ')}` });
      return;
    }
    state.set(file, 'open');
    for (const target of edges.get(file) ?? []) visit(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}
