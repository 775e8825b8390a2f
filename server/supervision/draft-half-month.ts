import { findEndedHalf, isReportDue } from '#core/supervision/instruments/half-month.ts';
import { wasDraftedSince } from '#server/documents/public.ts';
import { type Ctx, getWorkingCalendar, type Tx, takeLock } from '#server/platform/public.ts';
import { draftHalfMonthReport } from './draft-bulletin.ts';
import { findLadder } from './ladder-rules.ts';

/**
 * 半月督查报告 (SV-13): on the first working day after a half month the system drafts it, unless somebody has drafted a 督查通报
 * since its end. Run again it finds its own draft, a discarded one too, and adds none.
 */
export async function draftDueReport(tx: Tx, ctx: Ctx): Promise<{ documentId: string } | undefined> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `half-month:${regionId}`);
  const { rules } = await findLadder(tx, regionId, ctx.today);
  const half = findEndedHalf(ctx.today);
  if (!rules.halfMonthReport || !isReportDue(half, await getWorkingCalendar(tx), ctx.today)) return undefined;
  const query = { regionId, kind: 'supervision-bulletin' as const, after: half.toOn };
  if (await wasDraftedSince(tx, query)) return undefined;
  return draftHalfMonthReport(tx, ctx, half);
}
