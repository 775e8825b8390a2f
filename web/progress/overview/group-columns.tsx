import type { ReactNode } from 'react';
import type { FigureMeasure } from '#core/documents/public.ts';
import { divide, toDecimalText, toFraction } from '#core/platform/public.ts';
import {
  derivePastHalf,
  type GroupFiguresView,
  type GroupView,
  isMidYear,
  SPLIT_WORDS,
} from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import { type FigureKind, figureText } from '../../ui/figure-text.ts';
import type { RowsBehind, SplitName } from '../../ui/filters/rows-behind.ts';
import { LIGHT_COLOURS, LIGHT_SHAPES, type LightColour } from '../../ui/Light.tsx';
import { LightBars } from '../../ui/LightBars.tsx';
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
}

const YI: FigureKind = { kind: 'amount', unit: '亿元' };
const PERCENT: FigureKind = { kind: 'percent' };
/** Half and pro rata are not printed as reached before they are: 49.96% stays so beside 50%. */
const rateOf = (g: GroupView): FigureKind => ({ kind: 'percent', against: [g.figures.proRataShare] });
const leadOf = (g: GroupView): FigureKind => ({ kind: 'points', against: g.figures.plannedShare });
const paceOf = (g: GroupView): FigureKind => ({ kind: 'points', against: g.figures.proRataShare });

/** Only to put rows into an order; what is printed comes from the exact text. */
const toNumber = (value: string | null): number | null => (value === null ? null : Number(value));

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

function MoveText({ group }: { group: GroupView }) {
  const { rank } = group;
  if (!rank?.moveText) return null;
  const look =
    rank.moveDirection === 'up' ? 'move move-up' : rank.moveDirection === 'down' ? 'move move-down' : 'move';
  const arrow = rank.moveDirection === 'up' ? '↑' : rank.moveDirection === 'down' ? '↓' : '';
  return (
    <span className={look}>
      <span aria-hidden="true">{arrow}</span>
      {rank.moveText}
    </span>
  );
}

const RANK: GroupColumn[] = [
  {
    key: 'rank',
    title: 'progress.column.rank',
    align: 'right',
    value: (g) => g.rank?.rank ?? null,
    cell: (g, open) =>
      g.rank?.rank == null ? (
        <span className="figure-none" title={g.rank?.reason ?? t('progress.rank.none')}>
          —
        </span>
      ) : (
        <span className="tabular" title={g.rank.rankText}>
          <Figure
            value={String(g.rank.rank)}
            of={{ kind: 'count' }}
            label={`${labelOf(g)} ${t('progress.column.rank')}`}
            onTrace={() => open({ sort: 'completionRate', order: 'asc' }, 'rank')}
          />
          {g.rank.isTied ? <small className="tied">{t('progress.rank.tied')}</small> : null}
        </span>
      ),
    text: (g) => (g.rank?.rank == null ? '—' : String(g.rank.rank)),
  },
  {
    key: 'move',
    title: 'progress.column.move',
    align: 'left',
    cell: (g) => <MoveText group={g} />,
    text: (g) => g.rank?.moveText ?? '',
    isWide: true,
  },
];

