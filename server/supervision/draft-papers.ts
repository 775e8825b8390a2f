import { listDefaultParties } from '#core/documents/public.ts';
import { buildSpecialReport } from '#core/supervision/instruments/special-report.lines.ts';
import { findDocumentWays, insertDraft, requireDrafter } from '#server/documents/public.ts';
import { getRegion } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, once, type Tx } from '#server/platform/public.ts';
import { listInstrumentTasksOf } from './draft-instrument.ts';

type OfficePaper = 'supervision-bulletin' | 'special-report';

/** Issuing body and lists of a paper that the office itself drafts: as its way says, else the product's own words. */
export async function getPaperParties(tx: Tx, { actor, today }: Ctx, kind: OfficePaper) {
  const { name } = await getRegion(tx, actor.regionId);
  const { parties } = (await findDocumentWays(tx, actor.regionId, today))[kind];
  const printed = listDefaultParties(kind, name);
  return { ...printed, regionName: name, issuingBody: parties.issuingBody ?? printed.issuingBody };
}

/** 专报 about one matter, to leaders only. */
export function draftSpecialReport(ctx: Ctx, taskId: string): Promise<{ documentId: string }> {
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, { kind: 'special-report' });
    const calendar = await getWorkingCalendar(tx);
    const [task] = await listInstrumentTasksOf(tx, ctx, [{ taskId, dueOn: null }], calendar);
    if (!task) throw new Error('the task was found');
    const { issuingBody, addressees, copyTo } = await getPaperParties(tx, ctx, 'special-report');
    const model = buildSpecialReport({
      today: ctx.today,
      issuingBody,
      reportTo: addressees,
      sendTo: copyTo,
      task,
    });
    return insertDraft(tx, ctx, { model, about: [{ kind: 'task', id: taskId }], orgIds: [], replyBy: null });
  });
}
