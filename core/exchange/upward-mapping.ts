import { z } from 'zod';
import { LEDGER_FIELDS, type LedgerField, type SheetReading, toColumnLetters } from '#core/ledger/public.ts';

/** What the county can fill into a table of the upper level, in the words of the ledger. */
export const UPWARD_FIELDS = [
  'serial',
  'project_code',
  'name',
  'level',
  'sector',
  'nature',
  'stage',
  'funding',
  'region',
  'location',
  'content_scale',
  'total_investment',
  'cumulative_to_last_year_end',
  'annual_plan',
  'month_done',
  'ytd_plan',
  'ytd_done',
  'since_start_done',
  'remaining_investment',
  'completion_rate',
  'since_start_rate',
  'elapsed_rate',
  'image_progress',
  'image_level',
  'start_planned',
  'start_actual',
  'finish_planned',
  'lead_unit',
  'responsible_unit',
  'owner',
  'department',
  'sponsor',
  'problems',
  'needs_coordination',
  'next_steps',
  'project_count',
  'rank',
] as const satisfies readonly (LedgerField | 'image_level')[];
export type UpwardField = (typeof UPWARD_FIELDS)[number];

/** The word of a field; a level of physical progress (PL-18) is reported month by month and stands in no imported ledger. */
export const sayUpwardField = (field: UpwardField): string =>
  field === 'image_level' ? '形象进度分级' : LEDGER_FIELDS[field].zh;

export const UPWARD_UNITS = ['元', '万元', '亿元', '%'] as const;
export const UPWARD_SPLITS = [
  'total',
  'unit',
  'territory',
  'department',
  'sector',
  'level',
  'nature',
] as const;

/** How a template of the upper level is filled: one row per project, or one row per group. Rows count from 1. */
export const UpwardMapping = z.strictObject({
  sheet: z.string(),
  rows: z.enum(['projects', 'groups']),
  /** Only projects of this level (省重点, 市重点); null: all. */
  level: z.string().nullable(),
  columns: z.array(
    z.strictObject({
      column: z.string(),
      head: z.string(),
      field: z.enum(UPWARD_FIELDS).nullable(),
      unit: z.enum(UPWARD_UNITS).nullable(),
      confidence: z.number().min(0).max(1),
    }),
  ),
  /** First row of projects; rows from here down to `lastFreeRow` may be written over. */
  firstRow: z.number().int().min(1),
  lastFreeRow: z.number().int().min(0),
  /** The row of 合计, when the table has one. */
  totalRow: z.number().int().min(1).nullable(),
  /** Rows of groups by their label. */
  lines: z.array(
    z.strictObject({
      row: z.number().int().min(1),
      label: z.string(),
      split: z.enum(UPWARD_SPLITS).nullable(),
      key: z.string(),
    }),
  ),
});
export type UpwardMapping = z.infer<typeof UpwardMapping>;

/** A group of the county that a row of a template can mean. */
export interface KnownGroup {
  split: (typeof UPWARD_SPLITS)[number];
  key: string;
  labels: string[];
}

const TOTAL = /^(合\s*计|总\s*计|全[县市区]|[县市区]合计|小\s*计)/;
const LABEL_FIELDS: ReadonlySet<LedgerField> = new Set<LedgerField>([
  'responsible_unit',
  'region',
  'department',
  'lead_unit',
  'sector',
  'nature',
  'level',
  'category',
  'name',
]);

const toUnit = (
  printed: string | null,
  field: LedgerField | null,
): UpwardMapping['columns'][number]['unit'] => {
  const found = UPWARD_UNITS.find((unit) => unit === printed);
  if (found) return found;
  return field?.endsWith('_rate') ? '%' : null;
};

const LEVEL_HEAD = /形象(进度|进展)?(分级|等级|级别|阶段)$/;

