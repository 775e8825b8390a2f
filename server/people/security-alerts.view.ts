import type { z } from 'zod';
import type { listSecurityAlerts as route } from '#core/people/audit-contract.ts';
import { canSeeAlerts } from '#core/people/permissions.ts';
import type { AlertKind } from '#core/people/security-alerts.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, withAudit } from '#server/platform/public.ts';
import { ALERTS_A_PAGE, listAlertRows } from './security-alerts.queries.ts';

/** Alerts of the region, newest first, a page at a time. */
export async function getSecurityAlerts(
  ctx: Ctx,
  { before }: z.output<typeof route.query>,
): Promise<z.input<typeof route.output>> {
  if (!canSeeAlerts(ctx.actor))
    throw refuse(
      'forbidden',
      'ALERTS_NOT_YOURS',
      '安全告警由安全管理员、审计员查看',
      'Security alerts are for the security administrator and the auditor',
      ['请联系安全管理员'],
    );
  const { regionId } = ctx.actor;
  const rows = await withAudit(ctx.db, regionId, (tx) => listAlertRows(tx, regionId, before));
  return {
    alerts: rows.map(({ id, raised_at, kind, subject, detail }) => ({
      ...{ id, at: raised_at.toISOString(), kind: kind as AlertKind, subject },
      ...{ count: detail.count ?? 0, login: detail.login ?? '', address: detail.address ?? '' },
      ...{ role: detail.role ?? '', act: detail.act ?? '', message: detail.message ?? '' },
    })),
    next: rows.length === ALERTS_A_PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}
