/** Which industries, areas, enterprises and parts pull and which hold back (IN-17), with the residual that closes the sum. */
import type { EconomyContribution, EconomyFacts, EconomyRow, PartKind } from '#core/indicators/public.ts';
import { compare, type DecimalText, toFraction } from '#core/platform/public.ts';
import type { Run } from '../content-model.ts';
import { signOf, withoutSign } from '../printed-figure.ts';
import { clause, joinParts, NOTHING, sentence, text } from '../wording.ts';
import { type FigurePen, findIdAt, printedSign, printPercentPoint, saySpan } from './economy-figures.ts';
import { sayNames, sayShortGrowth } from './indicator-words.ts';

type Words = Run[] | null;
type PartLine = EconomyContribution['result']['parts'][number];

export const PART_WORDS: Record<PartKind, { lead: string; counter: string | null }> = {
  sector: { lead: '分行业看', counter: '个行业' },
  region: { lead: '分区域看', counter: null },
  'enterprise-group': { lead: '分企业看', counter: '组企业' },
  indicator: { lead: '分构成看', counter: '个分项' },
};

export const findIndicatorRow = ({ rows }: EconomyFacts, code: string): EconomyRow | undefined =>
  rows.find(({ indicator }) => indicator.code === code);

/** The values on which a part's figure stands. */
export const idsOfPart = (one: EconomyContribution, key: string): (string | null)[] => [
  one.parts.find((part) => part.key === key)?.figure?.valueId ?? null,
];
export const idsOfParts = (one: EconomyContribution): (string | null)[] => [
  one.whole.valueId,
  ...one.parts.map(({ figure }) => figure?.valueId ?? null),
];

const byPull =
  (sign: 1 | -1) =>
  (a: PartLine, b: PartLine): number =>
    sign * compare(toFraction(a.pull ?? '0'), toFraction(b.pull ?? '0'));
export const listPulling = ({ result }: EconomyContribution): PartLine[] =>
  result.parts.filter(({ pull }) => printedSign(pull) === 1).sort(byPull(-1));
export const listHolding = ({ result }: EconomyContribution): PartLine[] =>
  result.parts.filter(({ pull }) => printedSign(pull) === -1).sort(byPull(1));

/** 拉动2.1个百分点, 下拉1.2个百分点. */
function sayPull(pull: DecimalText | null, pen: FigurePen, ids: (string | null)[]): Words {
  const printed = printPercentPoint(pull);
  if (printed === null) return null;
  const sign = signOf(printed);
  if (sign === 0) return clause`${pen.run('影响不足0.1个百分点', ids, 'indicator_pull')}`;
  return clause`${sign > 0 ? '拉动' : '下拉'}${pen.run(withoutSign(printed), ids, 'indicator_pull')}个百分点`;
}

function sayPart(part: PartLine, one: EconomyContribution, pen: FigurePen): Words {
  const ids = idsOfPart(one, part.key);
  const { isFalling, wholeGrowth } = one.result;
  const share = printPercentPoint(part.contribution);
  // Below a falling whole a share is a share of the fall, and of a whole that hardly moves it says nothing.
  const isTold = !isFalling && printedSign(wholeGrowth) !== 0 && signOf(share ?? '0') > 0;
  const words = joinParts(
    [
      part.growth === null ? null : clause`${pen.run(sayShortGrowth(part.growth), ids, 'indicator_growth')}`,
      sayPull(part.pull, pen, [...ids, one.whole.valueId]),
      isTold
        ? clause`贡献率${pen.run(`${share}%`, [...ids, one.whole.valueId], 'indicator_contribution')}`
        : null,
    ],
    '，',
  );
  return words && clause`${part.name}（${words}）`;
}

const count = (n: number, one: EconomyContribution, pen: FigurePen): Run | null =>
  n === 0 ? null : pen.run(String(n), idsOfParts(one), 'indicator_count');

const counterOf = ({ by }: EconomyContribution, { belowWord }: EconomyFacts): string =>
  PART_WORDS[by].counter ?? `个${belowWord}`;

/** 9个行业中，6个增长、3个下降; all of one kind are said so, a single one by name. */
function sayPartCounts(one: EconomyContribution, facts: EconomyFacts, pen: FigurePen): Words {
  const counter = counterOf(one, facts);
  const known = one.result.parts.filter(({ growth }) => growth !== null);
  const of = (sign: -1 | 0 | 1) => known.filter(({ growth }) => printedSign(growth) === sign);
  if (known.length === 0) return null;
  if (known.length === 1) return clause`有数据的仅${known[0]?.name ?? NOTHING}1${counter}`;
  const words = (['增长', '下降', '持平'] as const).map((word, at) => ({
    word,
    parts: of(([1, -1, 0] as const)[at] ?? 0),
  }));
  const whole = words.find(({ parts }) => parts.length === known.length);
  if (whole) return clause`${count(known.length, one, pen)}${counter}全部${whole.word}`;
  const said = words.map(({ word, parts }) => clause`${count(parts.length, one, pen)}个${word}`);
  return clause`${count(known.length, one, pen)}${counter}中${joinParts(said, '、') ?? NOTHING}`;
}

