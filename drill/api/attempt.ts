// One request of the drill: made to fit the description, or made so and then spoilt in a few places.
import fc, { type Arbitrary } from 'fast-check';
import type { Random } from '../../server/sample/random.ts';
import type { ApiRoute, Parameter, Schema } from './api-description.ts';
import { HOSTILE_BODIES, HOSTILE_MEDIA, HOSTILE_TEXTS, toJson } from './hostile-values.ts';
import { type JunkFile, makeJunkFile } from './junk-files.ts';
import { type KnownValues, nounOf } from './known-values.ts';
import { type Taste, toArbitrary } from './schema-arbitrary.ts';
import { spoil } from './spoil.ts';

export interface Attempt {
  route: ApiRoute;
  /** The values in the places of the path. */
  places: Record<string, string>;
  url: string;
  headers: Record<string, string>;
  payload: Buffer | string | undefined;
}

type Kind = Taste | 'hostile';
type Fields = Record<string, unknown>;

const BOUNDARY = 'luoshi-drill';
const REQUEST_IDS = ['drill-00000001', 'drill-00000002', '00000000-0000-4000-8000-000000000000'];

/** Percent signs for every byte that an address cannot carry; halves of pairs become the bytes that nobody may send. */
function encode(text: string): string {
  return /\p{Surrogate}/u.test(text) ? '%ED%A0%80%FF' : encodeURIComponent(text);
}

const toWord = (value: unknown): string => (typeof value === 'string' ? value : toJson(value));

export class AttemptMaker {
  readonly #known: KnownValues;
  readonly #made = new Map<string, Arbitrary<Fields>>();

  constructor(known: KnownValues) {
    this.#known = known;
  }

  /** The kind says how near to the description it keeps. */
  make(route: ApiRoute, random: Random, kind: Kind): Attempt {
    const isHostile = kind === 'hostile';
    const taste = isHostile ? 'ordinary' : kind;
    const draw = (part: string, schema: Schema): Fields => this.#draw(route, part, schema, taste, random);
    const fields = {
      path: draw('path', toSchema(route.params)),
      query: draw('query', toSchema(route.query)),
      body: route.body ? draw('body', route.body) : {},
    };
    const target = isHostile ? pickTarget(route, random) : 'none';
    if (target === 'path') fields.path = spoilTexts(fields.path, random);
    if (target === 'query') fields.query = spoilQuery(fields.query, random);
    if (target === 'body') fields.body = spoil(fields.body, random) as Fields;
    const places = Object.fromEntries(
      Object.entries(fields.path).map(([name, value]) => [name, toWord(value)]),
    );
    const attempt: Attempt = {
      route,
      places,
      url: toUrl(route, places, fields.query),
      headers: route.method === 'GET' ? {} : { 'x-luoshi': '1', ...pickRequestId(random) },
      payload: undefined,
    };
    if (route.form) addForm(attempt, draw('form', route.form), random, isHostile);
    else if (route.method !== 'GET') addBody(attempt, fields.body, random, target === 'whole');
    if (target === 'headers') spoilHeaders(attempt, random);
    return attempt;
  }

  #draw(route: ApiRoute, part: string, schema: Schema, taste: Taste, random: Random): Fields {
    const key = `${route.name} ${part} ${taste}`;
    const purpose = { known: this.#known, taste, noun: nounOf(route.path) };
    const arbitrary = this.#made.get(key) ?? (toArbitrary(schema, part, purpose) as Arbitrary<Fields>);
    this.#made.set(key, arbitrary);
    return fc.sample(arbitrary, { seed: random.whole(0, 2 ** 31 - 1), numRuns: 1 })[0] ?? {};
  }
}

/** Path and query as one object, so that one generator serves all. */
function toSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters
      .filter(({ in: where, required }) => required || where === 'path')
      .map(({ name }) => name),
  };
}

