const BYTE_ORDER_MARK = '\uFEFF';
/** Excel would take these for formulas; a text that begins with one gets a quote in front (CSV injection). */
const FORMULA = /^[=+@\t\r]|^-(?![\d.,]+%?$)/;

function renderCell(text: string): string {
  const safe = FORMULA.test(text) && !/^[+−-]?[\d,.]+%?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV with a byte order mark, lines ended as Excel ends them. */
export function renderCsv(lines: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.map(renderCell).join(',')}\r\n`).join('')}`;
}