const FIGURES: GroupColumn[] = [
  {
    key: 'count',
    title: 'progress.column.count',
    align: 'right',
    value: (g) => g.figures.projectCount,
    cell: (g, open) => (
      <Figure
        value={String(g.figures.projectCount)}
        of={{ kind: 'count' }}
        label={`${labelOf(g)} ${t('progress.column.count')}`}
        onTrace={() => open({}, 'project_count')}
      />
    ),
    text: (g) => String(g.figures.projectCount),
    isWide: true,
  },
  {
    key: 'actual',
    title: 'progress.column.actual',
    unit: '亿元',
    align: 'right',
    value: (g) => toNumber(g.figures.ratedActualYuan),
    cell: (g, open) => (
      <Figure
        value={g.figures.ratedActualYuan}
        of={YI}
        reason={nullReasonOf(g.figures.nullReason)}
        label={`${labelOf(g)} ${t('progress.column.actual')}`}
        onTrace={() => open({ sort: 'actual', order: 'desc' }, 'actual_ytd')}
      />
    ),
    text: (g) => figureText(g.figures.ratedActualYuan, YI),
  },
  {
    key: 'plan',
    title: 'progress.column.plan',
    unit: '亿元',
    align: 'right',
    value: (g) => toNumber(g.figures.annualPlanYuan),
    cell: (g, open) => (
      <Figure
        value={g.figures.planCount > 0 ? g.figures.annualPlanYuan : null}
        of={YI}
        reason={t('progress.null.no-plan')}
        label={`${labelOf(g)} ${t('progress.column.plan')}`}
        onTrace={() => open({ sort: 'annualPlan', order: 'desc' }, 'annual_plan')}
      />
    ),
    text: (g) => figureText(g.figures.planCount > 0 ? g.figures.annualPlanYuan : null, YI),
    isWide: true,
  },
  {
    key: 'rate',
    title: 'progress.column.rate',
    align: 'right',
    value: (g) => toNumber(g.figures.completionRate),
    cell: (g, open) => (
      <Figure
        value={g.figures.completionRate}
        of={rateOf(g)}
        reason={nullReasonOf(g.figures.nullReason)}
        label={`${labelOf(g)} ${t('progress.column.rate')}`}
        onTrace={() => open({ sort: 'completionRate', order: 'asc' }, 'completion_rate')}
      />
    ),
    text: (g) => figureText(g.figures.completionRate, rateOf(g)),
  },
  {
    key: 'lead',
    title: 'progress.column.lead',
    unit: '百分点',
    align: 'right',
    value: (g) => toNumber(g.figures.lead),
    cell: (g, open) => (
      <Figure
        value={g.figures.lead === null ? null : g.figures.completionRate}
        of={leadOf(g)}
        reason={nullReasonOf(g.figures.nullReason)}
        label={`${labelOf(g)} ${t('progress.column.lead')}`}
        onTrace={() => open({ sort: 'leadPoints', order: 'asc' }, 'lead_planned')}
      />
    ),
    text: (g) => figureText(g.figures.lead === null ? null : g.figures.completionRate, leadOf(g)),
  },
  {
    key: 'pace',
    title: 'progress.column.pace',
    unit: '百分点',
    align: 'right',
    value: (g) => toNumber(g.figures.leadOverProRata),
    cell: (g, open) => (
      <Figure
        value={g.figures.completionRate}
        of={paceOf(g)}
        reason={nullReasonOf(g.figures.nullReason)}
        label={`${labelOf(g)} ${t('progress.column.pace')}`}
        onTrace={() => open({ sort: 'completionRate', order: 'asc' }, 'lead_pro_rata')}
      />
    ),
    text: (g) => figureText(g.figures.completionRate, paceOf(g)),
    isWide: true,
  },
  {
    key: 'lights',
    title: 'progress.column.lights',
    align: 'left',
    value: (g) => (g.figures.lights.red ?? 0) * 1000 + (g.figures.lights.yellow ?? 0),
    cell: (g, open) => (
      <LightBars
        counts={lightsOf(g.figures.lights)}
        onOpen={(colour) => open({ narrows: { light: colour } }, `light_${colour}`)}
      />
    ),
    text: (g) =>
      LIGHT_COLOURS.filter((c) => (g.figures.lights[c] ?? 0) > 0)
        .map((c) => `${LIGHT_SHAPES[c]}${t(`ui.light.${c}`)}${g.figures.lights[c]}`)
        .join(' '),
  },
  {
    key: 'starts',
    title: 'progress.column.starts',
    align: 'right',
    value: (g) => toNumber(g.figures.startRate.value),
    cell: (g, open) => (
      <span className="tabular">
        <Figure
          value={g.figures.startRate.value}
          of={PERCENT}
          digits={0}
          reason={t('progress.null.nothingDue')}
          label={`${labelOf(g)} ${t('progress.column.starts')}`}
          onTrace={() => open({ narrows: { start: 'due' } }, 'start_rate')}
        />
        {g.figures.startRate.of > 0 ? (
          <small className="muted"> {`${g.figures.startRate.count}/${g.figures.startRate.of}`}</small>
        ) : null}
      </span>
    ),
    text: (g) =>
      g.figures.startRate.of === 0
        ? '—'
        : `${figureText(g.figures.startRate.value, PERCENT, { digits: 0 })}（${g.figures.startRate.count}/${g.figures.startRate.of}）`,
    isWide: true,
  },
  {
    key: 'shortfall',
    title: 'progress.column.shortfall',
    unit: '亿元',
    align: 'right',
    value: (g) => toNumber(g.figures.shortfallYuan),
    cell: (g, open) => (
      <Figure
        value={g.figures.shortfallYuan}
        of={YI}
        label={`${labelOf(g)} ${t('progress.column.shortfall')}`}
        onTrace={() => open({ sort: 'shortfall', order: 'desc' }, 'shortfall')}
      />
    ),
    text: (g) => figureText(g.figures.shortfallYuan, YI),
    isWide: true,
  },
  {
    key: 'punctuality',
    title: 'progress.column.punctuality',
    align: 'right',
    value: (g) => toNumber(g.figures.punctuality.value),
    cell: (g, open) => (
      <span title={t('progress.ofDue', { count: g.figures.punctuality.count, of: g.figures.punctuality.of })}>
        <Figure
          value={g.figures.punctuality.value}
          of={PERCENT}
          digits={0}
          reason={t('progress.null.nothingDue')}
          label={`${labelOf(g)} ${t('progress.column.punctuality')}`}
          onTrace={() => open({}, 'punctuality')}
        />
      </span>
    ),
    text: (g) => figureText(g.figures.punctuality.value, PERCENT, { digits: 0 }),
    isWide: true,
  },
];

