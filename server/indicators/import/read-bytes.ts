import { readStatistics } from '#core/indicators/import/read-statistics.ts';
import type { StatReading } from '#core/indicators/import/stat-reading.ts';
import { refuse } from '#core/platform/public.ts';
import { readWorkbookBytes } from '#server/ledger/public.ts';
import type { ChildRequest } from './read-file.ts';

const MOST_ROWS = 20_000;

export type KeptReading = Omit<StatReading, 'read' | 'heads'>;

const refuseRows = (rows: number) =>
  refuse(
    'limit',
    'STAT_TOO_MANY_ROWS',
    `文件有${rows}行，一次最多读${MOST_ROWS}行`,
    `The file has ${rows} rows; at most ${MOST_ROWS} are read at once`,
    ['按年份或地区拆成几个文件导入', '删去表格下面的空白行后另存'],
  );

const refuseNoTable = () =>
  refuse(
    'invalid',
    'STAT_NO_TABLE',
    '文件里没有找到有数的表',
    'No table with figures was found in the file',
    ['核对是否选错了文件；表里要有地区、指标或时间的名称和数'],
  );

/** Reads a file of statistics: opens it, finds its tables, understands them. A file without a figure is refused. */
export async function readBytes({
  bytes,
  fileName,
  answers,
  dictionary,
  thisYear,
}: ChildRequest): Promise<KeptReading> {
  const workbook = await readWorkbookBytes(Buffer.from(bytes), fileName);
  const rows = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > MOST_ROWS) throw refuseRows(rows);
  const { cells, questions, notes } = readStatistics({ workbook, fileName, answers, thisYear }, dictionary);
  const hasFigures = cells.length > 0 || questions.length > 0;
  if (
    !hasFigures &&
    notes.every(({ kind }) => ['footnote', 'not-a-figure', 'missing', 'hidden'].includes(kind))
  )
    throw refuseNoTable();
  return { cells, questions, notes };
}
