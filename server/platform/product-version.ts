import fs from 'node:fs';
import path from 'node:path';
import { hashMigrations } from './migrate.ts';

export function readProductVersion(): string {
  const file = path.join(import.meta.dirname, '../../package.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
}

/** The rules that work derived tables out, by a name that changes with them: the product's version and its schema. */
export const nameRules = (): string => `${readProductVersion()} ${hashMigrations().slice(0, 16)}`;
