import { useTranslation } from 'react-i18next';
import { useWatchPeriod } from './reporting-period.ts';

/** The head of a column or field; in a period of closer watch the amount is of the period, not of a month. */
export function useColumnTitle(): (field: string) => string {
  const { t } = useTranslation();
  const isWatch = useWatchPeriod() !== null;
  return (field) => t(`reporting.column.${isWatch && field === 'monthAmountYuan' ? 'periodAmount' : field}`);
}
