import { type Row, toCopyLine } from './copy-rows.ts';
import { TABLE_COLUMNS } from './tables.ts';

/** Lines of COPY text for one table; batches come in an order in which the tables may be filled. */
export interface RowBatch {
  table: string;
  rows: number;
  bytes: Buffer;
}

export interface RowSink {
  add: (table: string, rows: readonly Row[]) => void;
  addLine: (table: string, line: string) => void;
  /** Everything so far in the order of the tables; starts afresh. */
  take: () => RowBatch[];
}

const FIRST_BYTES = 64 * 1024;
/** A UTF-16 unit takes at most three bytes in UTF-8. */
const MOST_BYTES_A_UNIT = 3;

interface Pile {
  rows: number;
  used: number;
  bytes: Buffer;
}

export function columnsOf(table: string): readonly string[] {
  const columns = TABLE_COLUMNS[table];
  if (!columns) throw new Error(`no columns of ${table}`);
  return columns;
}

function put(pile: Pile, line: string): void {
  const most = line.length * MOST_BYTES_A_UNIT;
  if (pile.used + most > pile.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(pile.bytes.length * 2, pile.used + most));
    pile.bytes.copy(larger, 0, 0, pile.used);
    pile.bytes = larger;
  }
  pile.used += pile.bytes.write(line, pile.used);
  pile.rows += 1;
}

const newPile = (): Pile => ({ rows: 0, used: 0, bytes: Buffer.allocUnsafe(FIRST_BYTES) });

/** Collects rows as bytes outside the heap of objects: a row lives no longer than it takes to write it down. */
export function openSink(tables: readonly string[]): RowSink {
  let piles = new Map(tables.map((table) => [table, newPile()]));
  const pileOf = (table: string): Pile => {
    const pile = piles.get(table);
    if (!pile) throw new Error(`${table} is not filled here`);
    return pile;
  };
  return {
    add: (table, rows) => {
      const columns = columnsOf(table);
      const pile = pileOf(table);
      for (const row of rows) put(pile, toCopyLine(row, columns));
    },
    addLine: (table, line) => put(pileOf(table), line),
    take: () => {
      const taken = [...piles].filter(([, pile]) => pile.rows > 0);
      if (taken.length > 0) piles = new Map(tables.map((table) => [table, newPile()]));
      return taken.map(([table, pile]) => ({
        table,
        rows: pile.rows,
        bytes: pile.bytes.subarray(0, pile.used),
      }));
    },
  };
}

/** Rows of one table as a batch of its own. */
export function toBatch(table: string, rows: readonly Row[]): RowBatch {
  const pile = newPile();
  for (const row of rows) put(pile, toCopyLine(row, columnsOf(table)));
  return { table, rows: pile.rows, bytes: pile.bytes.subarray(0, pile.used) };
}
