import type { z } from 'zod';
import type { readOrgWorkbook as readRoute } from '#core/people/public.ts';
import { canKeepOrgs, type ListedOrg, readOrgList } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { listLogins, listOrgRecords, proposeLogins } from '#server/people/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { openListWorkbook } from './open-list-workbook.ts';

type Answer = z.input<typeof readRoute.output>;
type KnownOrg = Awaited<ReturnType<typeof listOrgRecords>>[number];

function stateOf(org: ListedOrg, known: KnownOrg | undefined): 'new' | 'changed' | 'same' {
  if (!known) return 'new';
  const isSame =
    known.shortName === (org.shortName || org.name) &&
    known.kind === org.kind &&
    JSON.stringify(known.aliases) === JSON.stringify(org.aliases);
  return isSame ? 'same' : 'changed';
}

/** Parents that stand neither in the list nor in the directory, named with their rows; nothing is dropped. */
function listUnknownParents(
  orgs: readonly ListedOrg[],
  known: ReadonlyMap<string, KnownOrg>,
): Answer['problems'] {
  const names = new Set([...orgs.map((o) => o.name), ...known.keys()]);
  return orgs
    .filter((o) => o.parentName !== '' && !names.has(o.parentName))
    .map((o) => ({
      at: `${o.sheet}!${o.row}`,
      message: `“${o.name}”的上级“${o.parentName}”不在名录中，请补上或改正`,
    }));
}

/** A new name that an office of the directory has already as its short name or another one: told, never taken as the same. */
function listKnownByOtherName(orgs: readonly ListedOrg[], records: readonly KnownOrg[]): Answer['problems'] {
  const names = new Set(records.map((one) => one.name));
  const others = new Map(
    records.flatMap((one) =>
      [one.shortName, ...one.aliases].map((word): [string, string] => [word, one.name]),
    ),
  );
  return orgs.flatMap((org) => {
    const fullName = names.has(org.name) ? undefined : others.get(org.name);
    if (fullName === undefined) return [];
    const message = `“${org.name}”是已有单位“${fullName}”的简称或别名，照此导入会另立一个单位；如是同一单位，请改用全称或不导入`;
    return [{ at: `${org.sheet}!${org.row}`, message }];
  });
}

/**
 * Reads a list of organisations from any workbook and says what it would do; nothing is written. The reader of
 * workbooks belongs to the ledger, the units to people: that is why the two meet here (order of the capabilities).
 */
export async function readOrgWorkbook(ctx: Ctx, file: { name: string; content: Buffer }): Promise<Answer> {
  if (!canKeepOrgs(ctx.actor))
    throw refuse(
      'forbidden',
      'ORGS_NOT_YOURS',
      '单位名录由项目办主任或系统管理员维护',
      'Units are kept by the office head',
      ['请联系项目办'],
    );
  const { orgs, problems, hasHead } = readOrgList(await openListWorkbook(file));
  if (!hasHead)
    throw refuse(
      'invalid',
      'ORG_HEAD_MISSING',
      '没有找到写明“单位名称”的表头',
      'No head with the names of units was found',
      ['表头至少有一列“单位名称”，可另有简称、类别、上级单位、别名、管理员、登录名'],
    );
  const { regionId } = ctx.actor;
  const { records, logins } = await withScope(ctx.db, ctx.actor, async (tx) => ({
    records: await listOrgRecords(tx, regionId),
    logins: await listLogins(tx, regionId),
  }));
  const known = new Map(records.map((o) => [o.name, o]));
  const fresh = proposeLogins(
    orgs.filter((org) => !known.has(org.name)),
    logins,
  );
  const byName = new Map(fresh.map((org) => [org.name, org]));
  return {
    orgs: orgs.map((org) => ({
      ...(byName.get(org.name) ?? { ...org, isLoginProposed: false }),
      state: stateOf(org, known.get(org.name)),
    })),
    problems: [...problems, ...listUnknownParents(orgs, known), ...listKnownByOtherName(orgs, records)],
  };
}
