import type { z } from 'zod';
import type { FilingFinding } from '#core/indicators/check-filing.ts';
import type { FilingCell } from '#core/indicators/filing.ts';
import type { saveFiling as route } from '#core/indicators/filing-contract.ts';
import { keepKnownPlaces } from '#core/indicators/import/take-back-cells.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, once } from '#server/platform/public.ts';
import { checkCells, decideFiling, takeFiling } from './filing-desk.ts';
import { updateDraft } from './filings.queries.ts';

/** An emptied cell of a month is no cell; elsewhere it takes a signed value back, and says why. */
const isFilled = ({ value, growth, base, reason }: FilingCell): boolean =>
  value !== null || growth !== null || base !== null || reason !== '';

/** Keeps the draft as it is typed; what somebody else has saved meanwhile is never written over. */
export function saveFiling(
  ctx: Ctx,
  id: string,
  { version, cells, explanations }: z.output<typeof route.body>,
): Promise<{ version: number; findings: FilingFinding[] }> {
  return once(ctx, async (tx) => {
    const desk = await takeFiling(tx, ctx, id);
    const place = decideFiling(ctx, desk, { act: 'save' });
    if (desk.filing.draftVersion !== version)
      throw refuse(
        'conflict',
        'FILING_CHANGED',
        '这份报送刚被别人保存过，请刷新后再填',
        'Somebody else has saved this filing meanwhile',
        ['刷新页面，核对后再填'],
      );
    const filled = keepKnownPlaces(cells.filter(isFilled), desk.filing.cells);
    await updateDraft(tx, ctx, { id, cells: filled, explanations, ...place });
    return { version: version + 1, findings: await checkCells(tx, ctx.actor.regionId, desk, filled) };
  });
}
