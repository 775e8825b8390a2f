import { useTranslation } from 'react-i18next';
import type { FigureMeasure } from '#core/documents/public.ts';
import { findOtherRate } from '#core/progress/public.ts';
import { Figure } from './Figure.tsx';

export interface OtherRateProps {
  /** Null figures: nothing is printed. */
  row: Parameters<typeof findOtherRate>[0] | null;
  /** Opens the way back of the figure. */
  onTrace?: (measure: FigureMeasure) => void;
  /** Whose rate it is, for the reader of the trace button. */
  name?: string;
}

/** Beside a completion rate, only where the year's two plans differ: 按年初下达计划 78.2% (8.4). */
export function OtherRate({ row, onTrace, name = '' }: OtherRateProps) {
  const { t } = useTranslation();
  const other = row && findOtherRate(row);
  if (!other) return null;
  const words = t(`ui.otherRate.${other.basis}`);
  return (
    <small className="other-rate">
      {words}{' '}
      <Figure
        value={other.rate}
        of={{ kind: 'percent' }}
        reason={other.reason === null ? null : t(`ui.otherRate.null.${other.reason}`)}
        label={`${name} ${words}`.trim()}
        {...(onTrace ? { onTrace: () => onTrace('completion_rate_other_plan') } : {})}
      />
    </small>
  );
}
