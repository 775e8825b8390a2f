import type { CellField } from './draft.ts';

/**
 * The workbook of a unit's grid (handbook 4.2): what stands in which column. A used version never changes; another layout
 * is another version. The cells of columns without a field are prefilled and locked.
 */
export interface WorkbookColumn {
  head: string;
  width: number;
  field: CellField | null;
}

export const TEMPLATE_VERSION = 'reporting-grid.v2';
export const ENTRY_SHEET = '填报';
/** Very hidden: template version, period, unit, and what every cell held when the workbook was made. */
export const KEEPING_SHEET = '_luoshi';
export const CODE_HEAD = '项目编码';
export const NOTE_ROW_TEXT =
  '金额单位：万元。只填白底单元格；本年累计留空即按上期累计加本月完成计算；形象进度分级没有变化的留空；填好后上传，可多次上传。';

export const WORKBOOK_COLUMNS: readonly WorkbookColumn[] = [
  { head: '序号', width: 6, field: null },
  { head: CODE_HEAD, width: 18, field: null },
  { head: '项目名称', width: 32, field: null },
  { head: '本年计划', width: 12, field: null },
  { head: '上期累计', width: 12, field: null },
  { head: '上期完成', width: 12, field: null },
  { head: '本月完成', width: 12, field: 'monthAmountYuan' },
  { head: '本年累计', width: 12, field: 'ytdAmountYuan' },
  { head: '形象进度（%）', width: 10, field: 'imagePercent' },
  { head: '上期分级', width: 12, field: null },
  { head: '形象进度分级', width: 16, field: 'imageLevel' },
  { head: '形象进度', width: 36, field: 'imageProgress' },
  { head: '存在问题', width: 30, field: 'problems' },
  { head: '需协调事项', width: 30, field: 'needsCoordination' },
  { head: '下步计划', width: 30, field: 'nextSteps' },
  { head: '更正说明', width: 20, field: 'correctionReason' },
];

/** Fields in the order in which the hidden sheet keeps their texts. */
export const KEPT_FIELDS: CellField[] = WORKBOOK_COLUMNS.flatMap(({ field }) =>
  field === null ? [] : [field],
);

/** The same of every version that is still read; the first had no level of physical progress. */
export const KEPT_FIELDS_OF: Readonly<Record<string, readonly CellField[]>> = {
  [TEMPLATE_VERSION]: KEPT_FIELDS,
  'reporting-grid.v1': KEPT_FIELDS.filter((field) => field !== 'imageLevel'),
};
