import { describe, expect, test } from 'vitest';
import { toCanonicalText } from '../canonical.ts';
import { type DocumentModel, documentModelSchema, listBlocks, toPlainText } from '../content-model.ts';
import { toTextLine } from '../official-model.ts';
import { checkTextLength } from '../text-length.ts';
import { buildEconomyAnalysis } from './economy-analysis.ts';
import { buildEconomyBulletin } from './economy-bulletin.ts';
import { HEAD, PERIOD, toContribution, toEconomyFacts, toEconomyRow } from './economy-facts.fixture.ts';
import { toPen } from './economy-figures.ts';
import { sayGrowthCounts } from './economy-lists.ts';
import { buildPaperSheets } from './paper-sheets.ts';
import { buildPaperSlides } from './paper-slides.ts';
import { sayParts } from './part-words.ts';
import { buildProblemLines } from './problem-lines.ts';
import { buildTargetContract, listContracts, listUnassigned, sayTarget } from './target-contract.ts';
import { buildYearFigures } from './year-figures.ts';

const pen = toPen(PERIOD);
const growing = (code: string, growth: string | null) =>
  toEconomyRow({ code, growth, ...(growth === null ? { lastYear: null } : {}) });
const textOf = (model: DocumentModel): string =>
  listBlocks(model)
    .map((block) =>
      block.kind === 'paragraph'
        ? `${block.lead?.text ?? ''}${toPlainText(block.runs)}`
        : block.kind === 'heading'
          ? block.text
          : '',
    )
    .join('\n');
const HOLES = /undefined|null|NaN|，，|。。|、、|，。|：。|（）|[^\d.]0项|[^\d.]0个/;

describe('How many indicators grow is said of', () => {
  test.each<[string, (string | null)[], string | undefined]>([
    ['all that fall', ['-1.0', '-2.0'], '可比同比增速的2项指标全部下降'],
    ['all that grow', ['1.0', '2.0'], '可比同比增速的2项指标全部增长'],
    [
      'both and one that is level',
      ['1.0', '-2.0', '0.0'],
      '可比同比增速的3项指标中1项增长、1项下降、1项持平',
    ],
    ['one alone, by name', ['-2.0'], '可比同比增速的仅固定资产投资1项，下降2.0%'],
    ['none', [null], undefined],
  ])('%s', (_, growths, expected) => {
    const codes = ['fixed-investment', 'retail-sales', 'tax-revenue'];
    const rows = growths.map((growth, at) => growing(codes[at] ?? '', growth));
    const said = sayGrowthCounts(toEconomyFacts(rows), pen);
    expect(said === null ? undefined : toPlainText(said)).toBe(expected);
  });
});

describe('Parts of a whole are told', () => {
  const rows = [toEconomyRow()];
  const say = (one: ReturnType<typeof toContribution>) =>
    toPlainText(sayParts(one, toEconomyFacts(rows, { contributions: [one] }), pen) ?? []);

  test('with pulls, contributions and growth without the worst', () => {
    const one = toContribution(
      ['220', '200', '10'],
      [
        ['装备', '135', '120', '12.5'],
        ['建材', '85', '80', '6.25'],
      ],
    );
    expect(say(one)).toBe(
      '分行业看，固定资产投资增长10.0%，2个行业全部增长。拉动较大的有装备（增长12.5%，拉动7.5个百分点，贡献率75.0%）、建材（增长6.3%，拉动2.5个百分点，贡献率25.0%），剔除装备后固定资产投资增长6.3%。',
    );
  });

  test('with what holds back, the residual that closes the sum, and who is missing', () => {
    const one = toContribution(
      ['220', '200', '10'],
      [
        ['装备', '150', '120', '25'],
        ['建材', '50', '60', '-16.7'],
        ['纺织', null, null, null],
      ],
    );
    expect(say(one)).toBe(
      '分行业看，固定资产投资增长10.0%，2个行业中1个增长、1个下降。拉动较大的有装备（增长25.0%，拉动15.0个百分点，贡献率150.0%），拖累较大的有建材（下降16.7%，下拉5.0个百分点），剔除建材后固定资产投资增长21.4%，所列以外的其他部分影响不足0.1个百分点。2/3个行业有数据，纺织未报。',
    );
  });

  test('without contributions where the whole fell, all falling', () => {
    const one = toContribution(
      ['180', '200', '-10'],
      [
        ['装备', '110', '120', '-8.3'],
        ['建材', '70', '80', '-12.5'],
      ],
    );
    expect(say(one)).toBe(
      '分行业看，固定资产投资下降10.0%，2个行业全部下降。拖累较大的有装备（下降8.3%，下拉5.0个百分点）、建材（下降12.5%，下拉5.0个百分点），剔除装备后固定资产投资下降12.5%。',
    );
  });
});

