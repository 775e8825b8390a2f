// Names of files and of what they export.
import { blankOut, lineAt } from './sources.mjs';

const FORBIDDEN = new Set([
  ...['manager', 'handler', 'processor', 'helper', 'helpers', 'util', 'utils', 'common', 'misc', 'data'],
  ...['info', 'infos', 'item', 'items', 'base', 'do', 'process', 'handle', 'service'],
]);
const EXPORTED =
  /\bexport\s+(?:default\s+)?(?:async\s+)?(?:function\*?|const|let|class|interface|type)\s+([A-Za-z_$][\w$]*)/g;
const KEBAB = /^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const PASCAL_TSX = /^[A-Z][A-Za-z0-9]*(?:\.[a-z0-9]+)*\.tsx$/;
/** Written as their tools or their readers expect. */
const FIXED = /^(?:README|LICENSE|CHANGELOG|CONTRIBUTING|SECURITY|NOTICE|CODE_OF_CONDUCT)(?:\.[\w-]+)*$/;

const toWords = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
const findForbidden = (name) => toWords(name).find((word) => FORBIDDEN.has(word));

function checkFileName(file) {
  const name = file.split('/').at(-1);
  const found = [];
  const isCode = /^(?:core|server|web|scripts|scenarios|bench|drill|cases|db)\//.test(file);
  const forbidden = isCode ? file.split('/').map(findForbidden).find(Boolean) : undefined;
  if (forbidden)
    found.push({ file, line: 1, text: `"${forbidden}" says nothing; name what the file is about` });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant.
  if (/[^\x00-\x7f]/.test(file)) found.push({ file, line: 1, text: 'file names are ASCII' });
  const isComponent = name.endsWith('.tsx') && PASCAL_TSX.test(name);
  if (isCode && !isComponent && !KEBAB.test(name) && !FIXED.test(name))
    found.push({ file, line: 1, text: 'file names are kebab-case, components PascalCase.tsx' });
  return found;
}

function checkExports(source) {
  const code = blankOut(source.text, { strings: true });
  return [...code.matchAll(EXPORTED)].flatMap((match) => {
    const forbidden = findForbidden(match[1]);
    if (!forbidden) return [];
    const text = `"${match[1]}": the word "${forbidden}" says nothing`;
    return [{ file: source.file, line: lineAt(code, match.index), text }];
  });
}

export function checkNames(files, sources) {
  return [...files.flatMap(checkFileName), ...sources.flatMap(checkExports)];
}
