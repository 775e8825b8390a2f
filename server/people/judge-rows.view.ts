import type { z } from 'zod';
import { judgePersonRows } from '#core/people/judge-person-rows.ts';
import { canSeePersons } from '#core/people/permissions.ts';
import type { judgePersonRows as judgeRoute } from '#core/people/person-import-contract.ts';
import { PersonRow } from '#core/people/person-import-contract.ts';
import { canImportPersons, type ImportSense, type JudgedRow } from '#core/people/person-import-sense.ts';
import type { ListedPost } from '#core/people/person-list.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listLeaders } from './orgs.queries.ts';
import { listKnownPersons, listKnownUnits } from './person-import.queries.ts';
import { listLogins } from './persons.queries.ts';
import { proposePersonLogin } from './propose-logins.ts';
import { getAdministrationMode } from './settings.queries.ts';

type Answer = z.input<typeof judgeRoute.output>;

/** The way of administration; refused to whoever neither opens accounts nor gives posts. */
async function requireImporter(tx: Tx, { actor, today }: Ctx): Promise<ImportSense['mode']> {
  const mode = await getAdministrationMode(tx, actor.regionId, today);
  if (!canImportPersons(actor, mode))
    throw refuse(
      'forbidden',
      'ACCOUNT_NOT_YOURS',
      '人员由单位管理员和项目办管理',
      'Unit administrators keep accounts',
      ['请联系本单位管理员'],
    );
  return mode;
}

/** Asked before a file is read. */
export const requirePersonImporter = (ctx: Ctx): Promise<unknown> =>
  withScope(ctx.db, ctx.actor, (tx) => requireImporter(tx, ctx));

/** What an import is judged by. */
export async function loadImportSense(tx: Tx, ctx: Ctx): Promise<ImportSense> {
  const { actor, today } = ctx;
  const { regionId } = actor;
  const mode = await requireImporter(tx, ctx);
  const orgPath = canSeePersons(actor, '', mode) ? '' : actor.orgPath;
  return {
    actor,
    mode,
    proposeLogin: proposePersonLogin,
    directory: {
      orgs: await listKnownUnits(tx, regionId),
      persons: await listKnownPersons(tx, { regionId, orgPath, today }),
      leaders: await listLeaders(tx, regionId, today),
      logins: await listLogins(tx, regionId),
    },
  };
}

const toAnswerRow = ({ personKey: _, ...row }: JudgedRow): Answer['rows'][number] => row;

/** Rows of an import with what each would do now; nothing is written. */
export async function judgeRows(ctx: Ctx, rows: readonly PersonRow[]): Promise<Answer> {
  const sense = await withScope(ctx.db, ctx.actor, (tx) => loadImportSense(tx, ctx));
  return { rows: judgePersonRows(rows, sense).map(toAnswerRow), problems: [] };
}

/** The same for the entries of a list that was read just now. */
export const judgeListedPosts = (ctx: Ctx, posts: readonly ListedPost[]): Promise<Answer> =>
  judgeRows(
    ctx,
    posts.map((post) => PersonRow.parse(post)),
  );
