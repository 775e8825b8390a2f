// SQL stands in *.queries.ts and db/migrations alone; transactions are opened in one file.
import { blankOut, lineAt } from './sources.mjs';

const SQL =
  /\bsql(?:<[^`;]{0,200}>)?`|\bsql\.raw\s*\(|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\s*\(|\b(?:pool|client|owner|connection)\.query\s*[(<]/g;
const TRANSACTION = /\.transaction\s*\(\s*\)|\.startTransaction\s*\(/g;
const TRANSACTION_FILE = 'server/platform/with-scope.ts';

/** Files below the queries: they make, open, copy or check the database itself. */
const BELOW_QUERIES = new Set([
  TRANSACTION_FILE,
  'server/platform/require-safe-database.ts',
  'server/platform/migrate.ts',
  'server/platform/readiness.ts',
  'server/platform/generate-types.ts',
  'server/platform/held-jobs.ts',
  'server/platform/queues.ts',
  'server/platform/embedded-database.ts',
  'server/platform/launch-database.ts',
  'server/platform/preparing-pool.ts',
  'server/platform/scratch-cluster.ts',
  'server/platform/backup.ts',
  'server/platform/restore.ts',
  'server/sample/load-county.ts',
]);

function listMatches(source, pattern, text) {
  const code = blankOut(source.text);
  return [...code.matchAll(pattern)].map((match) => ({
    file: source.file,
    line: lineAt(code, match.index),
    text: `${text} (${match[0].trim().slice(0, 40)})`,
  }));
}

export function checkSql(sources) {
  return sources.flatMap((source) => {
    if (source.isTest || !['core', 'server', 'web'].includes(source.runtime)) return [];
    const isQueries = source.file.endsWith('.queries.ts') || BELOW_QUERIES.has(source.file);
    return [
      ...(isQueries ? [] : listMatches(source, SQL, 'SQL belongs in a *.queries.ts')),
      ...(source.file === TRANSACTION_FILE
        ? []
        : listMatches(source, TRANSACTION, `transactions are opened in ${TRANSACTION_FILE} alone`)),
    ];
  });
}
