import { THRESHOLD_KINDS, type Threshold, type ThresholdRules } from '#core/enterprises/enterprise.ts';

export type LineFault = 'day' | 'twice' | 'paper';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with each line: no day from which it holds, two of a kind from one day, a paper of one letter or a whole sentence. */
export const listLineFaults = (lines: readonly Threshold[]): (LineFault | null)[] =>
  lines.map(({ kind, validFrom, papers }, at) => {
    if (!DAY.test(validFrom)) return 'day';
    if (lines.some((one, place) => place < at && one.kind === kind && one.validFrom === validFrom))
      return 'twice';
    return papers.every((paper) => paper.trim().length >= 2 && paper.trim().length <= 40) ? null : 'paper';
  });

/** Lines as they are kept: by kind and day, a new one resting on the ground of this act. */
export function toKeptRules(rules: ThresholdRules, source: string): ThresholdRules {
  const place = ({ kind, validFrom }: Threshold) => `${THRESHOLD_KINDS.indexOf(kind)} ${validFrom}`;
  const thresholds = rules.thresholds
    .map((line) => ({ ...line, basis: line.basis || source.trim().slice(0, 100) }))
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  return { ...rules, thresholds };
}
