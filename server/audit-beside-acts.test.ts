// Who writes an act into the ledger writes into the audit log too: every file that appends an act says so in the same transaction.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SERVER = import.meta.dirname;
const ACT = /\b(?:appendAct|insertAct)\(/;
const AUDIT = /\b(?:appendAudit|insertAudit|appendGateAudit)\(/;

/** Nobody's deed: the program opens what is due by the calendar. */
const BY_ITSELF = ['indicators/open-filings.job.ts'];
const isOurs = (name: string): boolean =>
  name.endsWith('.ts') && !/test|fixture|\.queries\.ts$|^sample\//.test(name);

const sources = fs
  .readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter(isOurs)
  .map((name) => ({ name, text: fs.readFileSync(path.join(SERVER, name), 'utf8') }))
  .filter(({ text }) => ACT.test(text));

test.each(sources.map(({ name, text }) => [name, text]))(
  '%s writes into the audit log what it does',
  (name, text) => {
    expect(AUDIT.test(text)).toBe(!BY_ITSELF.includes(name));
  },
);

test('Such files are found', () => {
  expect(sources.length).toBeGreaterThan(60);
});
