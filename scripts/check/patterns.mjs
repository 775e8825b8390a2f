// Every pattern that stands in the product's text: none may cost more the longer it is fed, unless its input is bounded in code.
import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { findAmbiguousLoops } from './loops.mjs';

/** Where a pattern that costs the square of its input may stand: how long that input can be, and what says so. */
export const BOUNDED = {
  'core/supervision/': 'LONGEST_TEXT 20,000 characters; sentences are cut at 800 (split-sentences.ts)',
  'core/ledger/': 'LONGEST_CELL 32,767 characters (server/ledger/storable-cells.ts), read in a child process',
  'core/indicators/import/': 'LONGEST_CELL 32,767 characters (server/ledger/storable-cells.ts)',
  'core/people/': 'LONGEST_CELL 32,767 characters; names by the schema of the route',
  'core/quality/': 'LONGEST_CELL 32,767 characters; pasted and printed tables by the schema of the route',
  'core/platform/': 'texts of a cell or of a field of the contract',
  'core/documents/': 'texts of a document, bounded by the schema of the route',
  'server/ledger/': 'read in a child process that is ended after 180 s or 1.5 GB (read-workbook.ts)',
  'server/documents/xlsx/': 'sheets that the product writes itself',
  'core/exchange/upward-values.ts': 'a figure of a cell, LONGEST_CELL 32,767 characters',
  'core/progress/lights/rule-words.ts': 'figures of the rulebook',
  'core/reporting/draft.ts': 'figures that the product reckoned',
  'server/platform/first-page-text.ts': 'the beginning of a file (TEXT_MOST, UNPACKED_MOST)',
  'server/platform/tar-file.ts': 'a name of 100 bytes',
  'server/platform/settings.ts': 'the operator’s own environment',
  'server/sample/': 'the sample’s own names',
  'server/supervision/ask-model.ts': 'the operator’s own environment',
  'web/': 'runs in the browser of whoever typed it',
};

/** The literals of a source, by its syntax tree. */
export function listPatterns({ file, text }) {
  if (!/\.tsx?$/.test(file)) return [];
  const found = [];
  const visit = (node) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return void node.forEach(visit);
    if (node.type === 'Literal' && node.regex)
      found.push({ file, line: text.slice(0, node.start).split('\n').length, ...node.regex });
    for (const [key, child] of Object.entries(node)) if (key !== 'type') visit(child);
  };
  visit(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }).body);
  return found;
}

const isBounded = (file) => Object.keys(BOUNDED).some((place) => file.startsWith(place));

export function checkPatterns(sources) {
  return sources
    .filter(({ runtime, isTest }) => !isTest && ['core', 'server', 'web'].includes(runtime))
    .flatMap(listPatterns)
    .flatMap(({ file, line, pattern, flags }) => [
      ...findAmbiguousLoops(pattern, flags).map((loop) => ({
        ...{ file, line },
        text: `a text can be read in two ways by ${loop}: each round doubles the work`,
      })),
      ...(isBounded(file) ? [] : analyse({ source: pattern, flags }).reports).map(({ type, character }) => ({
        ...{ file, line },
        text: `a run of ${character.pick} costs its square (${type}): mend it, or name the bound in check/patterns.mjs`,
      })),
    ]);
}
