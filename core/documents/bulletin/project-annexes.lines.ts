import type { Annex, HeadCell, Table, TableRow } from '../content-model.ts';
import { printPercentNumber } from '../printed-figure.ts';
import {
  buildTableNotes,
  toCell,
  toFigureCell,
  toHeadCell,
  toLightCell,
  toNarrowHead,
  toRow,
  toTable,
  toTextCell,
} from '../table.ts';
import {
  hasOtherRate,
  listOtherRateCells,
  listOtherRateHeads,
  rateNumber,
  SERIAL,
  toPlanHead,
  wanCell,
} from './annex-cells.ts';
import {
  type BehindProject,
  type BulletinFacts,
  isOnlySilent,
  type StartingProject,
} from './bulletin-facts.ts';
import { toProjectRef } from './bulletin-refs.ts';
import { toReasonBesideRate } from './reason-words.ts';

const BEHIND_COLUMNS: Table['columns'] = [
  SERIAL,
  { key: 'name', widthMm: 43, align: 'left' },
  { key: 'unit', widthMm: 22, align: 'left' },
  { key: 'sponsor', widthMm: 15, align: 'center' },
  { key: 'annual-plan', widthMm: 17, align: 'right' },
  { key: 'actual', widthMm: 17, align: 'right' },
  { key: 'rate', widthMm: 14, align: 'right' },
  { key: 'planned-share', widthMm: 17, align: 'right' },
  { key: 'days', widthMm: 11, align: 'center' },
  { key: 'light', widthMm: 12, align: 'center' },
  { key: 'reason', widthMm: 46, align: 'left' },
];
const STARTING_COLUMNS: Table['columns'] = [
  SERIAL,
  { key: 'name', widthMm: 54, align: 'left' },
  { key: 'unit', widthMm: 32, align: 'left' },
  { key: 'sponsor', widthMm: 16, align: 'center' },
  { key: 'total', widthMm: 20, align: 'right' },
  { key: 'annual-plan', widthMm: 20, align: 'right' },
  { key: 'planned-start', widthMm: 23, align: 'center' },
  { key: 'started', widthMm: 23, align: 'center' },
  { key: 'reason', widthMm: 26, align: 'left' },
];
const NAME_HEADS = ['序号', '项目名称', '责任单位'];
const BEHIND_HEADS = [
  '年度计划\n投资',
  '累计完成\n投资',
  '完成率\n（%）',
  '计划进度\n（%）',
  '落后\n天数',
  '亮灯',
  '原因',
];
const STARTING_HEADS = ['计划\n总投资', '年度计划\n投资', '计划开工\n时间', '实际开工\n时间', '备注'];

function toHead(facts: BulletinFacts, heads: readonly string[]): HeadCell[][] {
  return [[...NAME_HEADS, toNarrowHead(facts.sponsorWord), ...heads].map((text) => toHeadCell(text))];
}

const SPONSOR_AT = 3;
type Sponsored = readonly { readonly sponsor: string | null }[];

/** Cells of one row; the column of sponsors is left out where none is named yet. */
const besideSponsor = <T>(projects: Sponsored, cells: readonly T[]): T[] =>
  cells.filter((_, at) => at !== SPONSOR_AT || projects.some(({ sponsor }) => (sponsor ?? '') !== ''));

/** The same of the columns: what was the sponsors' goes to the last one, which holds words. */
function keepColumns(projects: Sponsored, columns: Table['columns']): Table['columns'] {
  const kept = besideSponsor(projects, columns);
  const freed = kept.length < columns.length ? (columns[SPONSOR_AT]?.widthMm ?? 0) : 0;
  return kept.map((column, at) =>
    at === kept.length - 1 ? { ...column, widthMm: column.widthMm + freed } : column,
  );
}

/** The second rate of the year stands after the first, the reason makes room. */
function listBehindColumns(facts: BulletinFacts): Table['columns'] {
  if (!hasOtherRate(facts)) return BEHIND_COLUMNS;
  return BEHIND_COLUMNS.flatMap((column) => {
    if (column.key === 'rate') return [column, { key: 'other-rate', widthMm: 15, align: 'right' as const }];
    return [column.key === 'reason' ? { ...column, widthMm: column.widthMm - 15 } : column];
  });
}

function toBehindHead(facts: BulletinFacts): HeadCell[][] {
  const [head = []] = toHead(facts, BEHIND_HEADS);
  const cells = head.map((cell, at) => (at === 4 ? toPlanHead(facts) : cell));
  return [[...cells.slice(0, 7), ...listOtherRateHeads(facts), ...cells.slice(7)]];
}

type Measure = Parameters<typeof toProjectRef>[2];

