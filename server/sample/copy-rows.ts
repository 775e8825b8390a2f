// Rows as PostgreSQL's COPY wants them: one line each, tabs between, \N for null.

export type Cell = string | number | boolean | null | readonly (string | number)[];
export type Row = Readonly<Record<string, Cell>>;

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const NEEDS_QUOTES = /[\s{}",\\]|^$|^null$/i;

const escapeText = (text: string): string =>
  NEEDS_ESCAPE.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : text;

const quoteElement = (element: string | number): string => {
  const text = String(element);
  return NEEDS_QUOTES.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
};

export function toCopyText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'string') return escapeText(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return escapeText(`{${cell.map(quoteElement).join(',')}}`);
}

/** One line of COPY text with the line's end. */
export function toCopyLine(row: Row, columns: readonly string[]): string {
  let line = '';
  for (let i = 0; i < columns.length; i += 1) {
    if (i > 0) line += '\t';
    line += toCopyText(row[columns[i] as string]);
  }
  return `${line}\n`;
}
