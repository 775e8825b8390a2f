import type { Tx } from '#server/platform/public.ts';

export interface SheetRow {
  id: string;
  period: string;
  org_id: string;
  code: string;
  figures_hash: string;
  report_ids: string[];
  body: unknown;
  printed_at: Date;
}

export async function addSheet(
  tx: Tx,
  sheet: {
    regionId: number;
    period: string;
    orgId: string;
    code: string;
    figuresHash: string;
    reportIds: string[];
    body: object;
    actId: string;
    at: Date;
  },
): Promise<SheetRow> {
  return tx
    .insertInto('confirmation_sheets')
    .values({
      region_id: sheet.regionId,
      period: sheet.period,
      org_id: sheet.orgId,
      code: sheet.code,
      figures_hash: sheet.figuresHash,
      report_ids: sheet.reportIds,
      body: JSON.stringify(sheet.body),
      act_id: sheet.actId,
      printed_at: sheet.at,
    })
    .returning(['id', 'period', 'org_id', 'code', 'figures_hash', 'report_ids', 'body', 'printed_at'])
    .executeTakeFirstOrThrow();
}

export async function findSheet(tx: Tx, regionId: number, code: string): Promise<SheetRow | undefined> {
  return tx
    .selectFrom('confirmation_sheets')
    .select(['id', 'period', 'org_id', 'code', 'figures_hash', 'report_ids', 'body', 'printed_at'])
    .where('region_id', '=', regionId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Sheets that a unit printed for a period so far: the running number of the next one. */
export async function countSheets(tx: Tx, regionId: number, period: string, orgId: string): Promise<number> {
  const row = await tx
    .selectFrom('confirmation_sheets')
    .select((e) => e.fn.countAll<string>().as('count'))
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
