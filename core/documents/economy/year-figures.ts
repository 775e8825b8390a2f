import type { EconomyFacts, EconomyRow, YearStanding } from '#core/indicators/public.ts';
import { toLine } from '../bulletin/line.ts';
import type { Cell, DocumentModel, Run, Table } from '../content-model.ts';
import { toOfficialModel } from '../official-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { toTextCell } from '../table.ts';
import { clause, joinParts, sentence, text } from '../wording.ts';
import { type EconomyPaperHead, markOpen, toSection } from './economy-bulletin.ts';
import {
  type FigurePen,
  hasFigure,
  peerIds,
  printLevel,
  printPercentPoint,
  saySpan,
  toPen,
} from './economy-figures.ts';
import { isLine, sayIndicator } from './economy-sections.ts';
import { groupRows, noteDashes, toColumns, toShortPlace } from './economy-tables.ts';
import { sayShortGrowth } from './indicator-words.ts';
import { buildNoteLine } from './note-lines.ts';

type Words = Run[] | null;

/** 2023年120.5亿元、增长5.1%、第3位. */
function sayYear(one: EconomyRow, { year, figure, rankText }: YearStanding, pen: FigurePen): Words {
  const value = printLevel(figure.value, one.indicator);
  const said = joinParts(
    [
      value === null
        ? null
        : clause`${pen.run(`${value}${one.indicator.unit}`, [figure.valueId], 'indicator_value')}`,
      figure.growth === null
        ? null
        : clause`${pen.run(sayShortGrowth(figure.growth), [figure.valueId], 'indicator_growth')}`,
      rankText === null ? null : clause`${pen.run(rankText, [figure.valueId], 'indicator_rank')}`,
    ],
    '、',
  );
  return said && clause`${String(year)}年${said}`;
}

/** 增速最高的甲县（8.2%）、最低的乙县（1.1%）; ties share the honour, and one region alone has neither. */
function sayBestAndWorst(one: EconomyRow, pen: FigurePen): Words {
  const ranked = (one.ranking?.entries ?? []).filter(({ rank }) => rank !== null);
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (ranked.length < 2 || !first || !last || first.printed === last.printed) return null;
  const unit = one.indicator.rankBy === 'level' ? one.indicator.unit : '%';
  const of = (printed: string | null): Words => {
    const same = ranked.filter((entry) => entry.printed === printed);
    const keys = new Set(same.map(({ key }) => key));
    const shown = one.peers.filter(({ key }) => keys.has(key));
    const [ids, names] = [peerIds(shown), shown.map(({ fullName }) => fullName).join('、')];
    const said = one.indicator.rankBy === 'growth' ? sayShortGrowth(printed ?? '0') : `${printed}${unit}`;
    return clause`${names}（${pen.run(said, ids, 'indicator_rank')}）`;
  };
  return joinParts([clause`最好的为${of(first.printed)}`, clause`最后的为${of(last.printed)}`], '，');
}

function sayYears(one: EconomyRow, facts: EconomyFacts, pen: FigurePen): Words {
  const years = joinParts(
    one.years.slice(0, -1).map((year) => sayYear(one, year, pen)),
    '；',
  );
  const span = saySpan(one.indicator, one.row.period);
  const isSpan = one.indicator.every !== 'year' && years !== null;
  return text(
    sayIndicator(one, facts, pen),
    sentence(years && (isSpan ? clause`往年同期（${span}）：${years}` : clause`往年：${years}`)),
    sentence(sayBestAndWorst(one, pen)),
  );
}

const listYears = (facts: EconomyFacts): number[] => {
  const last = Number(facts.period.slice(0, 4));
  return [last - 3, last - 2, last - 1, last];
};

function toYearCells(one: EconomyRow, years: readonly number[], pen: FigurePen, isWhole: boolean): Cell[] {
  const of = (year: number) => {
    const standing = one.years.find((at) => at.year === year);
    return isWhole ? (standing?.wholeYear ?? null) : (standing?.figure ?? null);
  };
  const rankOf = (year: number): string | null => {
    const rankText = one.years.find((at) => at.year === year)?.rankText ?? null;
    return rankText && toShortPlace(rankText);
  };
  return [
    toTextCell(one.indicator.name),
    toTextCell(one.indicator.unit, { align: 'center' }),
    ...(isWhole ? [] : [toTextCell(saySpan(one.indicator, one.row.period), { align: 'center' })]),
    ...years.map((year) =>
      pen.cell(printLevel(of(year)?.value ?? null, one.indicator), [of(year)?.valueId], 'indicator_value'),
    ),
    ...years.map((year) =>
      pen.cell(printPercentPoint(of(year)?.growth ?? null), [of(year)?.valueId], 'indicator_growth'),
    ),
    ...(isWhole
      ? []
      : years.map((year) =>
          pen.cell(
            rankOf(year),
            year === years.at(-1) ? peerIds(one.peers) : [of(year)?.valueId],
            'indicator_rank',
          ),
        )),
  ];
}

