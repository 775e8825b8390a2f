import { z } from 'zod';
import { isDecimalText } from '#core/platform/public.ts';
import { EMPTY_REPORT_LINE, ReportAmountYuan, ReportLine } from '#core/quality/public.ts';

/** Where a value was typed: in the grid or form, or the cell of a workbook that was uploaded. */
export const DraftOrigin = z.object({
  kind: z.enum(['grid', 'form', 'workbook']),
  fileId: z.string().optional(),
  sheet: z.string().optional(),
  address: z.string().optional(),
});
export type DraftOrigin = z.infer<typeof DraftOrigin>;

/** Cells that are typed as text; the structured parts of a line (stage, yellow, milestones) are saved whole. */
export const CELL_FIELDS = [
  'monthAmountYuan',
  'ytdAmountYuan',
  'imagePercent',
  'imageLevel',
  'imageProgress',
  'problems',
  'needsCoordination',
  'nextSteps',
  'correctionReason',
] as const;
export type CellField = (typeof CELL_FIELDS)[number];

export const FIELD_LABELS: Record<CellField, { zh: string; en: string }> = {
  monthAmountYuan: { zh: '本月完成', en: 'This month' },
  ytdAmountYuan: { zh: '本年累计', en: 'Year to date' },
  imagePercent: { zh: '形象进度（%）', en: 'Physical progress (%)' },
  imageLevel: { zh: '形象进度分级', en: 'Level of physical progress' },
  imageProgress: { zh: '形象进度', en: 'Physical progress' },
  problems: { zh: '存在问题', en: 'Problems' },
  needsCoordination: { zh: '需协调事项', en: 'Needs coordination' },
  nextSteps: { zh: '下步计划', en: 'Next steps' },
  correctionReason: { zh: '更正说明', en: 'Reason of correction' },
};

export const StructuredParts = ReportLine.pick({
  stageChange: true,
  declaredYellow: true,
  milestonesDone: true,
}).partial();
export type StructuredParts = z.infer<typeof StructuredParts>;

/** A report as it is being filled. What cannot be read as a figure is kept as typed, never guessed. */
export const ReportDraft = z.object({
  line: ReportLine,
  unread: z.partialRecord(z.enum(CELL_FIELDS), z.string()),
  origins: z.partialRecord(z.enum(CELL_FIELDS), DraftOrigin),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

export const EMPTY_DRAFT: ReportDraft = { line: EMPTY_REPORT_LINE, unread: {}, origins: {} };

export interface CellWrite {
  field: CellField;
  /** As typed; amounts in 元. Empty clears the cell. */
  value: string;
  /** What the person saw in the cell before typing. */
  seen: string;
}

export interface CellConflict {
  field: CellField;
  yours: string;
  theirs: string;
}

/** The text of a cell: the value, or what was typed and could not be read. */
export function getCellText(draft: ReportDraft, field: CellField): string {
  return draft.unread[field] ?? draft.line[field] ?? '';
}

/** `1200`, `1200.00` and `1200.0` are one amount. */
export function isSameCell(field: CellField, a: string, b: string): boolean {
  if (a === b) return true;
  const isFigure = field === 'monthAmountYuan' || field === 'ytdAmountYuan' || field === 'imagePercent';
  return isFigure && isDecimalText(a) && isDecimalText(b) && trimDecimal(a) === trimDecimal(b);
}

const trimDecimal = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function setCell(draft: ReportDraft, { field, value }: CellWrite, origin: DraftOrigin): ReportDraft {
  const { [field]: _unread, ...unread } = draft.unread;
  const origins = { ...draft.origins, [field]: origin };
  if (field === 'monthAmountYuan' || field === 'ytdAmountYuan' || field === 'imagePercent') {
    const shape = field === 'imagePercent' ? ReportLine.shape.imagePercent : ReportAmountYuan;
    const text = value.trim();
    const isRead = text !== '' && shape.safeParse(text).success;
    return {
      line: { ...draft.line, [field]: isRead ? text : null },
      unread: text === '' || isRead ? unread : { ...unread, [field]: value },
      origins,
    };
  }
  return { line: { ...draft.line, [field]: value }, unread, origins };
}

/**
 * Enters cells into a draft that may have moved on. A cell that somebody else changed since it was seen is a
 * conflict with both values and stays as it is; all others are entered. With nothing else changed, nothing conflicts.
 */
export function mergeCells(
  draft: ReportDraft,
  writes: readonly CellWrite[],
  change: { hasMovedOn: boolean; origin: DraftOrigin },
): { draft: ReportDraft; conflicts: CellConflict[] } {
  const conflicts: CellConflict[] = [];
  let merged = draft;
  for (const write of writes) {
    const theirs = getCellText(draft, write.field);
    const isConflict =
      change.hasMovedOn &&
      !isSameCell(write.field, theirs, write.seen) &&
      !isSameCell(write.field, theirs, write.value);
    if (isConflict) conflicts.push({ field: write.field, yours: write.value, theirs });
    else merged = setCell(merged, write, change.origin);
  }
  return { draft: merged, conflicts };
}
