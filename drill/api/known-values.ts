// Values seen in answers, by the names under which they were seen: with them later requests reach deep.

const MOST = 400;
const DEEPEST = 8;
const MOST_ROWS = 80;
const LONGEST = 100;
/** Names of a filter or field that mean the same as another name. */
const ALIASES: Readonly<Record<string, string>> = {
  unitId: 'orgId',
  territoryId: 'orgId',
  departmentId: 'orgId',
  sponsorId: 'personId',
  department: 'orgId',
};

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');

/** `reportingOrgId` and `orgIds` are `orgId`; `id` takes the name of what it stands in. */
export function toValueName(name: string, within = ''): string {
  if (name === 'id' || name === 'ids') return `${singular(within)}Id`;
  const found = /(?:^|([A-Z][a-z]*)|([a-z]+))Ids?$/.exec(name);
  const last = found?.[1] ?? found?.[2];
  const plain = last ? `${last.charAt(0).toLowerCase()}${last.slice(1)}Id` : name;
  return ALIASES[plain] ?? plain;
}

/** The noun of a route: the last word of its path that is no place. */
export const nounOf = (path: string): string =>
  path
    .split('/')
    .filter((word) => word && !word.startsWith('{'))
    .at(-1) ?? '';

export class KnownValues {
  readonly #values = new Map<string, (string | number)[]>();
  readonly #seen = new Set<string>();
  readonly #secret: readonly string[];

  /** Texts that must not be learnt: who sends them would be shown what he sent himself. */
  constructor(secret: readonly string[] = []) {
    this.#secret = secret;
  }

  add(name: string, value: string | number): void {
    const key = `${name} ${value}`;
    if (this.#seen.has(key) || this.#secret.some((text) => key.includes(text))) return;
    const list = this.#values.get(name) ?? [];
    if (list.length >= MOST) return;
    this.#seen.add(key);
    list.push(value);
    this.#values.set(name, list);
  }

  /** Keeps what an answer shows; `within` is the noun of what it is about. */
  learn(answer: unknown, within: string, depth = 0): void {
    if (depth > DEEPEST || typeof answer !== 'object' || answer === null) return;
    if (Array.isArray(answer)) {
      for (const one of answer.slice(0, MOST_ROWS)) this.learn(one, within, depth + 1);
      return;
    }
    for (const [key, value] of Object.entries(answer)) {
      const isShort = typeof value === 'string' && value !== '' && value.length <= LONGEST;
      if (isShort || typeof value === 'number') this.add(toValueName(key, within), value as string | number);
      else this.learn(value, key === 'rows' ? within : key, depth + 1);
    }
  }

  pick(name: string, roll: number): string | number | undefined {
    const list = this.#values.get(name);
    return list?.[roll % list.length];
  }
}