const NUMERALS = ['', '一', '两', '三', '四', '五', '六'];

/** 三次产业增速比上半年一升两降 (IN-18): how the growths of the parts moved, where all of two to six are known. */
function sayPartMoves(one: EconomyContribution, facts: EconomyFacts, pen: FigurePen): Words {
  if (one.by !== 'indicator' || one.parts.length < 2 || one.parts.length >= NUMERALS.length) return null;
  const rows = one.parts.flatMap(({ key }) => findIndicatorRow(facts, key) ?? []);
  const signs = rows.map(({ row }) => printedSign(row.growthChange));
  const before = rows[0]?.periodBefore;
  if (rows.length < one.parts.length || signs.includes(null) || before === undefined) return null;
  const said = ([1, 0, -1] as const).map((sign) => {
    const n = signs.filter((of) => of === sign).length;
    return n === 0 ? '' : `${NUMERALS[n]}${{ 1: '升', 0: '平', [-1]: '降' }[sign]}`;
  });
  const ids = rows.flatMap((row) => [row.row.figure.valueId, findIdAt(row, row.periodBefore)]);
  const than = saySpan(rows[0]?.indicator as EconomyRow['indicator'], before, one.period);
  return clause`增速比${than}${pen.run(said.join(''), ids, 'indicator_growth_change')}`;
}

function sayResidual({ result, whole }: EconomyContribution, pen: FigurePen): Words {
  if (result.residual === null) return null;
  const pull = sayPull(result.residual.pull, pen, [whole.valueId]);
  return pull && clause`所列以外的其他部分${pull}`;
}

/** 2个行业本期未报：建材、纺织. */
function sayMissingParts(one: EconomyContribution, facts: EconomyFacts): Words {
  const { result } = one;
  const missing = result.parts.filter(({ value }) => value === null).map(({ name }) => name);
  if (missing.length === 0) return null;
  return clause`${String(result.counted)}/${String(result.parts.length)}${counterOf(one, facts)}有数据，${sayNames(missing)}未报`;
}

const MOST_PARTS = 3;

/** The two sentences of a whole and its parts: how they stand, who pulls and who holds back. */
export function sayParts(
  one: EconomyContribution,
  facts: EconomyFacts,
  pen: FigurePen,
  mostPulling = MOST_PARTS,
): Words {
  const owner = findIndicatorRow(facts, one.code);
  if (!owner) return null;
  const { indicator } = owner;
  const span = one.period === pen.period ? '' : saySpan(indicator, one.period, pen.period);
  const growth = one.result.wholeGrowth;
  const whole = clause`${span || NOTHING}${indicator.name}${growth === null ? null : pen.run(sayShortGrowth(one.whole.growth ?? growth), [one.whole.valueId], 'indicator_growth')}`;
  const list = (parts: readonly PartLine[], word: string, most = MOST_PARTS): Words => {
    const said = joinParts(
      parts.slice(0, most).map((part) => sayPart(part, one, pen)),
      '、',
    );
    return said && clause`${word}${said}`;
  };
  return text(
    sentence(
      clause`${PART_WORDS[one.by].lead}`,
      whole,
      sayPartCounts(one, facts, pen),
      sayPartMoves(one, facts, pen),
    ),
    sentence(
      list(listPulling(one), mostPulling === 1 ? '拉动最大的为' : '拉动较大的有', mostPulling),
      list(listHolding(one), '拖累较大的有'),
      sayWithoutWorst(one, mostPulling === 1 ? null : indicator.name, pen),
      mostPulling === 1 ? null : sayResidual(one, pen),
    ),
    sentence(sayMissingParts(one, facts)),
  );
}

/** 剔除建材后规模以上工业增加值增长6.6%: growth without the part that holds back most, or pulls most where none holds back. */
function sayWithoutWorst(one: EconomyContribution, name: string | null, pen: FigurePen): Words {
  const part = listHolding(one)[0] ?? listPulling(one)[0];
  if (!part || part.growthWithout === null || one.result.counted < 2) return null;
  const ids = [...idsOfPart(one, part.key), one.whole.valueId];
  return clause`剔除${part.name}后${name ?? NOTHING}${pen.run(sayShortGrowth(part.growthWithout), ids, 'indicator_growth_without')}`;
}
