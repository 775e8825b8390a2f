import type { z } from 'zod';
import { canKeepOrgs } from '#core/people/permissions.ts';
import type { addOrgs as addOrgsRoute, OrgRow } from '#core/people/set-up-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import { makeInitialPassword } from './initial-password.ts';
import { addOrgChange, insertOrg, listOrgRecords, nextOrgNumber, updateOrg } from './orgs-write.queries.ts';
import { hashPassword } from './passwords.ts';
import {
  insertPerson,
  insertPost,
  isLoginTaken,
  type OrgRecord,
  putInitialPassword,
} from './persons.queries.ts';

type Outcome = z.input<typeof addOrgsRoute.output>;

const isSameOrg = (org: OrgRecord, row: OrgRow): boolean =>
  org.shortName === (row.shortName || row.name) &&
  org.kind === row.kind &&
  JSON.stringify(org.aliases) === JSON.stringify(row.aliases);

function requireParents(rows: readonly OrgRow[], known: readonly OrgRecord[]): void {
  const names = new Set([...known.map((o) => o.name), ...rows.map((r) => r.name)]);
  const details = rows.flatMap((r, n) =>
    r.parentName !== '' && !names.has(r.parentName)
      ? [{ at: `第${n + 1}行 ${r.name}`, message: `上级单位“${r.parentName}”不存在` }]
      : [],
  );
  if (details.length > 0)
    throw refuse(
      'invalid',
      'ORG_PARENT_UNKNOWN',
      '有单位的上级不在名录中，未导入',
      'Some parents are unknown; nothing was imported',
      ['改正所列各行'],
      details,
    );
}

async function addAdministrator(
  tx: Tx,
  ctx: Ctx,
  org: OrgRecord,
  row: OrgRow,
  actId: string,
): Promise<Outcome['accounts']> {
  if (row.adminLogin === '') return [];
  if (await isLoginTaken(tx, row.adminLogin))
    throw refuse(
      'conflict',
      'LOGIN_TAKEN',
      `登录名 ${row.adminLogin}（${row.name}）已被使用`,
      'The login name is taken',
      ['换一个登录名'],
    );
  const initialPassword = makeInitialPassword();
  const { regionId } = ctx.actor;
  const personId = await insertPerson(tx, {
    regionId,
    name: row.adminName || row.adminLogin,
    login: row.adminLogin,
    deskPhone: row.deskPhone,
    mobilePhone: row.mobilePhone,
    orgPath: org.path,
  });
  await insertPost(tx, {
    regionId,
    personId,
    orgId: org.id,
    role: 'unit-admin',
    title: '单位管理员',
    from: ctx.today,
    actId,
  });
  await putInitialPassword(tx, regionId, personId, await hashPassword(initialPassword));
  return [{ orgName: org.name, login: row.adminLogin, initialPassword }];
}

/** Adds units in the order given, parents first or later; a unit that is there by its name is changed, never doubled. */
export async function addOrgs(ctx: Ctx, rows: readonly OrgRow[]): Promise<Outcome> {
  if (!canKeepOrgs(ctx.actor))
    throw refuse(
      'forbidden',
      'ORGS_NOT_YOURS',
      '单位名录由项目办主任或系统管理员维护',
      'Units are kept by the office head',
      ['请联系项目办'],
    );
  return once({ ...ctx, requestId: null }, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `orgs:${regionId}`);
    const known = new Map((await listOrgRecords(tx, regionId)).map((o) => [o.name, o]));
    requireParents(rows, [...known.values()]);
    const root = [...known.values()].find((o) => o.kind === 'county') ?? null;
    const actId = await appendAct(tx, ctx, 'orgs-added.v1', { orgs: rows.map((r) => r.name) });
    const outcome: Outcome = { added: 0, changed: 0, unchanged: 0, accounts: [] };
    let number = await nextOrgNumber(tx, regionId);
    let waiting = [...rows];
    while (waiting.length > 0) {
      const ready = waiting.filter((r) => r.parentName === '' || known.has(r.parentName));
      if (ready.length === 0)
        throw refuse(
          'invalid',
          'ORG_PARENT_UNKNOWN',
          '上级单位互相循环',
          'Parents form a circle',
          waiting.map((r) => r.name).slice(0, 10),
        );
      for (const row of ready) {
        const org = known.get(row.name);
        if (org && isSameOrg(org, row)) outcome.unchanged += 1;
        else if (org) {
          await updateOrg(tx, regionId, org.id, row);
          await addOrgChange(tx, regionId, org.id, actId, ctx.today, { before: org, after: row });
          outcome.changed += 1;
        } else {
          const parent = known.get(row.parentName) ?? root;
          const made = await insertOrg(tx, regionId, {
            ...row,
            parent,
            code: String(number),
            officialOrder: number,
          });
          number += 1;
          known.set(row.name, made);
          await addOrgChange(tx, regionId, made.id, actId, ctx.today, { after: row });
          outcome.accounts.push(...(await addAdministrator(tx, ctx, made, row, actId)));
          outcome.added += 1;
        }
      }
      waiting = waiting.filter((r) => !ready.includes(r));
    }
    await appendAudit(tx, ctx, {
      kind: 'add-orgs',
      outcome: 'ok',
      detail: { added: outcome.added, changed: outcome.changed },
    });
    return outcome;
  });
}
