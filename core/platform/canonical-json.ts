/** What may be hashed: decimals are text, numbers are whole. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * The one text of a value, for hash chains (design 3): keys sorted by code unit, no spaces, members that
 * are undefined left out. Numbers that are not safe integers throw: an amount must come as text, or the
 * same figure would have two hashes.
 */
export function toCanonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (isList(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`cannot be hashed: ${typeof value}`);
  return membersToJson(value);
}

function membersToJson(value: { readonly [key: string]: CanonicalValue | undefined }): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('only plain objects are hashed');
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${toCanonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isList(value: unknown): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
