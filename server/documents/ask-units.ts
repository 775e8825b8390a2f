import { refuse } from '#core/platform/public.ts';
import { listFilingUnits } from '#server/indicators/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { askAddressees, askAllUnits, askTheseUnits } from './document-acts.queries.ts';
import type { DocumentRow } from './documents.queries.ts';

/**
 * 送单位核对: the bulletin asks all units that reported, papers of the economy the departments that signed the month's indicators;
 * other kinds ask the units that they concern.
 */
export async function askUnits(tx: Tx, ctx: Ctx, row: DocumentRow, actId: string): Promise<void> {
  const asked = {
    regionId: ctx.actor.regionId,
    documentId: row.id,
    versionNo: row.version,
    personName: ctx.actor.personName,
    actId,
    recordedAt: ctx.now,
  };
  if ((await ask(tx, row, asked)) === 0)
    throw refuse(
      'not-allowed-now',
      'NO_UNITS_TO_ASK',
      '这份稿件没有涉及的单位',
      'The document concerns no unit',
      ['直接进入下一步'],
    );
}

type Asked = Parameters<typeof askAddressees>[1];

async function ask(tx: Tx, { kind, period }: DocumentRow, asked: Asked): Promise<number> {
  if (period && kind === 'period-bulletin') {
    await askAllUnits(tx, { ...asked, period });
    return 1;
  }
  if (period && (kind === 'economy-bulletin' || kind === 'economy-analysis'))
    return askTheseUnits(tx, asked, await listFilingUnits(tx, asked.regionId, period));
  return askAddressees(tx, asked);
}