/** 占比: the group's annual plan in that of the whole (CL-01, CL-02). */
function shareColumn(total: GroupFiguresView): GroupColumn {
  const whole = toFraction(total.annualPlanYuan);
  const shareOf = (g: GroupView): string | null => {
    const share = g.figures.planCount === 0 ? null : divide(toFraction(g.figures.annualPlanYuan), whole);
    return share === null ? null : toDecimalText(share);
  };
  return {
    key: 'share',
    title: 'progress.column.share',
    align: 'right',
    value: (g) => toNumber(shareOf(g)),
    cell: (g) => <Figure value={shareOf(g)} of={PERCENT} reason={t('progress.null.no-plan')} />,
    text: (g) => figureText(shareOf(g), PERCENT),
    isWide: true,
  };
}

/** 双过半 (SC-04): past one half of the task, or what is owed to it; asked at mid-year only. */
const PAST_HALF: GroupColumn = {
  key: 'half',
  title: 'progress.column.half',
  unit: '亿元',
  align: 'right',
  value: (g) => toNumber(halfOf(g)?.owedYuan ?? null),
  cell: (g) => {
    const half = halfOf(g);
    if (half?.isPast) return t('progress.half.past');
    return <Figure value={half?.owedYuan ?? null} of={YI} reason={nullReasonOf(g.figures.nullReason)} />;
  },
  text: (g) => {
    const half = halfOf(g);
    return half?.isPast ? t('progress.half.past') : figureText(half?.owedYuan ?? null, YI);
  },
};
const halfOf = (g: GroupView) =>
  derivePastHalf(g.figures.ratedActualYuan, g.figures.planCount === 0 ? null : g.figures.annualPlanYuan);

/** The columns of the table by group; splits that are never ranked have no rank, and show their share instead. */
export function groupColumns(
  isRanked: boolean,
  period: string,
  total: GroupFiguresView | undefined,
): GroupColumn[] {
  const after = (key: string, columns: GroupColumn[], added: GroupColumn): GroupColumn[] => {
    const at = columns.findIndex((column) => column.key === key) + 1;
    return [...columns.slice(0, at), added, ...columns.slice(at)];
  };
  const figures = isMidYear(period) ? after('rate', FIGURES, PAST_HALF) : FIGURES;
  if (isRanked) return [...RANK, ...figures];
  return total ? after('plan', figures, shareColumn(total)) : figures;
}
