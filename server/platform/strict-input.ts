import { z } from 'zod';

type Parts = Record<string, unknown>;
type Rebuilt = z.ZodType & { clone(def: unknown): z.ZodType };
type Said = (issue: { code: string; keys?: string[] }) => string | undefined;

const made = new WeakMap<z.ZodType, z.ZodType>();

/** An object that keeps what it does not know, or holds it to a schema of its own, stays as open as it was meant. */
const isOpen = ({ catchall }: Parts): boolean => catchall !== undefined && !(catchall instanceof z.ZodNever);

const MOST_NAMED = 8;
const LONGEST_NAMED = 60;

/** Names that somebody sent, as they may be repeated to him: a few, none of them long. */
export function nameFields(names: readonly string[]): string {
  const few = [...new Set(names)].slice(0, MOST_NAMED).map((name) => name.slice(0, LONGEST_NAMED));
  return few.join('、');
}

function sayUnknown(keys: readonly string[], known: readonly string[]): string {
  const allowed = known.length > 0 ? `可填：${known.join('、')}` : '这里不填任何内容';
  return `没有“${nameFields(keys)}”这一栏；${allowed}`;
}

function tightenObject(schema: Rebuilt, def: Parts): z.ZodType {
  const fields = Object.entries(def.shape as Record<string, z.ZodType>);
  const shape = Object.fromEntries(fields.map(([name, field]) => [name, toStrict(field)]));
  if (isOpen(def)) return schema.clone({ ...def, shape });
  const sayOther = def.error as Said | undefined;
  const error: Said = (issue) =>
    issue.code === 'unrecognized_keys' ? sayUnknown(issue.keys ?? [], Object.keys(shape)) : sayOther?.(issue);
  return schema.clone({ ...def, shape, catchall: z.never(), error });
}

/** The names under which a schema holds others: what is wrapped, what a list, record or choice is made of. */
const ONE_WITHIN = ['innerType', 'element', 'valueType', 'rest', 'in'];
const SEVERAL_WITHIN = ['options', 'items'];

function tighten(schema: Rebuilt): z.ZodType {
  const def = schema._zod.def as unknown as Parts;
  if (schema instanceof z.ZodObject) return tightenObject(schema, def);
  const changed: Parts = {};
  for (const name of ONE_WITHIN) if (def[name] instanceof z.ZodType) changed[name] = toStrict(def[name]);
  for (const name of SEVERAL_WITHIN)
    if (Array.isArray(def[name])) changed[name] = (def[name] as z.ZodType[]).map(toStrict);
  return Object.keys(changed).length > 0 ? schema.clone({ ...def, ...changed }) : schema;
}

/**
 * The same schema, in which every object at every depth refuses fields that it does not know and says which ones it has.
 * A contract says what may be there; here, at the one place through which all input goes, the rest is refused instead of
 * being left out in silence. The description of the API is made from it too.
 */
export function toStrict<S extends z.ZodType>(schema: S): S {
  const known = made.get(schema) ?? tighten(schema as unknown as Rebuilt);
  made.set(schema, known);
  made.set(known, known);
  return known as S;
}
