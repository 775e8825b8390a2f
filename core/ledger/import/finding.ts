import type { RawSheet } from './raw-sheet.ts';
import { toCellAddress } from './raw-sheet.ts';

export type FindingSeverity = 'error' | 'warning' | 'note';

/** What an import has to say about a cell, a head or a sheet; a value, not an error. */
export interface ImportFinding {
  /** `Sheet!C12`; the first cell concerned when there are several. */
  address: string;
  /** Stable, `IMP-…`. */
  code: ImportFindingCode;
  severity: FindingSeverity;
  message: string;
}

/** Every code an import can give, with its severity and the rule in words. */
export const IMPORT_FINDINGS = {
  'IMP-NO-TABLE': ['note', '工作表不是表格'],
  'IMP-NO-HEAD': ['warning', '没有找到表头'],
  'IMP-HEAD-UNKNOWN': ['note', '表头没有对应的台账字段'],
  'IMP-HEAD-AMBIGUOUS': ['warning', '表头有两种可能的含义'],
  'IMP-NO-NAME': ['warning', '没有找到项目名称一列'],
  'IMP-SECOND-TABLE': ['note', '同一工作表中有另一张表'],
  'IMP-ROW-UNSURE': ['note', '行的性质不能确定'],
  'IMP-HIDDEN': ['note', '隐藏的工作表、行或列中有内容'],
  'IMP-SAME-AS-ABOVE': ['note', '空白按同上处理'],
  'IMP-BLANK-MAYBE-SAME': ['note', '空白可能表示同上'],
  'IMP-CELL-ERROR': ['error', '公式出错'],
  'IMP-FORMULA-NO-RESULT': ['error', '公式没有保存结果'],
  'IMP-DIGITS-LOST': ['error', '长数字被当作数值，末位已丢失'],
  'IMP-MIXED-FIGURE': ['error', '数字和文字混写'],
  'IMP-MIXED-CELL': ['warning', '数字列中数字和文字混写'],
  'IMP-FIGURE-UNREADABLE': ['error', '不能读成数字'],
  'IMP-WORDS-AMONG-FIGURES': ['note', '数字列中出现文字'],
  'IMP-NUMBER-AS-TEXT': ['note', '数字存成了文本'],
  'IMP-UNIT-DIFFERS': ['warning', '单元格的单位与表头不同'],
  'IMP-UNIT-MISSING': ['warning', '金额列没有写明单位'],
  'IMP-DATE-UNREADABLE': ['warning', '不能读成日期'],
  'IMP-DATE-WORDS': ['note', '日期栏写的是文字'],
  'IMP-DATE-AMBIGUOUS': ['warning', '日期有两种读法'],
  'IMP-DATE-NO-YEAR': ['warning', '日期没有年份'],
  'IMP-NAME-MARK': ['note', '项目名称带有标记或编号'],
  'IMP-NAME-BLANK': ['error', '没有项目名称'],
  'IMP-DUPLICATE-ROW': ['warning', '两行完全相同'],
  'IMP-DUPLICATE-CODE': ['warning', '项目代码重复'],
  'IMP-DUPLICATE-NAME': ['warning', '项目名称重复'],
  'IMP-DUPLICATE-SERIAL': ['note', '序号重复'],
  'IMP-PART-EXCEEDS-TOTAL': ['warning', '部分大于总数'],
  'IMP-CONTINUED-ROW': ['note', '续行并入上一个项目'],
  'IMP-CONTINUED-FIGURE': ['error', '合并在同一项目下的行另有数字'],
  'IMP-TRANSPOSED': ['error', '项目按列排列，或是一个项目的信息卡'],
  'IMP-PLAN-ACTUAL-ROWS': ['warning', '一个项目的各栏分行填写'],
  'IMP-RATE-MIXED': ['warning', '同一列的比率有的像小数、有的像百分数'],
  'IMP-NUMBERED-PARTS': ['note', '序号表明是子项目'],
  'IMP-NUMBERED-PARTS-DIFFER': ['warning', '序号像子项目，金额之和与项目不符'],
  'IMP-COUNT-DIFFERS': ['note', '标注的个数与行数不符'],
  'IMP-SUM-ROUNDING': ['note', '合计与分项之差系四舍五入'],
  'IMP-SUM-ERROR': ['error', '合计与分项之和不符'],
  'IMP-RATE-ROUNDING': ['note', '比率之差系四舍五入'],
  'IMP-RATE-TRUNCATED': ['warning', '比率系直接截尾'],
  'IMP-RATE-ERROR': ['error', '比率与所列数据不符'],
  'IMP-RATE-INVERSE': ['note', '逆向指标，比率按目标除以实际计算'],
  'IMP-RATE-UNCLEAR': ['note', '不能确定比率由哪两列算出'],
  'IMP-POSSIBLE-DUPLICATE': ['warning', '可能与已有项目重复'],
  'IMP-MONTH-CLOSED': ['note', '月度数字不属于正在填报的一期'],
  'IMP-QUESTION': ['warning', '需要人工答复'],
  'IMP-ROW-REFUSED': ['error', '该行不能导入'],
} as const satisfies Record<string, readonly [FindingSeverity, string]>;

export type ImportFindingCode = keyof typeof IMPORT_FINDINGS;

export function buildFinding(code: ImportFindingCode, address: string, message: string): ImportFinding {
  return { address, code, severity: IMPORT_FINDINGS[code][0], message };
}

export function findingAt(
  code: ImportFindingCode,
  sheet: RawSheet,
  row: number,
  column: number,
  message: string,
): ImportFinding {
  return buildFinding(code, toCellAddress(sheet.name, row, column), message);
}
