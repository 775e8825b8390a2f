import { z } from 'zod';
import { type DocumentModel, lightColourSchema, type TableRow } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import { toPeriodWords } from '../period-words.ts';
import { printPercentNumber, printWan, sumDecimals } from '../printed-figure.ts';
import {
  buildTableNotes,
  toCell,
  toFigureCell,
  toHeadCell,
  toLightCell,
  toNarrowHead,
  toOtherRateHead,
  toRow,
  toTable,
  toTextCell,
} from '../table.ts';
import { toSheet, toSheetLine } from './sheet.ts';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const listedProjectSchema = z.strictObject({
  projectKey: z.string(),
  /** Group under which it is listed, in order of first appearance, for example the sector. */
  groupName: z.string(),
  name: z.string(),
  responsibleUnit: z.string(),
  sponsor: z.string().nullable(),
  totalInvestmentYuan: decimal.nullable(),
  annualPlanYuan: decimal.nullable(),
  actualYuan: decimal.nullable(),
  completionRate: decimal.nullable(),
  otherCompletionRate: decimal.nullable(),
  plannedStartOn: isoDate.nullable(),
  startedOn: isoDate.nullable(),
  light: lightColourSchema,
  physicalProgress: z.string().nullable(),
  remark: z.string().nullable(),
});

/** One of the two lists (两个清单): planned to start, or building. */
export const projectListFactsSchema = z.strictObject({
  period: z.string(),
  regionWord: z.string(),
  preparedBy: z.string(),
  /** The display word that the region chose: 包联领导, 包抓领导 … (8.3) */
  sponsorWord: z.string(),
  /** Which plan the second rate stands on, once any project was adjusted (8.4); null: one rate only. */
  otherPlan: z.enum(['in-force', 'first-issued']).nullable(),
  projects: z.array(listedProjectSchema),
});
export type ProjectListFacts = z.infer<typeof projectListFactsSchema>;
type ListedProject = z.infer<typeof listedProjectSchema>;

function wan(yuan: string | null): string | null {
  return yuan === null ? null : printWan(yuan);
}

function sumPresent(amounts: readonly (string | null)[]): string | null {
  const present = amounts.filter((amount) => amount !== null);
  return present.length === 0 ? null : wan(sumDecimals(present));
}

interface ListShape {
  columns: { key: string; widthMm: number; align: 'left' | 'center' | 'right' }[];
  heads: string[];
  toCells: (
    project: ListedProject,
    refer: (measure: FigureMeasure) => TableRow['cells'][number]['figure'],
  ) => TableRow['cells'];
  /** Amounts summed in group and total rows, by their column position. */
  sums: { column: number; pick: (project: ListedProject) => string | null }[];
}

const COMMON_COLUMNS: ListShape['columns'] = [
  { key: 'serial', widthMm: 11, align: 'center' },
  { key: 'name', widthMm: 48, align: 'left' },
  { key: 'unit', widthMm: 24, align: 'left' },
  { key: 'sponsor', widthMm: 16, align: 'center' },
  { key: 'total', widthMm: 20, align: 'right' },
  { key: 'annual-plan', widthMm: 20, align: 'right' },
];
/** Stands for the region's own word. */
const SPONSOR_HEAD = '{sponsor}';
const COMMON_HEADS = ['序号', '项目名称', '责任单位', SPONSOR_HEAD, '计划\n总投资', '年度计划\n投资'];

const PLANNED_TO_START: ListShape = {
  columns: [
    ...COMMON_COLUMNS,
    { key: 'planned-start', widthMm: 23, align: 'center' },
    { key: 'started', widthMm: 23, align: 'center' },
    { key: 'remark', widthMm: 40, align: 'left' },
  ],
  heads: [...COMMON_HEADS, '计划开工\n时间', '实际开工\n时间', '备注'],
  toCells: (project, refer) => [
    toCell(project.plannedStartOn, refer('planned_start_on')),
    project.startedOn === null
      ? toCell('未开工', refer('started_on'))
      : toCell(project.startedOn, refer('started_on')),
    toTextCell(project.remark),
  ],
  sums: [
    { column: 4, pick: (project) => project.totalInvestmentYuan },
    { column: 5, pick: (project) => project.annualPlanYuan },
  ],
};

const WITHOUT_SECOND: ListShape = {
  columns: [
    ...COMMON_COLUMNS,
    { key: 'actual', widthMm: 20, align: 'right' },
    { key: 'rate', widthMm: 15, align: 'right' },
    { key: 'light', widthMm: 13, align: 'center' },
    { key: 'physical', widthMm: 38, align: 'left' },
  ],
  heads: [...COMMON_HEADS, '累计完成\n投资', '完成率\n（%）', '亮灯', '形象进度'],
  toCells: (project, refer) => [
    toFigureCell(wan(project.actualYuan), refer('actual_ytd')),
    toFigureCell(percentOf(project.completionRate), refer('completion_rate')),
    toLightCell(project.light, refer('light')),
    toTextCell(project.physicalProgress, { figure: refer('physical_progress') }),
  ],
  sums: [...PLANNED_TO_START.sums, { column: 6, pick: (project) => project.actualYuan }],
};

