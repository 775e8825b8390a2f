// An input that a route's schema accepts, made from the schema itself and from things that exist.
import { z } from 'zod';

type Shape = Record<string, unknown> & {
  type?: string | string[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  minLength?: number;
  minItems?: number;
  prefixItems?: Shape[];
};

/** Texts tried where a pattern is wanted. */
const TEXTS = [
  '1',
  '2026-10',
  '2026',
  '2026-10-20',
  '2026-10-20T10:00:00+08:00',
  'abc',
  'ABC',
  'A1',
  '09:00',
  '123456',
  'x'.repeat(43),
  'a@b.example',
];

function buildText(shape: Shape, name: string, known: Readonly<Record<string, string>>): string {
  const fitting = shape.pattern ? new RegExp(shape.pattern, 'u') : undefined;
  const stated = known[name];
  if (stated !== undefined && (!fitting || fitting.test(stated))) return stated;
  if (shape.format === 'email') return 'a@b.example';
  if (shape.format === 'date') return '2026-10-20';
  const found = fitting && TEXTS.find((text) => fitting.test(text));
  return found ?? '测试文字'.repeat(Math.ceil(Math.max(1, shape.minLength ?? 1) / 4));
}

/** Ids of things that exist are named where they may be. */
const listLength = (
  { minItems = 0 }: Shape,
  name: string,
  known: Readonly<Record<string, string>>,
): number =>
  name.endsWith('Ids') && known[name.slice(0, -1)] !== undefined ? Math.max(1, minItems) : minItems;

/** The least that satisfies a schema: what must be there, the first of each choice. */
export function buildInput(shape: Shape, name: string, known: Readonly<Record<string, string>>): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum)
    return known[name] !== undefined && shape.enum.includes(known[name]) ? known[name] : shape.enum[0];
  const choice = shape.anyOf ?? shape.oneOf;
  if (choice?.some(({ type }) => type === 'null') && known[name] === undefined) return null;
  if (choice?.[0]) return buildInput(choice[0], name, known);
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (type === 'object' || shape.properties) {
    const wanted = shape.required ?? [];
    return Object.fromEntries(
      wanted.map((key) => [key, buildInput(shape.properties?.[key] ?? {}, key, known)]),
    );
  }
  if (type === 'array')
    return shape.prefixItems
      ? shape.prefixItems.map((one) => buildInput(one, name, known))
      : Array.from({ length: listLength(shape, name, known) }, () =>
          buildInput(shape.items ?? {}, name.replace(/s$/, ''), known),
        );
  if (type === 'integer' || type === 'number') {
    const stated = Number(known[name]);
    return Number.isFinite(stated) ? stated : Math.max(shape.minimum ?? 1, name === 'year' ? 2026 : 1);
  }
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return buildText(shape, name, known);
}

export const toShape = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
