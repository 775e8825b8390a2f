/** Rows of a roll as they are pasted from Excel: a name, after a tab or two spaces its place; empty lines left out. */
export function parseRollRows(text: string): { name: string; place: string }[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split(/\t| {2,}|　/).map((part) => part.trim()))
    .flatMap(([name = '', ...rest]) =>
      name === '' ? [] : [{ name: name.slice(0, 80), place: rest.filter(Boolean).join(' ').slice(0, 120) }],
    );
}

/** Steps named in one line: 签约、腾空、拆除. */
export const parseSteps = (text: string): string[] =>
  text
    .split(/[、,，;；\n\t]/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