const toKnownField = (field: LedgerField | null, head: string): UpwardField | null =>
  LEVEL_HEAD.test(head) ? 'image_level' : (UPWARD_FIELDS.find((one) => one === field) ?? null);

const bare = (label: string): string => label.replace(/[\s　（）()、.]/gu, '').replace(/^\d+/, '');

function findGroup(label: string, groups: readonly KnownGroup[]): KnownGroup | undefined {
  const wanted = bare(label);
  if (wanted === '') return undefined;
  const exact = groups.find((group) => group.labels.some((one) => bare(one) === wanted));
  return (
    exact ??
    groups.find((group) =>
      group.labels.some((one) => {
        const known = bare(one);
        return (
          known.length >= 2 && (wanted.startsWith(known) || known.startsWith(wanted)) && wanted.length >= 2
        );
      }),
    )
  );
}

/** The text of a row by which it names its group: the first cell that holds words. */
function labelOf(reading: SheetReading, row: number, labelColumns: readonly number[]): string {
  for (const column of labelColumns) {
    const text = reading.grid.covered(row, column);
    if (text !== '' && !/^[\d.,%]+$/.test(text)) return text;
  }
  return '';
}

function listLines(reading: SheetReading, groups: readonly KnownGroup[]): UpwardMapping['lines'] {
  const table = reading.tables[0];
  if (!table) return [];
  const named = table.columns.filter((column) => column.field !== null && LABEL_FIELDS.has(column.field));
  const columns = [...named.map((column) => column.column), 0, 1].filter((c, i, all) => all.indexOf(c) === i);
  return reading.rows
    .filter((row) => row.row >= table.firstRow && row.kind !== 'note' && row.kind !== 'header')
    .flatMap((row) => {
      const label = labelOf(reading, row.row, columns);
      if (label === '') return [];
      if (TOTAL.test(label)) return [{ row: row.row + 1, label, split: 'total' as const, key: '' }];
      const group = findGroup(label, groups);
      return [{ row: row.row + 1, label, split: group?.split ?? null, key: group?.key ?? '' }];
    });
}

/**
 * What a template is understood to want (8.11): the fields of its columns from the import's own reading of heads, and
 * its rows: groups when at least two rows, and half of the named ones, are groups of the county; projects otherwise.
 * Null when the sheet has no head.
 */
export function suggestUpwardMapping(
  reading: SheetReading,
  groups: readonly KnownGroup[],
): UpwardMapping | null {
  const table = reading.tables[0];
  if (!table || table.head === null) return null;
  const lines = listLines(reading, groups);
  const known = lines.filter((line) => line.split !== null && line.split !== 'total');
  const named = lines.filter((line) => line.split !== 'total');
  const isGroups = known.length >= 2 && known.length * 2 >= named.length;
  const total = lines.find((line) => line.split === 'total');
  const below = reading.rows.filter((row) => row.row >= table.firstRow);
  const first = below.find((row) => row.row + 1 !== total?.row && row.kind !== 'note') ?? null;
  // A total right under the head is no free row, though nothing stands below it.
  const underHead = table.head.bottom + 2;
  const firstRow = first ? first.row + 1 : total?.row === underHead ? underHead + 1 : underHead;
  const stop = below.find(
    (row) => row.row + 1 >= firstRow && (row.kind === 'note' || row.row + 1 === total?.row),
  );
  const lastFilled = below.at(-1);
  return {
    sheet: reading.name,
    rows: isGroups ? 'groups' : 'projects',
    level: null,
    columns: table.columns.map((column) => ({
      column: toColumnLetters(column.column),
      head: column.levels.join('/'),
      field: toKnownField(column.field, column.levels.at(-1) ?? ''),
      unit: toUnit(column.unit, column.field),
      confidence: column.confidence,
    })),
    firstRow,
    lastFreeRow: stop ? stop.row : lastFilled ? lastFilled.row + 1 : firstRow - 1,
    totalRow: total?.row ?? null,
    lines: isGroups ? lines : [],
  };
}
