/**
 * The place of a JSON error as line and column, with the text around it. The engine gives a position for most
 * errors and none for a text that ends too early; then the place is the end.
 */
export function describeJsonProblem(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const given = /at position (\d+)/.exec(message)?.[1];
  const position = given === undefined ? findUnexpected(text, message) : Number(given);
  const before = text.slice(0, position).split(/\r\n|\r|\n/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  if (position >= text.trimEnd().length)
    return `第${before.length}行第${column}列，文件在此提前结束，可能缺少括号或引号`;
  const around = text
    .slice(position, position + 12)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `第${before.length}行第${column}列，“${around}”处有误`;
}

/** Short texts are quoted in the message without a position: look for the token it names. */
function findUnexpected(text: string, message: string): number {
  const token = /Unexpected token '?(.)/u.exec(message)?.[1];
  const index = token === undefined ? -1 : text.indexOf(token);
  return index < 0 ? text.length : index;
}
