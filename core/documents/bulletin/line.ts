import type { Paragraph, Run } from '../content-model.ts';

/** So many are named in one line; the others stand in the annex. */
export const MOST_NAMED = 5;

/**
 * A line of the text under its rule's id, with a heading that runs into it; null when there is nothing to
 * say. `unnamedRuns` is what stands there when the leader decides not to name.
 */
export function toLine(
  id: string,
  lead: string | null,
  runs: Run[] | null,
  unnamedRuns: Run[] | null = null,
): Paragraph | null {
  if (runs === null || runs.length === 0) return null;
  return {
    kind: 'paragraph',
    id,
    rule: id,
    lead: lead === null ? null : { level: 2, text: lead },
    runs,
    unnamedRuns,
    align: 'body',
  };
}
