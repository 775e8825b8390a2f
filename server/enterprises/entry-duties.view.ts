import { isHelpWanted } from '#core/enterprises/talk.ts';
import { hasRole } from '#core/people/public.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { loadEnterpriseRows } from './enterprises.view.ts';
import { loadThresholds } from './entry-standing.ts';

export interface EntryDuty {
  kind: 'service';
  sentence: string;
  count: number;
  to: string;
}

/**
 * What the reporters of a town or park may do for its enterprises: help with papers that an entry still lacks, ask about figures that
 * were told for the last month, until there was a talk. A service (8.6): it has no time limit, is never late and gives nobody a light or a rank.
 */
export async function listEntryDuties(tx: Tx, ctx: Ctx): Promise<EntryDuty[]> {
  const { actor, today } = ctx;
  if (!hasRole(actor, 'reporter-a', 'reporter-b')) return [];
  const rules = await loadThresholds(tx, actor.regionId, today);
  const own = (await loadEnterpriseRows(tx, ctx, rules)).filter(({ orgId }) => orgId === actor.orgId);
  const lastMonth = getPreviousPeriod(today.slice(0, 7));
  const lacking = own.filter(
    ({ standing, talk }) =>
      standing.state === 'reached' && standing.missingPapers.length > 0 && isHelpWanted(talk),
  ).length;
  const told = own.filter(
    ({ notes, lastPeriod }) => notes.length > 0 && lastPeriod !== null && lastPeriod >= lastMonth,
  ).length;
  const duty = (count: number, sentence: string, to: string): EntryDuty[] =>
    count === 0 ? [] : [{ kind: 'service', count, sentence, to }];
  return [
    ...duty(
      lacking,
      `${lacking}家达到起点的企业还缺入统要件，可上门帮办`,
      '/economy/enterprises?state=reached',
    ),
    ...duty(told, `${told}家企业告知的数请走访时了解`, '/economy/enterprises'),
  ];
}