function pickTarget(route: ApiRoute, random: Random): string {
  const targets = [
    ...(route.params.length > 0 ? ['path'] : []),
    ...(route.query.length > 0 ? ['query', 'query', 'query'] : []),
    ...(route.body ? ['body', 'body', 'body', 'body', 'whole'] : []),
    'headers',
  ];
  return random.pick(targets);
}

const spoilTexts = (fields: Fields, random: Random): Fields => {
  const [name] = Object.keys(fields).length > 0 ? [random.pick(Object.keys(fields))] : ['extra'];
  return { ...fields, [name]: random.pick(HOSTILE_TEXTS).slice(0, 2_000) || ' ' };
};

/** A field that is odd, given twice, or unknown. */
function spoilQuery(fields: Fields, random: Random): Fields {
  const text = () => random.pick(HOSTILE_TEXTS).slice(0, 6_000);
  const name = random.pick([...Object.keys(fields), 'unknown', '__proto__x', 'sort', 'limit']);
  if (random.hit(0.2)) return { ...fields, [name]: [toWord(fields[name] ?? '1'), text()] };
  if (random.hit(0.1)) {
    const { [name]: _, ...rest } = fields;
    return rest;
  }
  return { ...fields, [name]: text() };
}

function toUrl({ path }: ApiRoute, places: Record<string, string>, query: Fields): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(places[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = given.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${encode(name)}=${encode(toWord(one))}`),
  );
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
}

/** Some requests are named, a few by a name that was used before. */
function pickRequestId(random: Random): Record<string, string> {
  if (random.hit(0.7)) return {};
  const made = () => `drill-${random.whole(10_000_000, 99_999_999)}`;
  return { 'x-request-id': random.hit(0.2) ? random.pick(REQUEST_IDS) : made() };
}

function addBody(attempt: Attempt, body: Fields, random: Random, isSpoilt: boolean): void {
  attempt.headers['content-type'] = 'application/json';
  attempt.payload = isSpoilt ? random.pick(HOSTILE_BODIES) : toJson(body);
}

const toPart = (name: string, value: string): Buffer =>
  Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);

function toFilePart({ name, media, content }: JunkFile): Buffer {
  const title = name.replaceAll(/["\r\n]/g, '%22');
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${title}"\r\ncontent-type: ${media}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')]);
}

function addForm(attempt: Attempt, drawn: Fields, random: Random, isHostile: boolean): void {
  const { file: _, ...rest } = drawn;
  const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const sent = isHostile && random.hit(0.5) ? (spoil(fields, random) as Fields) : fields;
  const parts = Object.entries(sent ?? {}).map(([name, value]) => toPart(name, toWord(value)));
  const file = toFilePart(makeJunkFile(random));
  const end = Buffer.from(`--${BOUNDARY}--\r\n`);
  const isWhole = !isHostile || random.hit(0.6);
  const order = isWhole ? [...parts, file] : random.pick([[file, ...parts], parts, [...parts, file, file]]);
  const whole = Buffer.concat([...order, end]);
  attempt.headers['content-type'] = `multipart/form-data; boundary=${BOUNDARY}`;
  attempt.payload =
    isHostile && random.hit(0.2) ? whole.subarray(0, random.whole(0, whole.length - 1)) : whole;
}

function spoilHeaders(attempt: Attempt, random: Random): void {
  const odd: Record<string, string>[] = [
    { 'x-request-id': random.pick(['', 'x'.repeat(5_000), "'; --", '../../x']) },
    { 'content-type': random.pick(HOSTILE_MEDIA) },
    { 'x-luoshi': '' },
    {
      cookie: random.pick(['luoshi=', 'luoshi=%00', `luoshi=${'x'.repeat(43)}`, 'luoshi=a; luoshi=b', ';;=']),
    },
    { 'x-unattended': '1' },
    { 'if-none-match': '*', 'accept-language': 'x'.repeat(2_000), accept: 'application/xml' },
    { 'content-encoding': 'gzip' },
    { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  ];
  Object.assign(attempt.headers, random.pick(odd));
}
