import type { ReactNode } from 'react';
import type { FigureMeasure } from '#core/documents/public.ts';
import { type GroupView, SPLIT_WORDS } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import type { FigureKind } from '../../ui/figure-text.ts';
import type { RowsBehind, SplitName } from '../../ui/filters/rows-behind.ts';
import { LIGHT_COLOURS, type LightColour } from '../../ui/Light.tsx';
import { wordOf } from '../../ui/labels.ts';

/** Opens what a figure stands on: its rows in the ledger, and the way back of its measure. */
export type OpenRows = (rows: RowsBehind, measure?: FigureMeasure) => void;

export interface GroupColumn {
  key: string;
  title: string;
  unit?: string;
  align: 'left' | 'right';
  /** Number to sort by; null stands last. */
  value?: (group: GroupView) => number | null;
  cell: (group: GroupView, open: OpenRows) => ReactNode;
  text: (group: GroupView) => string;
  /** Left out on a phone. */
  isWide?: boolean;
  /** The title may stand on two lines. */
  isFolded?: boolean;
}

export const YI: FigureKind = { kind: 'amount', unit: '亿元' };
export const PERCENT: FigureKind = { kind: 'percent' };
/** Half and pro rata are not printed as reached before they are: 49.96% stays so beside 50%. */
export const rateOf = (g: GroupView): FigureKind => ({ kind: 'percent', against: [g.figures.proRataShare] });
export const leadOf = (g: GroupView): FigureKind => ({ kind: 'points', against: g.figures.plannedShare });
export const paceOf = (g: GroupView): FigureKind => ({ kind: 'points', against: g.figures.proRataShare });

/** Only to put rows into an order; what is printed comes from the exact text. */
export const toNumber = (value: string | null): number | null => (value === null ? null : Number(value));

export function nullReasonOf(reason: string | null): string {
  return reason === null ? t('progress.null.notDue') : t(`progress.null.${reason}`);
}

/** Nature, stage and size come as their code, everything else as its name. */
export function labelOf(group: Pick<GroupView, 'split' | 'key' | 'label'>): string {
  const words = SPLIT_WORDS[group.split as SplitName];
  if (words && group.key !== '') return wordOf(words, group.key);
  return group.label === '' ? t('ui.project.none') : group.label;
}

export const lightsOf = (lights: Record<string, number>): Record<LightColour, number> =>
  Object.fromEntries(LIGHT_COLOURS.map((colour) => [colour, lights[colour] ?? 0])) as Record<
    LightColour,
    number
  >;
