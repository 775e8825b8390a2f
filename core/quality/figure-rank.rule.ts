import { z } from 'zod';
import { compare, type Fraction } from '#core/platform/public.ts';
import { describeSchemaProblem, readFigures } from './figure-inputs.ts';
import { type FigureKind, type FigureOutcome, notComputable } from './figure-kind.ts';
import { parsePrintedFigure } from './printed-figure.ts';

export type RankDirection = 'asc' | 'desc';
export interface NamedValue {
  name: string;
  value: Fraction;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schema = z.object({
  values: z.custom<Record<string, unknown>>(isRecord),
  direction: z.enum(['asc', 'desc']),
});

/** Where a value stands among all: how many are strictly better, how many different better values, how many equal. */
interface Standing {
  better: number;
  distinct: number;
  tied: number;
}

function deriveStandings(values: readonly NamedValue[], direction: RankDirection): Map<string, Standing> {
  const sign = direction === 'desc' ? -1 : 1;
  const sorted = [...values].sort((a, b) => compare(a.value, b.value) * sign);
  const groups: NamedValue[][] = [];
  for (const each of sorted) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && compare(group[0].value, each.value) === 0) group.push(each);
    else groups.push([each]);
  }
  const standings = new Map<string, Standing>();
  let better = 0;
  groups.forEach((group, distinct) => {
    for (const { name } of group) standings.set(name, { better, distinct, tied: group.length });
    better += group.length;
  });
  return standings;
}

/**
 * Standard competition ranking on the printed values (handbook 3.5): 1 + the number of strictly better ones,
 * so equal values share a rank and the next is skipped.
 */
export function deriveRanks(values: readonly NamedValue[], direction: RankDirection): Map<string, number> {
  return new Map([...deriveStandings(values, direction)].map(([name, { better }]) => [name, better + 1]));
}

/**
 * `rank {values: {name: value}, direction}`; printed `{name: rank}`. Nulls, blanks and dashes are unranked.
 * A tie printed as 1, 2, 2, 3 or as 1, 2, 3, 4 is inconsistent, and the sentence names that way of ranking.
 */
export const rankFigure: FigureKind = {
  kind: 'rank',
  check: (entry, printed) => {
    const inputs = schema.safeParse(entry);
    if (!inputs.success) return notComputable(describeSchemaProblem(inputs.error));
    const { values, direction } = inputs.data;
    const read = readNamedValues(values);
    if (!read.ok) return notComputable(read.reason);
    if (read.named.length === 0) return notComputable('values（数值）中没有可以排位的数');
    const ranks = deriveRanks(read.named, direction);
    const computed = Object.fromEntries(Object.keys(values).map((name) => [name, ranks.get(name) ?? null]));
    if (!isRecord(printed)) return notComputable('printed（印出位次）应为“名称: 位次”的列表', computed);
    return judgeRanks(computed, printed, read.named, direction);
  },
};

function readNamedValues(
  values: Record<string, unknown>,
): { ok: true; named: NamedValue[] } | { ok: false; reason: string } {
  const present = Object.entries(values).filter(([, raw]) => {
    const reading = parsePrintedFigure(raw, true);
    return reading.ok || (reading.kind !== 'blank' && reading.kind !== 'dash');
  });
  const read = readFigures(
    present.map(([name, raw]) => ({ field: `values.${name}`, label: '数值', raw, words: true })),
  );
  if (!read.ok) return read;
  return {
    ok: true,
    named: present.flatMap(([name], index) => {
      const figure = read.figures[index];
      return figure === undefined ? [] : [{ name, value: figure.value }];
    }),
  };
}

function judgeRanks(
  computed: Record<string, number | null>,
  printed: Record<string, unknown>,
  named: readonly NamedValue[],
  direction: RankDirection,
): FigureOutcome {
  const names = [...new Set([...Object.keys(computed), ...Object.keys(printed)])];
  const given = new Map<string, number | null>();
  for (const name of names) {
    const rank = parsePrintedRank(Object.hasOwn(printed, name) ? printed[name] : null);
    if (rank === undefined) return notComputable(`printed.${name}（印出位次）不是名次`, computed);
    given.set(name, rank);
  }
  const wrong = names.filter(
    (name) => given.get(name) !== (Object.hasOwn(computed, name) ? computed[name] : null),
  );
  const head = `位次：${named.length}个数按${direction === 'desc' ? '从高到低' : '从低到高'}排列，并列同位、其后顺延`;
  const judged = { computed, rounded: computed };
  if (wrong.length === 0) return { ...judged, verdict: 'match', sentence: `${head}，与印出位次一致。` };
  const listed = wrong.slice(0, 5).map((name) => describeWrong(name, computed, given));
  const more = wrong.length > 5 ? `等${wrong.length}处` : '';
  // A name without a value says nothing about how the others were ranked.
  const isOfRanks = wrong.some((name) => Object.hasOwn(computed, name));
  const cause = isOfRanks ? findRankCause(given, named, direction) : '';
  return { ...judged, verdict: 'inconsistent', sentence: `${head}；${listed.join('；')}${more}${cause}。` };
}

function describeWrong(
  name: string,
  computed: Record<string, number | null>,
  given: Map<string, number | null>,
): string {
  if (!Object.hasOwn(computed, name)) return `${name}不在所列数值中`;
  const right = computed[name];
  const shown = given.get(name);
  const printed = shown === null ? '未印出位次' : `印出第${shown}位`;
  return right === null ? `${name}无数据不排位，${printed}` : `${name}应为第${right}位，${printed}`;
}

/** `2`, `第2位`, `并列第2名`, `2（并列）`; null for nothing given; undefined for what is no rank. */
export function parsePrintedRank(raw: unknown): number | null | undefined {
  if (raw === null || raw === undefined) return null;
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const text = String(raw).replaceAll(/并列|同为|[（(][^）)]*[）)]|[第位名\s]/g, '');
  const reading = parsePrintedFigure(text);
  if (!reading.ok) return reading.kind === 'blank' || reading.kind === 'dash' ? null : undefined;
  const { num, den } = reading.figure.value;
  return num > 0n ? Number(num) / Number(den) : undefined;
}

/** Which other way of ranking gives just the printed ranks. */
function findRankCause(
  given: Map<string, number | null>,
  named: readonly NamedValue[],
  direction: RankDirection,
): string {
  const standings = [...deriveStandings(named, direction)];
  const fits = (rank: (standing: Standing) => number): boolean =>
    standings.every(([name, standing]) => given.get(name) === rank(standing));
  if (fits(({ distinct }) => distinct + 1)) return '，系并列后未顺延的密集排位（1、2、2、3）';
  if (fits(({ better, tied }) => better + tied)) return '，系并列取末位的排位（1、3、3、4）';
  if (fits(({ better, tied }) => better + (tied + 1) / 2)) return '，系并列取平均的排位（1、2.5、2.5、4）';
  if (isOrdinal(given, standings)) return '，系相同数值未并列的顺序排位（1、2、3、4）';
  const reversed = deriveRanks(named, direction === 'desc' ? 'asc' : 'desc');
  return named.every(({ name }) => given.get(name) === reversed.get(name)) ? '，系高低方向排反' : '';
}

/** Every rank used once, each within the places that its tie takes up. */
function isOrdinal(given: Map<string, number | null>, standings: readonly [string, Standing][]): boolean {
  const used = new Set(standings.map(([name]) => given.get(name)));
  return (
    used.size === standings.length &&
    standings.every(([name, { better, tied }]) => {
      const rank = given.get(name) ?? 0;
      return Number.isInteger(rank) && rank > better && rank <= better + tied;
    })
  );
}
