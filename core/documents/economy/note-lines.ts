/** What a reader has to know of the figures: their state, what is missing, what was revised. */
import type { EconomyFacts, EconomyRevision } from '#core/indicators/public.ts';
import { MOST_NAMED, toLine } from '../bulletin/line.ts';
import type { Paragraph, Run } from '../content-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { clause, joinParts, NOTHING, sentence, text, toInlineText } from '../wording.ts';
import { type FigurePen, peerIds, printLevel, printPercentPoint, saySpan } from './economy-figures.ts';
import { countRows, listUnreported } from './economy-lists.ts';
import { listMissing, sayName } from './indicator-words.ts';

type Words = Run[] | null;

const listCertain = ({ rows }: EconomyFacts, certainty: 'forecast' | 'verified') =>
  rows.filter(({ row }) => row.figure.certainty === certainty);

/** 未注明的为初步统计数; 预计数2项：… */
function sayCertainties(facts: EconomyFacts, pen: FigurePen): Words {
  const forecast = listCertain(facts, 'forecast');
  const verified = listCertain(facts, 'verified');
  const rest = facts.rows.some(({ row }) => row.figure.certainty === 'preliminary');
  const names = joinParts(
    forecast.map((one) => clause`${sayName(one, pen)}`),
    '、',
  );
  return sentence(
    rest
      ? clause`本期数据${(forecast.length + verified.length > 0 ? '未注明的' : '') || NOTHING}为初步统计数`
      : null,
    verified.length > 0 && !rest && forecast.length === 0 ? clause`本期数据为核定数` : null,
    names && clause`${names}为预计数，以正式数据为准`,
  );
}

function sayUnreported(facts: EconomyFacts, pen: FigurePen): Words {
  const unreported = listUnreported(facts);
  const names = joinParts(
    unreported.slice(0, MOST_NAMED).map((one) => clause`${sayName(one, pen)}`),
    '、',
  );
  if (names === null) return null;
  return sentence(
    unreported.length > MOST_NAMED
      ? clause`${names}等${String(unreported.length)}项指标本期未报`
      : clause`${names}本期未报`,
  );
}

/** 石门洲县未报，24项指标按9/10个县（市、区）排位. */
export function sayMissingRegions(facts: EconomyFacts, pen: FigurePen): Words {
  const short = facts.rows.filter(
    ({ ranking, peers }) => ranking !== null && ranking.rankedCount > 0 && ranking.rankedCount < peers.length,
  );
  const kinds = [
    ...new Set(short.map((one) => `${one.ranking?.rankedCount}/${one.peers.length}|${listMissing(one)}`)),
  ];
  return joinParts(
    kinds.slice(0, MOST_NAMED).map((kind) => {
      const [share = '', missing = ''] = kind.split('|');
      const rows = short.filter(
        (one) => `${one.ranking?.rankedCount}/${one.peers.length}|${listMissing(one)}` === kind,
      );
      const few = joinParts(
        rows.slice(0, 3).map((one) => clause`${sayName(one, pen)}`),
        '、',
      );
      const which = rows.length <= 3 ? few : clause`${few}等${countRows(rows, pen)}项指标`;
      const ids = rows.flatMap(({ peers }) => peerIds(peers)).slice(0, 40);
      return sentence(
        clause`${missing}`,
        clause`${which}按${pen.run(share, ids, 'indicator_count')}个${facts.peerWord}排位`,
      );
    }),
    '',
  );
}

/** 8月固定资产投资由68.20亿元修订为66.63亿元（核减重复统计的2个项目）. */
function sayRevision(one: EconomyRevision, pen: FigurePen): Words {
  const { indicator, before, after } = one;
  const isOfValue = before.value !== after.value;
  const say = (of: EconomyRevision['before']): string | null => {
    if (!isOfValue) return of.growth === null ? '未报' : `${printPercentPoint(of.growth)}%`;
    return of.value === null ? '未报' : `${printLevel(of.value, indicator)}${indicator.unit}`;
  };
  const reason = toInlineText(one.reason);
  return clause`${saySpan(indicator, one.period, pen.period)}${indicator.name}${(isOfValue ? '' : '同比增速') || NOTHING}由${pen.run(say(before), [one.earlierValueId], 'indicator_revised')}修订为${pen.run(say(after), [one.valueId], 'indicator_value')}${reason === null ? NOTHING : `（${reason}）`}`;
}

/** 与上期公布数相比有修订的: named up to five, the others stand in the annex. */
export function sayRevisions({ revisions }: EconomyFacts, pen: FigurePen): Words {
  const named = joinParts(
    revisions.slice(0, MOST_NAMED).map((one) => sayRevision(one, pen)),
    '；',
  );
  if (named === null) return null;
  const rest = revisions.length > MOST_NAMED ? `，共修订${revisions.length}个数据，详见附件` : '';
  return sentence(clause`上期公布后有修订：${named}${rest || NOTHING}`);
}

export const OPEN_MONTH_NOTE = '本月数据尚未定版，本稿仅供预览，不得印发引用';

/** 数据说明. */
export function buildNoteLine(
  facts: EconomyFacts,
  pen: FigurePen,
  lead: string | null = '数据说明。',
): Paragraph[] {
  const line = toLine(
    'economy.notes',
    lead,
    text(
      facts.isFrozen
        ? null
        : sentence(clause`${toPeriodWords(facts.period).single}数据尚未定版，本稿仅供预览`),
      sayCertainties(facts, pen),
      sayUnreported(facts, pen),
      sayMissingRegions(facts, pen),
      sayRevisions(facts, pen),
    ),
  );
  return line ? [line] : [];
}