test('Among the problems stands a whole of which a part falls, not one whose parts all grow', () => {
  const leadsOf = (...parts: Parameters<typeof toContribution>[1]) =>
    buildProblemLines(
      toEconomyFacts([toEconomyRow({})], { contributions: [toContribution(['220', '200', '10'], parts)] }),
      pen,
      null,
    ).map(({ lead }) => lead?.text);
  expect(leadsOf(['装备', '135', '120', '12.5'], ['建材', '85', '80', '6.25'])).not.toContain(
    '行业支撑不平衡。',
  );
  expect(leadsOf(['装备', '150', '120', '25'], ['建材', '50', '60', '-16.7'])).toContain('行业支撑不平衡。');
});

test('Of indicators that make a whole is said how their growths moved', () => {
  const rows = [
    toEconomyRow({ code: 'gdp' }),
    toEconomyRow({ code: 'primary-value-added', growth: '4.0', before: '3.0' }),
    toEconomyRow({ code: 'secondary-value-added', growth: '4.0', before: '5.0' }),
    toEconomyRow({ code: 'tertiary-value-added', growth: '4.0', before: '5.0' }),
  ];
  const one = toContribution(
    ['220', '200', '10'],
    rows.slice(1).map(({ indicator }, at) => [indicator.name, String(60 + at), String(55 + at), '4.0']),
  );
  const parts = one.parts.map((part, at) => ({ ...part, key: rows[at + 1]?.indicator.code ?? '' }));
  const told = { ...one, parts, code: 'gdp', by: 'indicator' as const };
  expect(toPlainText(sayParts(told, toEconomyFacts(rows), pen) ?? [])).toContain('增速比上半年一升两降。');
  expect(toPlainText(sayParts(told, toEconomyFacts(rows.slice(0, 3)), pen) ?? [])).not.toContain('一升');
});

const ORDINARY = toEconomyFacts(
  [
    toEconomyRow({ target: { value: '160' } }),
    toEconomyRow({ code: 'retail-sales', growth: '-2.0', target: { value: '110' } }),
    toEconomyRow({ code: 'gdp', others: { 甲县: '8.0', 石门洲县: null } }),
  ],
  {
    contributions: [
      toContribution(
        ['220', '200', '10'],
        [
          ['装备', '135', '120', '12.5'],
          ['建材', '85', '80', '6.25'],
        ],
      ),
    ],
    matches: [
      {
        sentence: '甲增长1.0%，乙下降9.0%，相差10.0个百分点，不匹配',
        verdict: 'mismatch',
        valueIds: ['1', '2'],
      },
    ],
    revisions: [
      {
        ...{
          indicator: toEconomyRow().indicator,
          subjectName: '望川',
          period: '2026-08',
          valueId: '12',
          earlierValueId: '11',
        },
        ...{ before: { value: '95.31', growth: '2.0' }, after: { value: '93.12', growth: '-0.3' } },
        ...{ reason: '核减重复统计的2个项目。', unitName: '统计局' },
      },
    ],
  },
);

