import type { Run } from './content-model.ts';
import type { FigureRef } from './figure-ref.ts';

/**
 * The grammar of generated sentences. A clause that lacks one of its parts is null and disappears; a
 * sentence of no clauses disappears; so no template ever prints a hole, an empty list or a lone comma.
 */
export type Part = string | Run | readonly Run[] | null;

export function plain(text: string): Run {
  return { text, figure: null };
}

export function slot(text: string, figure: FigureRef): Run {
  return { text, figure };
}

/** A part that is deliberately empty: the clause around it stays. */
export const NOTHING: Run = plain('');

/** The part, or nothing at all in its place, without taking the clause away. */
export function optional(part: readonly Run[] | null): Part {
  return part === null || part.length === 0 ? NOTHING : part;
}

/** Null when the text is null, so that the clause around it disappears. */
export function slotOrNull(text: string | null, figure: FigureRef): Run | null {
  return text === null ? null : slot(text, figure);
}

function toRuns(part: Exclude<Part, null>): readonly Run[] {
  if (typeof part === 'string') return part === '' ? [] : [plain(part)];
  return 'text' in part ? [part] : part;
}

/** Neighbouring plain runs become one, so that equal wording has one form. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.figure === null && run.text === '') continue;
    if (last && last.figure === null && run.figure === null) {
      merged[merged.length - 1] = plain(last.text + run.text);
    } else merged.push(run);
  }
  return merged;
}

/** `` clause`共有项目${count}个` `` → runs, or null as soon as one part is null or an empty list. */
export function clause(words: TemplateStringsArray, ...parts: Part[]): Run[] | null {
  const runs: Run[] = [];
  for (const [index, word] of words.entries()) {
    runs.push(...toRuns(word));
    if (index >= parts.length) continue;
    const part = parts[index] ?? null;
    if (part === null) return null;
    const partRuns = toRuns(part);
    if (partRuns.length === 0) return null;
    runs.push(...partRuns);
  }
  return mergeRuns(runs);
}

/** Joins what is there by a separator; null when nothing is there. */
export function joinParts(parts: readonly (readonly Run[] | null)[], separator: string): Run[] | null {
  const present = parts.filter((part): part is readonly Run[] => part !== null && part.length > 0);
  if (present.length === 0) return null;
  return mergeRuns(present.flatMap((part, index) => (index === 0 ? part : [plain(separator), ...part])));
}

/** Clauses joined by commas and closed by a full stop; null without any clause. */
export function sentence(...clauses: readonly (readonly Run[] | null)[]): Run[] | null {
  const joined = joinParts(clauses, '，');
  return joined && mergeRuns([...joined, plain('。')]);
}

/** Sentences one after another; null without any. */
export function text(...sentences: readonly (readonly Run[] | null)[]): Run[] | null {
  return joinParts(sentences, '');
}

/**
 * Words typed by people, made fit to stand inside a generated sentence: spaces and line breaks become
 * nothing, closing punctuation goes, control characters go. Empty becomes null.
 */
export function toInlineText(typed: string | null | undefined): string | null {
  if (typed == null) return null;
  const clean = typed
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/([\p{Script=Han}，。；、：]) (?=[\p{Script=Han}，。；、：])/gu, '$1')
    .replace(/([，。；、：,;])\1+/gu, '$1')
    .replace(/^[，。；、：！？,.;:!?\s]+|[，。；、：！？,.;:!?\s]+$/gu, '');
  return clean === '' ? null : clean;
}
