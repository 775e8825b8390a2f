import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS } from '#core/ledger/public.ts';
import { DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { figureText, WAN } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';
import type { BatchTotals } from './plan-draft.ts';

/** The year's total before and after the batch, and how many lines of each kind it carries. */
export function BatchSums({ sums, count }: { sums: BatchTotals; count: number }) {
  const { t } = useTranslation();
  const wan = (yuan: string) => `${figureText(yuan, WAN)} ${t('ui.unit.万元')}`;
  const counts = Object.entries(sums.counts).map(([change, of]) => `${wordOf(CHANGE_KINDS, change)}${of}`);
  return (
    <section className="panel plan-sums">
      <DefinitionGrid
        columns={4}
        rows={[
          { term: t('ledger.plan.before'), value: wan(sums.beforeYuan) },
          { term: t('ledger.plan.after'), value: wan(sums.afterYuan) },
          { term: t('ledger.plan.projects'), value: t('progress.turn.count', { count }) },
          { term: t('ledger.version.change'), value: counts.join('，') },
        ]}
      />
    </section>
  );
}
