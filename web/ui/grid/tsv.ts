/**
 * Tab-separated text as Excel, WPS and LibreOffice put it on the clipboard: cells with tabs, line breaks or
 * quotes stand in quotes, quotes inside are doubled, and the last line ends with a line break.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let index = 0;
  const source = text.replace(/\r\n?/g, '\n');
  while (index <= source.length) {
    const [cell, next] = readCell(source, index);
    row.push(cell);
    if (source[next] === '\t') {
      index = next + 1;
      continue;
    }
    rows.push(row);
    row = [];
    index = next + 1;
    // The line break at the very end closes the last line and opens none.
    if (index >= source.length) break;
  }
  return rows;
}

/** One cell from `start`, and the place of the tab, line break or end behind it. */
function readCell(source: string, start: number): [string, number] {
  if (source[start] === '"') {
    const quoted = readQuoted(source, start);
    if (quoted) return quoted;
  }
  let end = start;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1;
  return [source.slice(start, end), end];
}

/** Undefined when the quote does not close before a cell's end: then it was a plain character. */
function readQuoted(source: string, start: number): [string, number] | undefined {
  let cell = '';
  let index = start + 1;
  while (index < source.length) {
    if (source[index] !== '"') {
      cell += source[index];
      index += 1;
      continue;
    }
    if (source[index + 1] === '"') {
      cell += '"';
      index += 2;
      continue;
    }
    const behind = source[index + 1];
    const closes = behind === undefined || behind === '\t' || behind === '\n';
    return closes ? [cell, index + 1] : undefined;
  }
  return undefined;
}

export function renderTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteCell).join('\t')).join('\r\n');
}

function quoteCell(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
