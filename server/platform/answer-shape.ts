import { z } from 'zod';

/** Narrower than what stands in the database; among several shapes an answer is told by its type alone. */
const LIMITS = ['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'] as const;

/** The shape by which answers are written: what was taken in once must be shown, also where two judges of a form differ. */
export function toAnswerShape(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return schema;
  return z.toJSONSchema(schema, {
    ...{ target: 'draft-7', io: 'output' },
    override: ({ jsonSchema }) => {
      for (const limit of LIMITS) delete jsonSchema[limit];
    },
  });
}
