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

/** Of a hundred. */
const OWN_SHARE = 85;

const isShort = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= LONGEST);

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');

/** `reportingOrgId` and `orgIds` are `orgId`; `id` takes the name of what it stands in. */
export function toValueName(name: string, within = ''): string {
  if (name === 'id' || name === 'ids') return `${singular(within)}Id`;
  const found = /(?:^|([A-Z][a-z]*)|([a-z]+))Ids?$/.exec(name);
  const last = found?.[1] ?? found?.[2];
  const plain = last ? `${last.charAt(0).toLowerCase()}${last.slice(1)}Id` : name;
  // Answers have keys of every sort, constructor among them.
  return (Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined) ?? plain;
}

/** The noun of a route: the last word of its path that is no place. */
export const nounOf = (path: string): string =>
  path
    .split('/')
    .filter((word) => word && !word.startsWith('{'))
    .at(-1) ?? '';

/** What was seen together in one record, by whom: an id with the version that belongs to it. */
export interface Sighting {
  login: string;
  values: ReadonlyMap<string, string | number>;
}

export class KnownValues {
  readonly #values = new Map<string, (string | number)[]>();
  readonly #sightings = new Map<string, Sighting[]>();
  /** What the request that is being made is about. */
  #subject: Sighting | undefined;
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

  /** Keeps what an answer shows; `within` is the noun of what it is about, `around` what is known of the whole. */
  learn(answer: unknown, seen: { within: string; around: Sighting }, depth = 0): void {
    if (depth > DEEPEST || typeof answer !== 'object' || answer === null) return;
    if (Array.isArray(answer)) {
      for (const one of answer.slice(0, MOST_ROWS)) this.learn(one, seen, depth + 1);
      return;
    }
    const { within, around } = seen;
    const entries = Object.entries(answer);
    const scalars = entries.filter((entry): entry is [string, string | number] => isShort(entry[1]));
    const named = scalars.map(([key, value]) => [toValueName(key, within), value] as const);
    for (const [name, value] of named) this.add(name, value);
    const sighting = { login: around.login, values: new Map([...around.values, ...named]) };
    for (const [name] of named) if (name.endsWith('Id')) this.#keep(name, sighting);
    for (const [key, value] of entries)
      this.learn(value, { within: key === 'rows' ? within : key, around: sighting }, depth + 1);
  }

  #keep(name: string, sighting: Sighting): void {
    const list = this.#sightings.get(name) ?? [];
    list.push(sighting);
    // The latest are the best: versions grow old.
    if (list.length > MOST) list.shift();
    this.#sightings.set(name, list);
  }

  /** Turns to a record in which one of these names was seen; none when nothing was. */
  turnTo(names: readonly string[], roll: number): Sighting | undefined {
    const lists = names.flatMap((name) => this.#sightings.get(name) ?? []);
    this.#subject = lists[roll % Math.max(1, lists.length)];
    return this.#subject;
  }

  /** A value of that name: mostly that of the record at hand, else any. */
  pick(name: string, roll: number): string | number | undefined {
    const own = this.#subject?.values.get(name);
    if (own !== undefined && roll % 100 < OWN_SHARE) return own;
    const list = this.#values.get(name);
    return list?.[roll % list.length];
  }
}
