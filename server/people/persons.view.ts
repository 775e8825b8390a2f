import type { z } from 'zod';
import type * as contract from '#core/people/contract.ts';
import { maskPhone } from '#core/people/mask-phone.ts';
import { canKeepAccounts, canSeePersons, listGivableRoles } from '#core/people/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendAudit, withScope } from '#server/platform/public.ts';
import { listOrgPaths } from './orgs.queries.ts';
import { listPersons } from './persons.queries.ts';
import { getAdministrationMode } from './settings.queries.ts';

type Answer = z.input<typeof contract.listPersons.output>;

/** Telephone numbers are for whoever keeps the account; who only gives posts sees enough to tell two people apart. */
export const toMaskedPhones = (row: { deskPhone: string; mobilePhone: string }) => ({
  deskPhone: maskPhone(row.deskPhone),
  mobilePhone: maskPhone(row.mobilePhone),
});

/** People of the units this person looks after, with what he may do for each. Reading telephone numbers is audited. */
export async function getPersons(
  ctx: Ctx,
  query: z.output<typeof contract.listPersons.query>,
): Promise<Answer> {
  const { actor } = ctx;
  const { regionId } = actor;
  return withScope(ctx.db, actor, async (tx) => {
    const mode = await getAdministrationMode(tx, regionId, ctx.today);
    const isRegionWide = canSeePersons(actor, '', mode);
    if (!isRegionWide && !canSeePersons(actor, actor.orgPath, mode))
      throw refuse(
        'forbidden',
        'ACCOUNT_NOT_YOURS',
        '人员由单位管理员和项目办管理',
        'Unit administrators keep accounts',
        ['请联系本单位管理员'],
      );
    const orgPath = isRegionWide ? '' : actor.orgPath;
    const rows = await listPersons(tx, { regionId, orgPath, ...query, today: ctx.today });
    const orgs = await listOrgPaths(tx, regionId);
    await appendAudit(tx, ctx, { kind: 'read-persons', outcome: 'ok', detail: { persons: rows.length } });
    return {
      persons: rows.map(({ orgPath: path, ...row }) => {
        const mayKeep = canKeepAccounts(actor, path, mode);
        const phones = mayKeep ? {} : toMaskedPhones(row);
        return { ...row, ...phones, mayKeep, givable: listGivableRoles(actor, path, mode) };
      }),
      givable: listGivableRoles(actor, actor.orgPath, mode),
      orgIds: orgs
        .filter(
          (o) => canKeepAccounts(actor, o.path, mode) || listGivableRoles(actor, o.path, mode).length > 0,
        )
        .map((o) => o.id),
      mode,
      mayAdd: canKeepAccounts(actor, actor.orgPath, mode),
    };
  });
}