const AT_RATE = WITHOUT_SECOND.columns.findIndex((column) => column.key === 'rate');
const ROOM_FOR_SECOND: Record<string, number> = { name: -8, physical: -7 };
const percentOf = (ratio: string | null): string | null =>
  ratio === null ? null : printPercentNumber(ratio, ['1']);

/** The list of projects under way; the second rate of the year stands after the first, name and progress make room. */
function toBuildingShape({ otherPlan }: ProjectListFacts): ListShape {
  if (otherPlan === null) return WITHOUT_SECOND;
  const columns = WITHOUT_SECOND.columns.map((column) => ({
    ...column,
    widthMm: column.widthMm + (ROOM_FOR_SECOND[column.key] ?? 0),
  }));
  return {
    ...WITHOUT_SECOND,
    columns: columns.toSpliced(AT_RATE + 1, 0, { key: 'other-rate', widthMm: 15, align: 'right' }),
    heads: WITHOUT_SECOND.heads.toSpliced(AT_RATE + 1, 0, toOtherRateHead(otherPlan).text),
    toCells: (project, refer) =>
      WITHOUT_SECOND.toCells(project, refer).toSpliced(
        2,
        0,
        toFigureCell(percentOf(project.otherCompletionRate), refer('completion_rate_other_plan')),
      ),
  };
}

function toSumRow(
  shape: ListShape,
  id: string,
  label: string,
  projects: readonly ListedProject[],
  role: 'subtotal' | 'total',
): TableRow {
  const cells = shape.columns.map((_, column) => {
    const sum = shape.sums.find((candidate) => candidate.column === column);
    return toCell(sum ? sumPresent(projects.map(sum.pick)) : '');
  });
  cells[1] = toTextCell(`${label}${projects.length}个`);
  return toRow(id, cells, role);
}

function listRows(facts: ProjectListFacts, shape: ListShape): TableRow[] {
  const groups = [...new Set(facts.projects.map((project) => project.groupName))];
  let serial = 0;
  const rows = groups.flatMap((groupName, index) => {
    const projects = facts.projects.filter((project) => project.groupName === groupName);
    const lines = projects.map((project) => {
      serial += 1;
      const refer = (measure: FigureMeasure) => ({
        scope: 'project' as const,
        period: facts.period,
        split: 'project' as const,
        key: project.projectKey,
        measure,
      });
      return toRow(`project.${project.projectKey}`, [
        toCell(String(serial)),
        toTextCell(project.name, { figure: refer('name') }),
        toTextCell(project.responsibleUnit),
        toTextCell(project.sponsor, { align: 'center' }),
        toFigureCell(wan(project.totalInvestmentYuan), refer('total_investment')),
        toFigureCell(wan(project.annualPlanYuan), refer('annual_plan')),
        ...shape.toCells(project, refer),
      ]);
    });
    return [toSumRow(shape, `group.${index + 1}`, `${groupName}：`, projects, 'subtotal'), ...lines];
  });
  return [toSumRow(shape, 'total', '合计：', facts.projects, 'total'), ...rows];
}

function buildList(
  facts: ProjectListFacts,
  shape: ListShape,
  kind: 'planned-to-start-list' | 'building-list',
  name: string,
): DocumentModel {
  const rows = listRows(facts, shape);
  const empty = toSheetLine(`${kind}.empty`, '本期无此类项目。', 'body');
  const table = toTable({
    id: `${kind}.table`,
    unitNote: '单位：万元',
    columns: shape.columns,
    head: [
      shape.heads.map((head) => toHeadCell(head === SPONSOR_HEAD ? toNarrowHead(facts.sponsorWord) : head)),
    ],
    rows,
    notes: buildTableNotes(
      rows,
      shape.sums.map((sum) => sum.column),
      ['未登记或本期无数据'],
    ),
  });
  return toSheet({
    kind,
    period: facts.period,
    landscape: true,
    title: `${facts.regionWord}重点项目${name}（${toPeriodWords(facts.period).single}）`,
    blocks: [
      toSheetLine(`${kind}.prepared`, `编制单位：${facts.preparedBy}`),
      facts.projects.length === 0 ? empty : table,
    ],
  });
}

/** 计划开工项目清单, grouped, with subtotals, each project once. */
export function buildPlannedToStartList(facts: ProjectListFacts): DocumentModel {
  return buildList(facts, PLANNED_TO_START, 'planned-to-start-list', '计划开工项目清单');
}

/** 在建项目清单, grouped, with subtotals, each project once. */
export function buildBuildingList(facts: ProjectListFacts): DocumentModel {
  return buildList(facts, toBuildingShape(facts), 'building-list', '在建项目清单');
}
