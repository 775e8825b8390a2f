import { z } from 'zod';
import type { DocumentModel, TableRow } from '../content-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { printPercentNumber, printWan, sumDecimals } from '../printed-figure.ts';
import { toFullDate } from '../signature-layout.ts';
import {
  buildTableNotes,
  toCell,
  toFigureCell,
  toHeadCell,
  toLabelCell,
  toRow,
  toTable,
  toTextCell,
} from '../table.ts';
import { toSheet, toSheetLine } from './sheet.ts';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** The figures of one unit in one period as they are confirmed with ink (8.2). */
export const confirmationSheetFactsSchema = z.strictObject({
  period: z.string(),
  unitName: z.string(),
  officeName: z.string(),
  /** Short code of exactly these figures; a changed figure gives another code. */
  versionCode: z.string(),
  /** What the QR code holds: unit, period and version code. */
  qrText: z.string(),
  printedOn: z.string(),
  deadlineOn: z.string().nullable(),
  projects: z.array(
    z.strictObject({
      projectKey: z.string(),
      name: z.string(),
      annualPlanYuan: decimal.nullable(),
      periodActualYuan: decimal.nullable(),
      actualYuan: decimal.nullable(),
      completionRate: decimal.nullable(),
      physicalProgress: z.string().nullable(),
      flagged: z.boolean(),
    }),
  ),
});
export type ConfirmationSheetFacts = z.infer<typeof confirmationSheetFactsSchema>;
type SheetProject = ConfirmationSheetFacts['projects'][number];

function wan(yuan: string | null): string | null {
  return yuan === null ? null : printWan(yuan);
}

function toRefer(facts: ConfirmationSheetFacts, projectKey: string) {
  return (measure: string) => ({
    scope: 'project' as const,
    period: facts.period,
    split: 'project' as const,
    key: projectKey,
    measure,
  });
}

function toProjectRow(facts: ConfirmationSheetFacts, project: SheetProject, index: number): TableRow {
  const refer = toRefer(facts, project.projectKey);
  const rate = project.completionRate === null ? null : printPercentNumber(project.completionRate, ['1']);
  return toRow(`project.${project.projectKey}`, [
    toCell(String(index + 1)),
    toTextCell(`${project.name}${project.flagged ? '※' : ''}`, { figure: refer('name') }),
    toFigureCell(wan(project.annualPlanYuan), refer('annual_plan')),
    toFigureCell(wan(project.periodActualYuan), refer('period_actual')),
    toFigureCell(wan(project.actualYuan), refer('actual_ytd')),
    toFigureCell(rate, refer('completion_rate')),
    toTextCell(project.physicalProgress, { figure: refer('physical_progress') }),
  ]);
}

/** Exact sum of what is there; null when nothing is. */
function sumPresent(amounts: readonly (string | null)[]): string | null {
  const present = amounts.filter((amount) => amount !== null);
  return present.length === 0 ? null : sumDecimals(present);
}

function toTotalRow(facts: ConfirmationSheetFacts): TableRow {
  const total = (pick: (project: SheetProject) => string | null) => wan(sumPresent(facts.projects.map(pick)));
  return toRow(
    'total',
    [
      toCell(''),
      toTextCell(`合计（${facts.projects.length}个项目）`),
      toCell(total((project) => project.annualPlanYuan)),
      toCell(total((project) => project.periodActualYuan)),
      toCell(total((project) => project.actualYuan)),
      toCell(''),
      toCell(''),
    ],
    'total',
  );
}

function buildSigningTable(facts: ConfirmationSheetFacts) {
  return toTable({
    id: 'confirmation-sheet.signing',
    density: 'form',
    columns: [
      { key: 'label', widthMm: 34, align: 'center' },
      { key: 'place', widthMm: 122, align: 'left' },
    ],
    head: [],
    rows: [
      toRow('reporter', [toLabelCell('填报人'), toTextCell('签名：　　　　　　　　　电话：')], 'data', 12),
      toRow(
        'deputy',
        [toLabelCell('分管负责人'), toTextCell('签名：　　　　　　　　　　　　年　月　日')],
        'data',
        14,
      ),
      toRow(
        'head',
        [toLabelCell('主要负责人\n（单位盖章）'), toTextCell('签名：　　　　　　　　　　　　年　月　日')],
        'data',
        34,
      ),
    ],
    notes: [
      `本单数据版本码：${facts.versionCode}。签字盖章后扫描上传，版本码与数据须与系统一致；数据有改动的，须重新打印签字。`,
      ...(facts.projects.some((project) => project.flagged)
        ? ['标※的项目数据经系统核对有提示，请逐项核实。']
        : []),
    ],
  });
}

/**
 * 签字确认单 of a unit: figures, version code, QR, places for signatures and seal. Shows the rate but no
 * rank, before all have confirmed (8.10). No page numbers are needed: the code identifies it.
 */
export function buildConfirmationSheet(facts: ConfirmationSheetFacts): DocumentModel {
  const rows = [
    ...facts.projects.map((project, index) => toProjectRow(facts, project, index)),
    toTotalRow(facts),
  ];
  const isLate = facts.deadlineOn !== null && facts.printedOn > facts.deadlineOn;
  const deadline =
    facts.deadlineOn === null
      ? ''
      : `报送截止：${toFullDate(facts.deadlineOn)}${isLate ? '（已过）' : ''}　　`;
  return toSheet({
    kind: 'confirmation-sheet',
    period: facts.period,
    title: `${toPeriodWords(facts.period).single}重点项目进度数据签字确认单`,
    blocks: [
      toSheetLine('confirmation-sheet.unit', `报送单位：${facts.unitName}`),
      toSheetLine('confirmation-sheet.date', `${deadline}打印日期：${toFullDate(facts.printedOn)}`),
      toTable({
        id: 'confirmation-sheet.figures',
        unitNote: '单位：万元',
        columns: [
          { key: 'serial', widthMm: 10, align: 'center' },
          { key: 'name', widthMm: 46, align: 'left' },
          { key: 'annual-plan', widthMm: 19, align: 'right' },
          { key: 'period-actual', widthMm: 17, align: 'right' },
          { key: 'actual', widthMm: 19, align: 'right' },
          { key: 'rate', widthMm: 15, align: 'right' },
          { key: 'physical', widthMm: 30, align: 'left' },
        ],
        head: [
          [
            toHeadCell('序号'),
            toHeadCell('项目名称'),
            toHeadCell('年度计划\n投资'),
            toHeadCell('本期完成'),
            toHeadCell('本年累计\n完成'),
            toHeadCell('完成率\n（%）'),
            toHeadCell('形象进度'),
          ],
        ],
        rows,
        notes: buildTableNotes(rows, [2, 3, 4], ['无计划或未填报']),
      }),
      buildSigningTable(facts),
      {
        kind: 'qr',
        id: 'confirmation-sheet.qr',
        text: facts.qrText,
        caption: `版本码 ${facts.versionCode}`,
        sizeMm: 26,
      },
    ],
  });
}
