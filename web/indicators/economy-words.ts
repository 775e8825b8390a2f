import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { usePeriod } from '../app/address.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { figureText } from '../ui/figure-text.ts';
import { chinaTime } from '../ui/labels.ts';

/** The month of the address; without one the server shows the latest with figures. */
export function useMonth(): { period?: string } {
  const period = usePeriod();
  return period === null ? {} : { period };
}

type Digits = { digits: number };
export const levelText = (value: string | null, { digits }: Digits): string =>
  figureText(value, { kind: 'number', digits });
/** The figure with its unit: 21.60亿元, 21.60 × 100m yuan, 15 firms. */
export function levelWithUnit(value: string | null, of: Digits & { unit: string }): string {
  const text = levelText(value, of);
  if (value === null || of.unit === '') return text;
  if (/^\d/.test(of.unit)) return `${text} × ${of.unit}`;
  return /^[a-z]/i.test(of.unit) ? `${text} ${of.unit}` : `${text}${of.unit}`;
}
/** Percent with one digit; the percent sign stands in the head. */
export const percentText = (value: string | null): string => figureText(value, { kind: 'number', digits: 1 });
/** A share as percent. */
export const shareText = (value: string | null): string => figureText(value, { kind: 'percent' });
/** A distance of shares in points. */
export const gapText = (value: string | null): string => figureText(value, { kind: 'points', against: '0' });
export const pointsText = (value: string | null): string => figureText(value, { kind: 'gap' });

/** `全省 · 2026年10月 · 11月12日已定版（…）` */
export function useMonthWords(): (q: {
  period: string;
  frozen: { at: string; by: string } | null;
}) => string[] {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  return ({ period, frozen }) => [
    nameOf(period),
    frozen
      ? t('indicators.state.frozen', { at: chinaTime(frozen.at).slice(0, 10), by: frozen.by })
      : t('indicators.state.open'),
  ];
}

/** What is worth a word beside an indicator: of another month, forecast, revised, a new low. */
export function useRowNotes(): (row: BoardRowView, shown: string) => string[] {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  return (row, shown) => [
    ...(row.period === shown ? [] : [t('indicators.at', { period: nameOf(row.period) })]),
    ...(row.figure.certainty === 'forecast' ? [t('indicators.forecast')] : []),
    ...(row.figure.revisions > 0 ? [t('indicators.revised', { count: row.figure.revisions })] : []),
    ...(row.extreme ? [t(`indicators.extreme.${row.extreme.side}`, { count: row.extreme.periods })] : []),
    ...(row.signChange ? [t(`indicators.sign.${row.signChange}`)] : []),
  ];
}

/** Name, unit or group of an indicator in the language of the page: the shipped ones have English names, others stay as they were set. */
export function useIndicatorWords(): (word: string) => string {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language decides what is said
  return useCallback((word: string) => saidInOwnLanguage(word), [i18n.language]);
}
