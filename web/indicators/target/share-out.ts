import type { TargetInput, TargetKind } from '#core/indicators/target.ts';
import { add, type DecimalText, subtract, toDecimalText, toFraction } from '#core/platform/public.ts';
import { FIGURE } from './read-target.ts';
import type { Targets } from './target-words.ts';

interface Part {
  code: string;
  name: string;
  shortName: string;
}

/**
 * A pasted block: a column of figures goes down from the field it was pasted in, a column of names and one of figures to those it
 * names. Null: one single figure, which the field takes by itself.
 */
export function readShares(
  text: string,
  parts: readonly Part[],
  from: number,
): Record<string, string> | null {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length === 0 || (rows.length === 1 && (rows[0]?.length ?? 0) === 1)) return null;
  const shares: Record<string, string> = {};
  for (const [at, cells] of rows.entries()) {
    const named = cells.length > 1;
    const part = named
      ? parts.find(({ code, name, shortName }) => [code, name, shortName].includes(cells[0] ?? ''))
      : parts[from + at];
    if (part) shares[part.code] = (named ? (cells[1] ?? '') : (cells[0] ?? '')).replaceAll(',', '');
  }
  return shares;
}

/** What the parts make together, and by how much they miss the whole. */
export function sumShares(
  figures: readonly string[],
  whole: DecimalText | null,
): { sum: DecimalText | null; gap: DecimalText | null } {
  const filled = figures.filter((figure) => FIGURE.test(figure)).map(toFraction);
  if (filled.length === 0) return { sum: null, gap: null };
  const sum = filled.reduce(add);
  return {
    sum: toDecimalText(sum),
    gap: whole === null ? null : toDecimalText(subtract(sum, toFraction(whole))),
  };
}

/** The targets that were changed, each with what else stands for it. */
export function toShareTargets(
  { targets }: Pick<Targets, 'targets'>,
  act: { indicator: string; kind: TargetKind; basis: string },
  typed: Readonly<Record<string, string>>,
): TargetInput[] {
  return Object.entries(typed).flatMap(([subject, text]) => {
    const standing = targets.find(
      (one) =>
        one.isStanding && one.indicator === act.indicator && one.subject === subject && one.kind === act.kind,
    );
    const value = text === '' ? null : text;
    if (value === (standing?.value ?? null)) return [];
    return [
      {
        ...{ indicator: act.indicator, kind: act.kind, basis: act.basis, subject, value, months: null },
        ...{ growth: standing?.growth ?? null, rank: standing?.rank ?? null },
        ...{ leadOrgId: standing?.leadOrgId ?? null, supportingOrgIds: standing?.supportingOrgIds ?? [] },
      },
    ];
  });
}
