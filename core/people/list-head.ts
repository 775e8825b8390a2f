import { comparable, type OrgSheet } from './org-sheet.ts';

/** For each column the heads that mean it, apart by blanks; in each line the surest word first. */
export type HeadWords<Column extends string> = Readonly<Record<Column, string>>;
export type HeadIndex<Column extends string> = ReadonlyMap<string, { column: Column; score: number }>;

/** Makes words findable as they are compared. */
export function toHeadIndex<Column extends string>(words: HeadWords<Column>): HeadIndex<Column> {
  const index = new Map<string, { column: Column; score: number }>();
  for (const column of Object.keys(words) as Column[])
    words[column].split(' ').forEach((word, place, all) => {
      index.set(comparable(word), { column, score: 1 + (all.length - place) / all.length });
    });
  return index;
}

const MAX_HEAD_ROWS = 20;

export interface ListHead<Column extends string> {
  columns: Partial<Record<Column, number>>;
  /** Last row of the head. */
  bottom: number;
}

/** A group head with its own head beneath it: 管理员 over 姓名, 登录名. */
function listHeads<Column extends string>(
  sheet: OrgSheet,
  row: number,
  below: boolean,
  index: HeadIndex<Column>,
): string[] {
  return Array.from({ length: sheet.columnCount }, (_, column) => {
    const upper = comparable(sheet.covered(row, column));
    const lower = below ? comparable(sheet.covered(row + 1, column)) : '';
    if (lower === '' || lower === upper) return upper;
    return index.has(`${upper}${lower}`) ? `${upper}${lower}` : index.has(lower) ? lower : `${upper}${lower}`;
  });
}

function matchHeads<Column extends string>(
  heads: readonly string[],
  words: HeadIndex<Column>,
): { columns: Partial<Record<Column, number>>; count: number } {
  const best = new Map<Column, { index: number; score: number }>();
  heads.forEach((head, index) => {
    const found = words.get(head) ?? words.get(head.replace(/[(（*].*$|[*※]/g, ''));
    const known = found && best.get(found.column);
    if (found && (!known || found.score > known.score)) best.set(found.column, { index, score: found.score });
  });
  const columns: Partial<Record<Column, number>> = {};
  for (const [column, { index }] of best) columns[column] = index;
  return { columns, count: best.size };
}

/** A word of a head alone in a row of a longer text is no head: 单位：万元. */
const isHeadRow = (sheet: OrgSheet, row: number, count: number): boolean =>
  count >= 2 || sheet.own(row).length <= 3;

/** The head of a list within the first rows: the row, or two rows, with the most known words and all that are `required`. */
export function findListHead<Column extends string>(
  sheet: OrgSheet,
  index: HeadIndex<Column>,
  required: readonly Column[],
): ListHead<Column> | null {
  let found: (ListHead<Column> & { count: number }) | null = null;
  for (let row = 0; row < Math.min(sheet.rowCount, MAX_HEAD_ROWS); row += 1)
    for (const below of [false, true]) {
      const heads = listHeads(sheet, row, below && row + 1 < sheet.rowCount, index);
      const { columns, count } = matchHeads(heads, index);
      if (required.some((column) => columns[column] === undefined) || !isHeadRow(sheet, row, count)) continue;
      if (!found || count > found.count) found = { columns, bottom: row + (below ? 1 : 0), count };
    }
  return found;
}
