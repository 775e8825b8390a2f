import { z } from 'zod';

/**
 * A finding that only a person can answer, asked once for all cells that raise it:
 * `unit` which unit a name means, `leader` which leader, `nature` which 建设性质 a word means, `reporting` who reports,
 * `cell` what a mixed or unreadable cell says, `same` whether a row is a project that is there already,
 * `twice` what to do with a row that the file holds twice, `parent` which bundle a name means.
 */
export const QUESTION_KINDS = [
  'unit',
  'leader',
  'nature',
  'reporting',
  'cell',
  'same',
  'twice',
  'parent',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const ImportQuestion = z.object({
  key: z.string(),
  kind: z.enum(QUESTION_KINDS),
  /** What the cell shows. */
  text: z.string(),
  sentence: z.string(),
  /** First cell that raises it. */
  address: z.string(),
  /** Number of cells that raise it. */
  count: z.number().int(),
  /** Offered answers: the value that is kept and its words. */
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** What a free answer looks like; null when only the choices may be given. */
  free: z.enum(['unit', 'yuan', 'day', 'number']).nullable(),
});
export type ImportQuestion = z.infer<typeof ImportQuestion>;

/** Questions of one import; those with the same key are asked once. */
export class QuestionList {
  private readonly byKey = new Map<string, ImportQuestion>();

  add(question: Omit<ImportQuestion, 'count'>): void {
    const known = this.byKey.get(question.key);
    if (known) known.count++;
    else this.byKey.set(question.key, { ...question, count: 1 });
  }

  list(): ImportQuestion[] {
    return [...this.byKey.values()];
  }
}
