import { useTranslation } from 'react-i18next';
import type { getTargets } from '#core/indicators/settings-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { levelText, percentText } from '../economy-words.ts';

export type Targets = OutputOf<typeof getTargets>;
type TargetLine = Targets['targets'][number];

/** `311.97 · 8.0% · 前3位`. */
export function useAimText(): (line: TargetLine | undefined, digits: number) => string {
  const { t } = useTranslation();
  return (line, digits) =>
    [
      ...(line?.value == null ? [] : [levelText(line.value, { digits })]),
      ...(line?.growth == null ? [] : [`${percentText(line.growth)}%`]),
      ...(line?.rank == null ? [] : [t('indicators.targets.place', { rank: line.rank })]),
    ].join(' · ') || '—';
}
