import { type GroupFiguresView, type GroupView, getShownActual, isMidYear } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureText } from '../../ui/figure-text.ts';
import { LIGHT_COLOURS, LIGHT_SHAPES } from '../../ui/Light.tsx';
import { LightBars } from '../../ui/LightBars.tsx';
import { PAST_HALF, shareColumn } from './asked-columns.tsx';
import {
  type GroupColumn,
  labelOf,
  leadOf,
  lightsOf,
  nullReasonOf,
  PERCENT,
  paceOf,
  rateOf,
  toNumber,
  YI,
} from './group-column.ts';
import { otherRateColumn } from './other-rate-column.tsx';
import { RANK } from './rank-columns.tsx';

/** Without a plan nothing is short of it, which is not the same as a shortfall of zero. */
const shortfallOf = ({ figures }: GroupView): string | null =>
  figures.planCount === 0 ? null : figures.shortfallYuan;

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
    value: (g) => toNumber(getShownActual(g.figures)),
    cell: (g, open) => (
      <Figure
        value={getShownActual(g.figures)}
        of={YI}
        reason={nullReasonOf(g.figures.nullReason)}
        label={`${labelOf(g)} ${t('progress.column.actual')}`}
        onTrace={() => open({ sort: 'actual', order: 'desc' }, 'actual_ytd')}
      />
    ),
    text: (g) => figureText(getShownActual(g.figures), YI),
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
    value: (g) => toNumber(shortfallOf(g)),
    cell: (g, open) => (
      <Figure
        value={shortfallOf(g)}
        of={YI}
        reason={nullReasonOf('no-plan')}
        label={`${labelOf(g)} ${t('progress.column.shortfall')}`}
        onTrace={() => open({ sort: 'shortfall', order: 'desc' }, 'shortfall')}
      />
    ),
    text: (g) => figureText(shortfallOf(g), YI),
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
  const half = isMidYear(period) ? after('rate', FIGURES, PAST_HALF) : FIGURES;
  const other = otherRateColumn(total);
  const figures = other ? after('rate', half, other) : half;
  // A ranked table has no room for the start rate in one screen; it stands in the tile above.
  if (isRanked) return [...RANK, ...figures.filter(({ key }) => key !== 'starts')];
  return total ? after('plan', figures, shareColumn(total)) : figures;
}
