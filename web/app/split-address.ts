/** `/reporting?period=2026-10` as a link of the product wants it. */
export function splitAddress(to: string): { to: string; search: Record<string, string> } {
  const [path = '/', query = ''] = to.split('?');
  return { to: path, search: Object.fromEntries(new URLSearchParams(query)) };
}
