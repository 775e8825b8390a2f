import type { z } from 'zod';
import { judgePersonRows } from '#core/people/judge-person-rows.ts';
import type { addPersons as addPersonsRoute, PersonRow } from '#core/people/person-import-contract.ts';
import type { ImportSense, JudgedRow } from '#core/people/person-import-sense.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAudit, once, withScope } from '#server/platform/public.ts';
import { makeInitialPassword } from './initial-password.ts';
import { loadImportSense } from './judge-rows.view.ts';
import { givePost, openAccount } from './keep-persons.ts';
import { hashPassword } from './passwords.ts';
import { lockPosts } from './persons.queries.ts';

type Outcome = z.input<typeof addPersonsRoute.output>;
interface Password {
  text: string;
  hash: string;
}

const isOpening = (row: JudgedRow): boolean => row.state === 'new' || row.state === 'open';

async function makePassword(): Promise<Password> {
  const text = makeInitialPassword();
  return { text, hash: await hashPassword(text) };
}

/** Passwords cost time on purpose: they are made before the transaction, as many as there are accounts to open. */
async function makePasswords(ctx: Ctx, rows: readonly PersonRow[]): Promise<Password[]> {
  const sense = await withScope(ctx.db, ctx.actor, (tx) => loadImportSense(tx, ctx));
  const count = judgePersonRows(rows, sense).filter(isOpening).length;
  return Promise.all(Array.from({ length: count }, makePassword));
}

function requireSettled(rows: readonly JudgedRow[]): void {
  const waiting = rows.filter((row) => row.state === 'ask');
  if (waiting.length === 0) return;
  throw refuse(
    'invalid',
    'PERSON_ROWS_UNSETTLED',
    `还有${waiting.length}行待定，未导入`,
    `${waiting.length} rows are not settled; nothing was imported`,
    ['改正所列各行，或点“不导入”'],
    waiting.flatMap((row) => row.asks).slice(0, 50),
  );
}

const postOf = (row: JudgedRow) => {
  const { orgId, title, role, forPersonId } = row;
  return { orgId, title, ...(role === '' ? {} : { role }), ...(forPersonId === '' ? {} : { forPersonId }) };
};

/** Writes judged rows one after the other by the pieces of doing it by hand. */
async function writeRows(
  tx: Tx,
  ctx: Ctx,
  judged: readonly JudgedRow[],
  { sense, passwords }: { sense: ImportSense; passwords: Password[] },
): Promise<Outcome> {
  const { mode, directory } = sense;
  const ids = new Map(directory.persons.map((person) => [`known ${person.personId}`, person.personId]));
  const outcome: Outcome = { opened: 0, posts: 0, unchanged: 0, accounts: [] };
  for (const row of judged) {
    const { name, login, deskPhone, mobilePhone, role } = row;
    if (isOpening(row)) {
      const { text, hash } = passwords[outcome.opened] ?? (await makePassword());
      const { role: given, ...place } = postOf(row);
      const post = row.state === 'new' && given ? { ...place, role: given } : place;
      const input = { name, login, deskPhone, mobilePhone, ...post };
      ids.set(row.personKey ?? '', await openAccount(tx, ctx, { input, hash, mode }));
      const orgName = directory.orgs.find((org) => org.id === row.orgId)?.shortName ?? '';
      outcome.accounts.push({ who: `${orgName} ${name}`, login, initialPassword: text });
      outcome.opened += 1;
      outcome.posts += row.state === 'new' ? 1 : 0;
    } else if (row.state === 'post' && role !== '') {
      const personId = ids.get(row.personKey ?? '') ?? '';
      await givePost(tx, ctx, { personId, input: { ...postOf(row), role }, mode });
      outcome.posts += 1;
    } else outcome.unchanged += 1;
  }
  return outcome;
}

/**
 * Imports people with their posts: each row is judged once more under the lock of posts; with one row to be asked nothing is
 * written. Every account and post has the act and the audit entry that it has by hand, and the import one of its own.
 */
export async function addPersons(ctx: Ctx, rows: readonly PersonRow[]): Promise<Outcome> {
  const passwords = await makePasswords(ctx, rows);
  return once({ ...ctx, requestId: null }, async (tx) => {
    await lockPosts(tx, ctx.actor.regionId);
    const sense = await loadImportSense(tx, ctx);
    const judged = judgePersonRows(rows, sense);
    requireSettled(judged);
    const outcome = await writeRows(tx, ctx, judged, { sense, passwords });
    await appendAudit(tx, ctx, {
      kind: 'import-persons',
      outcome: 'ok',
      detail: { opened: outcome.opened, posts: outcome.posts, unchanged: outcome.unchanged },
    });
    return outcome;
  });
}
