// From a schema of the description to values that fit it: ordinary ones, or those at its bounds.
import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from './api-description.ts';
import { HOSTILE_TEXTS } from './hostile-values.ts';
import { type KnownValues, toValueName } from './known-values.ts';

export type Taste = 'ordinary' | 'bound';

/** What the values are made for: the names under which values were seen, and how near to the bounds to go. */
export interface Purpose {
  known: KnownValues;
  taste: Taste;
  /** The noun of the route: what a plain `id` is of. */
  noun: string;
}

const WORDS = ['竹坪寨', '甘溪镇', '用地', '道路工程', '已完成', '县政府', 'Luoshi', '2026-11', '一', '12.5'];
const DAYS = ['2026-11-21', '2026-11-20', '2026-12-31', '2026-01-01', '2025-06-30', '2027-03-15'];
const FAR_DAYS = ['1900-01-01', '9999-12-31', '0001-01-01', '2024-02-29', '1582-10-10'];
const PERIODS = ['2026-11', '2026-10', '2026-09', '2025-12', '2026'];
const FAR_PERIODS = ['1900-01', '2099-12', '2026-W53', '2026-11-X3', '2026-13'];
const ID = '^\\d{1,18}$';
const ABSENT_IDS = ['999999', '0', '1', '999999999999999999', '000001'];
const MOST_ROWS = 4;
const MOST_ROWS_AT_BOUND = 40;
const LONGEST = 5_000;
/** Of a hundred: with every filter of a list set at once nothing would ever be answered. */
const OPTIONAL_SHARE = 30;
const MOST_WHOLE = Number.MAX_SAFE_INTEGER;

/** A value seen before under that name, most of the time; otherwise one that is made. */
function seenOrMade(made: Arbitrary<unknown>, name: string, share: number, purpose: Purpose) {
  const known = toValueName(name, purpose.noun);
  return fc.tuple(fc.nat(99), fc.nat(), made).map(([chance, roll, value]) => {
    const seen = chance < share ? purpose.known.pick(known, roll) : undefined;
    return typeof seen === typeof value ? seen : value;
  });
}

function toTextOf(schema: Schema, { taste }: Purpose): Arbitrary<string> {
  const { minLength = 0, maxLength = LONGEST } = schema;
  const fit = (text: string) => text.padEnd(minLength, '长').slice(0, maxLength);
  if (taste === 'ordinary') return fc.constantFrom(...WORDS).map(fit);
  const longest = '界'.repeat(Math.min(maxLength, LONGEST));
  return fc.constantFrom(...HOSTILE_TEXTS, longest, '').map(fit);
}

const listPeriods = (pattern: string, isFar: boolean): string[] =>
  [...PERIODS, ...(isFar ? FAR_PERIODS : [])].filter((period) => new RegExp(pattern).test(period));

function toPatterned(schema: Schema & { pattern: string }, name: string, purpose: Purpose) {
  const { pattern, format } = schema;
  const isFar = purpose.taste === 'bound';
  if (format === 'date') return fc.constantFrom(...(isFar ? [...FAR_DAYS, ...DAYS] : DAYS));
  if (format === 'date-time')
    return fc.constantFrom(...(isFar ? FAR_DAYS : DAYS)).map((day) => `${day}T18:00:00+08:00`);
  if (pattern === ID) return seenOrMade(fc.constantFrom(...ABSENT_IDS), name, isFar ? 80 : 94, purpose);
  if (pattern === '^\\d{4}$') return fc.constantFrom('2026', '2025');
  if (pattern.startsWith('^(19|20)'))
    return seenOrMade(fc.constantFrom(...listPeriods(pattern, isFar)), name, 40, purpose);
  return seenOrMade(fc.stringMatching(new RegExp(pattern, 'u')), name, 60, purpose);
}

function toText(schema: Schema, name: string, purpose: Purpose): Arbitrary<unknown> {
  if (schema.pattern) return toPatterned({ ...schema, pattern: schema.pattern }, name, purpose);
  return seenOrMade(toTextOf(schema, purpose), name, purpose.taste === 'bound' ? 10 : 45, purpose);
}

function toNumber(schema: Schema, name: string, purpose: Purpose): Arbitrary<unknown> {
  const least =
    schema.minimum ?? (schema.exclusiveMinimum !== undefined ? schema.exclusiveMinimum + 1 : -MOST_WHOLE);
  const most = schema.maximum ?? MOST_WHOLE;
  const fit = (value: number) => Math.min(most, Math.max(least, value));
  if (purpose.taste === 'bound')
    return fc.constantFrom(...[least, most, -0, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 1e15].map(fit));
  const small = fc.constantFrom(...[0, 1, 2, 3, 5, 10, 50, 2026].map(fit));
  return seenOrMade(small, name, 60, purpose);
}

function toRows(schema: Schema, name: string, purpose: Purpose): Arbitrary<unknown> {
  const { items = {}, prefixItems, minItems = 0, maxItems = MOST_WHOLE } = schema;
  if (prefixItems) return fc.tuple(...prefixItems.map((one) => toArbitrary(one, name, purpose)));
  const one = toArbitrary(items, name, purpose);
  const most = Math.max(minItems, Math.min(maxItems, MOST_ROWS));
  const some = fc.array(one, { minLength: minItems, maxLength: most });
  if (purpose.taste === 'ordinary') return some;
  const many = Math.max(minItems, Math.min(maxItems, MOST_ROWS_AT_BOUND));
  return fc.oneof(some, fc.array(one, { minLength: many, maxLength: many }));
}

const leaveOut = ([chance, value]: [number, unknown]): unknown =>
  chance < OPTIONAL_SHARE ? value : undefined;

function toRecord(schema: Schema, name: string, purpose: Purpose): Arbitrary<unknown> {
  const { properties, additionalProperties, propertyNames, required = [] } = schema;
  if (properties) {
    const entries = Object.entries(properties).map(([key, one]) => {
      const made = toArbitrary(one, key, purpose);
      return [key, required.includes(key) ? made : fc.tuple(fc.nat(99), made).map(leaveOut)];
    });
    return fc.record(Object.fromEntries(entries) as Record<string, Arbitrary<unknown>>, {
      noNullPrototype: true,
    });
  }
  if (typeof additionalProperties !== 'object') return fc.constant({});
  const keys = toArbitrary(propertyNames ?? { type: 'string' }, `${name}Key`, purpose).map(String);
  return fc.dictionary(keys, toArbitrary(additionalProperties, name, purpose), {
    maxKeys: MOST_ROWS,
    noNullPrototype: true,
  });
}

const SCALARS: Readonly<Record<string, Arbitrary<unknown>>> = {
  boolean: fc.boolean(),
  null: fc.constant(null),
};

/** Values that fit the schema; `name` is the name of the field, by which known values are found. */
export function toArbitrary(schema: Schema, name: string, purpose: Purpose): Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => toArbitrary(one, name, purpose)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const { type } = schema;
  if (Array.isArray(type))
    return fc.oneof(...type.map((one) => toArbitrary({ ...schema, type: one }, name, purpose)));
  if (type === 'string') return toText(schema, name, purpose);
  if (type === 'integer' || type === 'number') return toNumber(schema, name, purpose);
  if (type === 'array') return toRows(schema, name, purpose);
  if (type === 'object') return toRecord(schema, name, purpose);
  return SCALARS[type ?? ''] ?? fc.jsonValue({ maxDepth: 2 });
}
