import { PLAN_BASES } from '#core/ledger/public.ts';
import { printedDifference, toPrintedAmount, toPrintedPercent } from '#core/platform/public.ts';
import {
  type GroupFiguresView,
  type GroupView,
  getShownActual,
  SPLIT_WORDS,
  type SplitCode,
} from '#core/progress/public.ts';

/** One line of the overview: a group, or the total with neither rank nor move. */
export interface OverviewLine {
  label: string;
  figures: GroupFiguresView;
  rank: GroupView['rank'];
}

export interface OverviewColumn {
  heads: [string, string];
  widthLetters: number;
  kind: 'text' | 'number';
  digits: number | null;
  pick: (line: OverviewLine) => string | null;
}

const LIGHTS = [
  ['red', '红'],
  ['yellow', '黄'],
  ['green', '绿'],
  ['blue', '蓝'],
  ['grey', '灰'],
] as const;

const yi = (yuan: string | null): string | null => (yuan === null ? null : toPrintedAmount(yuan, '亿元'));
const percent = (share: string | null): string | null => (share === null ? null : toPrintedPercent(share, 1));
/** The difference of the two printed percents, as everywhere in the product. */
const points = (share: string | null, against: string | null): string | null =>
  share === null || against === null
    ? null
    : printedDifference(toPrintedPercent(share, 1), toPrintedPercent(against, 1));

const one = (
  head: string,
  widthLetters: number,
  digits: number | null,
  pick: OverviewColumn['pick'],
  over: string = head,
): OverviewColumn => ({ heads: [over, head], widthLetters, kind: 'number', digits, pick });

const MONEY = '投资（亿元）';

/** The rate by the other plan, once a batch has adjusted the year's plan (8.4). */
function listOtherRate(total: GroupFiguresView | undefined): OverviewColumn[] {
  const other = total?.otherPlan;
  if (!other || other.changedCount === 0) return [];
  return [
    one(`按${PLAN_BASES[other.basis].zh}完成率（%）`, 8, 1, (line) =>
      percent(line.figures.otherPlan?.completionRate ?? null),
    ),
  ];
}

/** The overview's table as a sheet: rank, amounts, rate and distances, lights, starts, punctuality. */
export function listOverviewColumns(groupHead: string, total?: GroupFiguresView): OverviewColumn[] {
  return [
    {
      heads: [groupHead, groupHead],
      widthLetters: 12,
      kind: 'text',
      digits: null,
      pick: (line) => line.label,
    },
    one('位次', 5, 0, (line) => (line.rank?.rank == null ? null : String(line.rank.rank))),
    {
      heads: ['升降', '升降'],
      widthLetters: 7,
      kind: 'text',
      digits: null,
      pick: (line) => line.rank?.moveText ?? null,
    },
    one('项目（个）', 5, 0, (line) => String(line.figures.projectCount)),
    one('完成投资', 7, 2, (line) => yi(getShownActual(line.figures)), MONEY),
    one(
      '年度计划',
      7,
      2,
      (line) => (line.figures.planCount > 0 ? yi(line.figures.annualPlanYuan) : null),
      MONEY,
    ),
    one('未达计划', 7, 2, (line) => yi(line.figures.shortfallYuan), MONEY),
    one('完成率（%）', 6, 1, (line) => percent(line.figures.completionRate)),
    ...listOtherRate(total),
    one(
      '较计划',
      6,
      1,
      (line) =>
        points(line.figures.lead === null ? null : line.figures.completionRate, line.figures.plannedShare),
      '差距（百分点）',
    ),
    one(
      '较序时',
      6,
      1,
      (line) => points(line.figures.completionRate, line.figures.proRataShare),
      '差距（百分点）',
    ),
    ...LIGHTS.map(([colour, word]) =>
      one(word, 4, 0, (line) => String(line.figures.lights[colour] ?? 0), '亮灯（个）'),
    ),
    one('应开工', 5, 0, (line) => String(line.figures.startRate.of), '开工（个）'),
    one('已开工', 5, 0, (line) => String(line.figures.startRate.count), '开工（个）'),
    one('按时率（%）', 6, 1, (line) => percent(line.figures.punctuality.value)),
  ];
}

/** Nature, stage and size come as their code, everything else as its name. */
export function toGroupLabel(group: Pick<GroupView, 'split' | 'key' | 'label'>): string {
  const words = SPLIT_WORDS[group.split as SplitCode];
  if (words && group.key !== '') return words[group.key]?.zh ?? group.key;
  return group.label === '' ? '未填' : group.label;
}