function buildYearTable(facts: EconomyFacts, pen: FigurePen, isWhole: boolean): Table {
  const years = listYears(facts).slice(isWhole ? -4 : 0);
  const id = isWhole ? 'year.table.whole' : 'year.table.same';
  const shown = isWhole
    ? years.filter((year) =>
        facts.rows.some((one) => one.years.some((at) => at.year === year && at.wholeYear !== null)),
      )
    : years;
  const width = isWhole ? 21 : 19;
  const columns = [
    ['name', '指标', isWhole ? 45 : 36, 'left'],
    ['unit', '单位', 12],
    ...(isWhole ? [] : [['span', '数据期', 19]]),
    ...shown.map((year) => [`value.${year}`, `${year}年`, width, 'right']),
    ...shown.map((year) => [`growth.${year}`, `${year}\n同比%`, 11.5, 'right']),
    ...(isWhole ? [] : shown.map((year) => [`rank.${year}`, `${year}\n位次`, 10])),
  ].map(([key, head, widthMm, align]) => [key, head, Math.round(widthMm as number), align]) as Parameters<
    typeof toColumns
  >[0];
  const rows = groupRows(
    facts.rows,
    ({ indicator }) => indicator.group,
    columns.length,
    (one) => toYearCells(one, shown, pen, isWhole),
    id,
  );
  return {
    kind: 'table',
    id,
    rule: id,
    caption: null,
    unitNote: null,
    density: 'table',
    ...toColumns(columns),
    rows,
    notes: noteDashes(rows),
  };
}

/** The first and the last of each order of regions. */
function buildBestTable(facts: EconomyFacts, pen: FigurePen): Table {
  const id = 'year.table.best';
  const ranked = facts.rows.filter(({ ranking }) => (ranking?.rankedCount ?? 0) > 1);
  const rows = groupRows(
    ranked,
    ({ indicator }) => indicator.group,
    7,
    (one) => {
      const entries = (one.ranking?.entries ?? []).filter(({ rank }) => rank !== null);
      const of = (at: number) => {
        const printed = entries.at(at)?.printed ?? null;
        const same = entries.filter((entry) => entry.printed === printed);
        return { printed, names: same.map(({ name }) => name).join('、') };
      };
      const own = one.ranking?.entries.find(({ key }) => one.peers.find((peer) => peer.key === key)?.isOwn);
      const ids = peerIds(one.peers);
      const by = {
        growth: '增速（%）',
        level: one.indicator.unit ? `总量（${one.indicator.unit}）` : '指数',
        completion: '完成率（%）',
      };
      return [
        toTextCell(one.indicator.name),
        toTextCell(by[one.indicator.rankBy ?? 'level'], { align: 'center' }),
        toTextCell(of(0).names),
        pen.cell(of(0).printed, ids, 'indicator_rank'),
        toTextCell(of(-1).names),
        pen.cell(of(-1).printed, ids, 'indicator_rank'),
        pen.cell(own?.printed == null ? null : `${own.printed}（${own.rankText}）`, ids, 'indicator_rank'),
      ];
    },
    id,
  );
  return {
    ...{ kind: 'table', id, rule: id, caption: null, unitNote: null, density: 'table' },
    ...toColumns([
      ['name', '指标', 46, 'left'],
      ['by', '排位口径', 28],
      ['first', '最好', 36, 'left'],
      ['firstValue', '数值', 20, 'right'],
      ['last', '最后', 36, 'left'],
      ['lastValue', '数值', 20, 'right'],
      ['own', '本地', 39, 'right'],
    ]),
    rows,
    notes: noteDashes(rows),
  };
}

/** 年度数据资料 for those who write speeches: every indicator as sentences with four years, places, best and worst, and as tables. */
export function buildYearFigures(facts: EconomyFacts, head: EconomyPaperHead): DocumentModel {
  const pen = toPen(facts.period);
  const { span } = toPeriodWords(facts.period);
  const groups = [...new Set(facts.rows.map(({ indicator }) => indicator.group))];
  const blocks = groups.flatMap((group, index) =>
    toSection(
      `year.group.${index + 1}`,
      group,
      facts.rows
        .filter((one) => one.indicator.group === group && hasFigure(one))
        .map((one) => toLine(`year.${one.indicator.code}`, null, sayYears(one, facts, pen)))
        .filter(isLine),
    ),
  );
  const model = toOfficialModel('year-figures', {
    template: 'year-figures/v1',
    period: facts.period,
    head: { issuingBody: head.issuingBody, mark: head.mark },
    title: `${span}${facts.regionWord}主要经济指标数据资料`,
    blocks: [...blocks, ...toSection('year.notes', '数据说明', buildNoteLine(facts, pen, null))],
    annexes: [
      {
        id: 'year.annex.same',
        title: '各年同期数据表',
        landscape: true,
        blocks: [buildYearTable(facts, pen, false)],
      },
      {
        id: 'year.annex.whole',
        title: '各年全年数据表',
        landscape: true,
        blocks: [buildYearTable(facts, pen, true)],
      },
      {
        id: 'year.annex.best',
        title: '各指标最好与最后地区表',
        landscape: true,
        blocks: [buildBestTable(facts, pen)],
      },
    ],
  });
  return markOpen(model, facts);
}
