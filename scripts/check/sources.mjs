// The source files of the checkout, each with what the rules ask of it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Capabilities in their order: a later one may use an earlier one, never the other way (docs: architecture). */
export const CAPABILITIES = [
  'platform',
  'people',
  'ledger',
  'quality',
  'progress',
  'reporting',
  'indicators',
  'problems',
  'documents',
  'procedures',
  'factors',
  'pipeline',
  'enterprises',
  'visits',
  'supervision',
  'meetings',
  'evaluation',
  'exchange',
  'today',
  'notifications',
];

const IMPORT =
  /(?:^|[;\n}])\s*(import|export)\s+(type\s+)?((?:[\w*$\s{},]|\btype\b)*?)\s*from\s*['"]([^'"]+)['"]|(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Blanks out comments, and with `strings` also texts, keeping every line where it was. */
export function blankOut(text, { strings = false } = {}) {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return text.replace(pattern, (found) => {
    const isComment = found.startsWith('/*') || found.startsWith('//');
    return isComment || strings ? found.replace(/[^\n]/g, ' ') : found;
  });
}

export const lineAt = (text, offset) => text.slice(0, offset).split('\n').length;

const isAllTypes = (clause) => {
  const names = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1];
  if (names === undefined) return false;
  const words = names.split(',').map((word) => word.trim());
  return words.filter(Boolean).length > 0 && words.every((word) => word === '' || word.startsWith('type '));
};

/** Every import and re-export: `{specifier, line, isTypeOnly}`. */
export function listImports(text) {
  const code = blankOut(text);
  return [...code.matchAll(IMPORT)].map((match) => {
    const [whole, , typeWord, clause = '', from, bare, dynamic] = match;
    const lead = whole.search(/import|export/);
    return {
      specifier: from ?? bare ?? dynamic,
      line: lineAt(code, match.index + lead),
      isTypeOnly: typeWord !== undefined || (from !== undefined && isAllTypes(clause)),
    };
  });
}

/** Where a file stands: runtime, capability, and whether it is a test. */
export function placeOf(file) {
  const [runtime, second, ...rest] = file.split('/');
  const isInside = rest.length > 0;
  return {
    runtime,
    capability: isInside ? second : undefined,
    isTest:
      /\.(test|e2e)\.(ts|tsx|mjs)$/.test(file) ||
      /(^|\/)testing[.-]/.test(file) ||
      /\.builders\.ts$/.test(file),
  };
}

/** The file inside the checkout that a specifier names, or undefined for a package. */
export function resolveSpecifier(file, specifier) {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return undefined;
}

export function toSource(file, text) {
  return { file, text, ...placeOf(file), imports: listImports(text) };
}

/** Files that git knows or would take in, without those just deleted. */
export function listTracked(checkout) {
  const options = { cwd: checkout, encoding: 'utf8', maxBuffer: 64_000_000 };
  const known = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], options);
  const deleted = execFileSync('git', ['ls-files', '-d', '-z'], options).split('\0');
  return [...new Set(known.split('\0'))].filter((file) => file && !deleted.includes(file));
}

export function listSources(checkout, files = listTracked(checkout)) {
  const folders = /^(core|server|web|scenarios|bench|drill)\//;
  return files
    .filter((file) => folders.test(file) && /\.(ts|tsx)$/.test(file))
    .map((file) => toSource(file, readFileSync(path.join(checkout, file), 'utf8')));
}
