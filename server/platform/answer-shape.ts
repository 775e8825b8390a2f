import fastJson from 'fast-json-stringify';
import { z } from 'zod';

/** Narrower than what stands in the database; among several shapes an answer is told by its type alone. */
const LIMITS = ['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'] as const;

/** The shape by which answers are written: what was taken in once must be shown, also where two judges of a form differ. */
function toAnswerShape(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return schema;
  return z.toJSONSchema(schema, {
    ...{ target: 'draft-7', io: 'output' },
    override: ({ jsonSchema }) => {
      for (const limit of LIMITS) delete jsonSchema[limit];
    },
  });
}

type Writer = ReturnType<typeof fastJson>;
const writers = new WeakMap<object, Writer>();

/** Writes answers of a shape. One serves all routes that give the same, HEAD beside GET among them: their texts are long, and are kept. */
export function compileAnswer(schema: object): Writer {
  const known = writers.get(schema);
  if (known) return known;
  const writer = fastJson(toAnswerShape(schema) as Parameters<typeof fastJson>[0]);
  writers.set(schema, writer);
  return writer;
}