describe('A paper', () => {
  test('of a frozen month names revision and missing county, obeys its schema and holds no hole', () => {
    for (const model of [
      buildEconomyBulletin(ORDINARY, HEAD, ['加强调度。']),
      buildEconomyAnalysis(ORDINARY, HEAD),
      buildYearFigures(ORDINARY, HEAD),
    ]) {
      expect(documentModelSchema.safeParse(model).error).toBeUndefined();
      const said = textOf(model);
      expect(said).not.toMatch(HOLES);
      expect(said).toContain(
        '上期公布后有修订：1—8月固定资产投资由95.31亿元修订为93.12亿元（核减重复统计的2个项目）。',
      );
      expect(said).toContain('石门洲县未报');
      expect(new Set(listBlocks(model).map(({ id }) => id)).size).toBe(listBlocks(model).length);
    }
  });

  test('of figures to look up may be long, a bulletin may not', () => {
    const long = (model: DocumentModel): DocumentModel => ({
      ...model,
      blocks: [toTextLine('long', '长'.repeat(6000))],
    });
    expect(checkTextLength(long(buildEconomyAnalysis(ORDINARY, HEAD)), null).verdict).toBe('fits');
    expect(checkTextLength(long(buildEconomyBulletin(ORDINARY, HEAD, [])), null).verdict).toBe('too-long');
  });

  test('is the same to the byte from the same facts', () => {
    const write = () => toCanonicalText(buildEconomyBulletin(ORDINARY, HEAD, []));
    expect(write()).toBe(write());
  });

  test('of an open month says so in its title and its note', () => {
    const model = buildEconomyBulletin({ ...ORDINARY, isFrozen: false }, HEAD, []);
    expect(model.title).toBe('关于2026年1—9月经济运行情况的通报（未定版草稿）');
    expect(model.endNote).toContain('不得印发');
  });

  test('without any figure, or without any indicator, still reads well', () => {
    const empty = toEconomyRow({
      value: null,
      growth: null,
      city: null,
      province: null,
      others: { 甲县: null },
    });
    for (const rows of [[empty], []]) {
      const said = textOf(buildEconomyBulletin(toEconomyFacts(rows), HEAD, []));
      expect(said).toContain('本期监测的指标均未报送');
      expect(said).not.toMatch(HOLES);
    }
  });

  test('leaves the names of units out of the unnamed line', () => {
    const short = {
      ...{
        indicator: toEconomyRow().indicator,
        unitName: '商务局',
        subjectName: '望川',
        isOwn: true,
        period: PERIOD,
      },
      ...{ figure: toEconomyRow().row.figure, target: '160', completion: '0.625', proRataGap: '-0.125' },
      ...{ shortfall: '20', requiredPerMonth: '20.001', requiredGrowthPercent: null },
    };
    const model = buildEconomyBulletin({ ...ORDINARY, shortfalls: [short] }, HEAD, []);
    const line = model.blocks.find(({ id }) => id === 'economy.bad.units');
    if (line?.kind !== 'paragraph') throw new Error('no line of units');
    expect(toPlainText(line.runs)).toContain('商务局：固定资产投资落后12.5个百分点，今后月均需完成20.01亿元');
    expect(toPlainText(line.unnamedRuns ?? [])).not.toContain('商务局');
    expect(model.annexes.map(({ title }) => title)).toContain('落后序时进度指标责任分解表');
  });
});

describe('Slides and workbook', () => {
  const model = buildEconomyAnalysis(ORDINARY, HEAD);

  test('say what the paper says: each of its words stands on a slide, parts beside bars of their pulls', () => {
    const slides = buildPaperSlides(model);
    const said = slides
      .flatMap((slide) =>
        slide.kind === 'words'
          ? slide.lines.map(({ text }) => text)
          : slide.kind === 'table'
            ? [slide.words]
            : [],
      )
      .join('');
    for (const block of model.blocks)
      if (block.kind === 'paragraph') expect(said).toContain(toPlainText(block.runs));
    const bars = slides.flatMap((slide) => (slide.kind === 'table' ? (slide.bars ?? []) : []));
    expect(bars[0]).toMatchObject({ labels: ['装备', '建材'], values: ['7.5', '2.5'] });
  });

  test('carry every row of every table, with a hyphen before negative numbers', () => {
    const sheets = buildPaperSheets(model);
    const table = model.annexes[0]?.blocks[0];
    if (table?.kind !== 'table') throw new Error('no table');
    expect(sheets[0]?.rows).toHaveLength(table.rows.length);
    expect(sheets[0]?.rows.flat()).toContain('-2.0');
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
  });
});

describe('A target contract', () => {
  const { indicator } = toEconomyRow();
  const target = (parts: object) => ({
    ...{ indicator, value: '160', growth: '7.0', rank: 3, leadOrgId: '5', leadName: '统计局' },
    ...{ supportingNames: ['发改局'], basis: '政府工作报告' },
    ...parts,
  });

  test('is written for each department, with target, support, basis and blank places for signatures', () => {
    const facts = toEconomyFacts([], {
      targets: [target({}), target({ leadOrgId: '6', leadName: '商务局' }), target({ leadOrgId: null })],
    });
    const contracts = listContracts(facts);
    expect(contracts.map(({ leadName }) => leadName)).toEqual(['统计局', '商务局']);
    expect(listUnassigned(facts)).toEqual(['固定资产投资']);
    const [first] = contracts;
    if (!first) throw new Error('no contract');
    const model = buildTargetContract(facts, first, '望川县人民政府');
    expect(documentModelSchema.safeParse(model).error).toBeUndefined();
    const cells = model.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap(({ cells: of }) => of.map(({ text }) => text)) : [],
    );
    expect(cells).toEqual(
      expect.arrayContaining(['固定资产投资', '160.00亿元，增长7.0%，位次进入前3位', '发改局']),
    );
    expect(cells.join()).toContain('主要负责人签字：');
  });

  test.each([
    [{ growth: '0', value: null, rank: null }, '与上年持平'],
    [{ growth: '-3', value: null, rank: null }, '降幅控制在3.0%以内'],
    [{ growth: null, rank: null }, '160.00亿元'],
  ])('says the aim %j', (parts, expected) => {
    expect(sayTarget(target(parts))).toBe(expected);
  });
});
