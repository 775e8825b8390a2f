import { useTranslation } from 'react-i18next';
import { sayEffect } from '#core/reporting/effect.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';

/** The effect of the report on rate and plan; no rank, no other unit. */
export function RatePair({ row }: { row: ReportRowView }) {
  const { t } = useTranslation();
  if (row.ytdYuan === null) return <p>{t('reporting.effectLater')}</p>;
  return (
    <p>
      {sayEffect({
        rateBefore: row.completionRateBefore,
        rateAfter: row.completionRate,
        plannedShareBefore: row.plannedShareBefore,
        plannedShareAfter: row.plannedShare,
        other: row.otherRate,
      })}
    </p>
  );
}
