/** What stands behind the `?` of an address: plain text, several values of one name joined by commas. */
export type SearchParams = Record<string, string>;

export function parseSearch(text: string): SearchParams {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Empty values do not stand in the address. Commas and Chinese stay readable. */
export function renderSearch(params: Record<string, unknown>): string {
  const parts = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(
      ([key, value]) =>
        `${encodeURIComponent(key)}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`,
    );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

export function toList(value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : value.split(',');
}

export function fromList(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}
