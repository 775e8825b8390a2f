import { useTranslation } from 'react-i18next';
import type { FigureMeasure } from '#core/documents/figure-measures.ts';
import { type FigureRef, fromFigureId } from '#core/documents/figure-ref.ts';
import { PageLink } from '../app/PageLink.tsx';
import { rowsBehind, type SplitName } from '../ui/filters/rows-behind.ts';

const NARROWS: Partial<Record<FigureMeasure, Record<string, string>>> = {
  light_red: { light: 'red' },
  light_yellow: { light: 'yellow' },
  light_green: { light: 'green' },
  light_blue: { light: 'blue' },
  light_grey: { light: 'grey' },
  standing_paused: { standing: 'paused' },
  standing_no_plan: { standing: 'no-plan' },
  standing_done: { standing: 'done' },
  standing_not_due: { standing: 'not-due' },
  standing_unreported: { standing: 'unreported' },
  standing_on_plan: { standing: 'on-plan' },
  standing_behind: { standing: 'behind' },
  start_due_count: { start: 'due' },
  start_rate: { start: 'due' },
  started_count: { start: 'started' },
  not_started_count: { start: 'not-started' },
};

/** Where the ledger lists the rows of a figure: the project's own page for a figure of one project. */
function toLedgerPlace({ split, key, period, measure }: FigureRef) {
  if (split === 'project') return { to: `/ledger/${key}`, search: { period } };
  const group =
    split === 'region' ? undefined : { split: (split === 'company' ? 'unit' : split) as SplitName, key };
  const narrows = NARROWS[measure as FigureMeasure] ?? {};
  return { to: '/ledger', search: { period, ...rowsBehind({}, { ...(group ? { group } : {}), narrows }) } };
}

/** From the drawer to the ledger, with the filters that give the same rows. */
export function LedgerLink({ figureId }: { figureId: string }) {
  const { t } = useTranslation();
  const ref = fromFigureId(figureId);
  if (!ref) return null;
  const { to, search } = toLedgerPlace(ref);
  return (
    <PageLink to={to} search={{ ...search, trace: undefined, traceProject: undefined }}>
      {t(ref.split === 'project' ? 'documents.trace.openProject' : 'documents.trace.openLedger')}
    </PageLink>
  );
}