function buildBehindRow(facts: BulletinFacts, project: BehindProject, index: number): TableRow {
  const refer = (measure: Measure) => toProjectRef(facts.period, project.projectKey, measure);
  const plannedShare = project.plannedShare === null ? null : printPercentNumber(project.plannedShare);
  return toRow(
    `behind.${project.projectKey}`,
    besideSponsor(facts.behind, [
      toCell(String(index + 1)),
      toTextCell(project.name, { figure: refer('name') }),
      toTextCell(project.responsibleUnit),
      toTextCell(project.sponsor, { align: 'center' }),
      wanCell(project.annualPlanYuan, refer('annual_plan')),
      wanCell(project.actualYuan, refer('actual_ytd')),
      toFigureCell(rateNumber(facts, project.completionRate), refer('completion_rate')),
      ...listOtherRateCells(facts, project.otherCompletionRate, refer('completion_rate_other_plan')),
      toFigureCell(plannedShare, refer('planned_share')),
      toCell(project.daysBehind === null ? null : String(project.daysBehind), refer('days_behind')),
      toLightCell(project.light, refer('light')),
      isOnlySilent(project)
        ? toTextCell('本期未报送进度')
        : toTextCell(toReasonBesideRate(project.firstReason), { figure: refer('light_reason') }),
    ]),
  );
}

/** Projects behind plan with light and first reason; null without any, or while no plan is issued. */
export function buildBehindAnnex(facts: BulletinFacts): Annex | null {
  if (facts.behind.length === 0 || !facts.plan.issued) return null;
  const rows = facts.behind.map((project, index) => buildBehindRow(facts, project, index));
  const table = toTable({
    id: 'bulletin.annex.behind.table',
    unitNote: '单位：万元',
    columns: keepColumns(facts.behind, listBehindColumns(facts)),
    head: toBehindHead(facts).map((cells) => besideSponsor(facts.behind, cells)),
    rows,
    notes: buildTableNotes(rows, [], ['本年无已确认的完成投资或无计划']),
  });
  return {
    id: 'bulletin.annex.behind',
    title: facts.behind.some(isOnlySilent)
      ? '落后计划进度、未报送进度和亮红灯项目清单'
      : '落后计划进度和亮红灯项目清单',
    landscape: true,
    blocks: [table],
  };
}

function buildStartingRow(facts: BulletinFacts, project: StartingProject, index: number): TableRow {
  const refer = (measure: Measure) => toProjectRef(facts.period, project.projectKey, measure);
  return toRow(
    `starting.${project.projectKey}`,
    besideSponsor(facts.starting, [
      toCell(String(index + 1)),
      toTextCell(project.name, { figure: refer('name') }),
      toTextCell(project.responsibleUnit),
      toTextCell(project.sponsor, { align: 'center' }),
      wanCell(project.totalInvestmentYuan, refer('total_investment')),
      wanCell(project.annualPlanYuan, refer('annual_plan')),
      toCell(project.plannedStartOn, refer('planned_start_on')),
      toCell(project.startedOn ?? '未开工', refer('started_on')),
      toTextCell(project.reason, { figure: refer('light_reason') }),
    ]),
  );
}

function listStartingGroup(
  facts: BulletinFacts,
  id: string,
  label: string,
  projects: readonly StartingProject[],
): TableRow[] {
  if (projects.length === 0) return [];
  const head = toTextCell(`${label}${projects.length}个`, {
    colSpan: keepColumns(facts.starting, STARTING_COLUMNS).length,
  });
  return [
    toRow(id, [head], 'group'),
    ...projects.map((project, index) => buildStartingRow(facts, project, index)),
  ];
}

/** Projects planned to start, the started first and the others after them; null without any. */
export function buildStartingAnnex(facts: BulletinFacts): Annex | null {
  if (facts.starting.length === 0) return null;
  const started = facts.starting.filter((project) => project.startedOn !== null);
  const open = facts.starting.filter((project) => project.startedOn === null);
  const rows = [
    ...listStartingGroup(facts, 'starting.started', '已开工', started),
    ...listStartingGroup(facts, 'starting.open', '未开工', open),
  ];
  const table = toTable({
    id: 'bulletin.annex.starting.table',
    unitNote: '单位：万元',
    columns: keepColumns(facts.starting, STARTING_COLUMNS),
    head: toHead(facts, STARTING_HEADS).map((cells) => besideSponsor(facts.starting, cells)),
    rows,
    notes: buildTableNotes(rows, [], ['未登记']),
  });
  return { id: 'bulletin.annex.starting', title: '计划开工项目清单', landscape: true, blocks: [table] };
}
