import { beforeAll, describe, expect, test } from 'vitest';
import { type DocumentModel, listFigureSlots, toPlainText } from '#core/documents/content-model.ts';
import { parseModel } from '#core/documents/contract.ts';
import { listValueIds } from '#core/documents/economy/economy-figures.ts';
import { toFigureId } from '#core/documents/figure-ref.ts';
import { freezeIndicators } from '../../indicators/freeze-indicators.ts';
import { setTargets } from '../../indicators/set-targets.ts';
import { cell, newEconomy, signFiling, type TestEconomy } from '../../indicators/testing-economy.ts';
import { getValueTrace } from '../../indicators/value-trace.view.ts';
import { testDatabase } from '../../platform/testing.ts';
import { codeOf } from '../../reporting/testing-refusals.ts';
import { actOnDocument } from '../act-on-document.ts';
import { getDocumentView } from '../document.view.ts';
import { getDocumentFile } from '../download-document.ts';
import { editDocument } from '../draft-bulletin.ts';
import { readDocxParagraphs } from '../rendered-file.fixture.ts';
import { draftEconomyPaper, getEconomyPaperFile, getEconomyPapers } from './economy-papers.ts';
import { getIndicatorFigureTrace } from './trace-indicator.view.ts';

const db = await testDatabase();
const OUTPUT = 'industry-output';
let economy: TestEconomy;
const clerk = () => economy.county.ctx(economy.clerk);
const head = () => economy.county.ctx(economy.officeHead);

const textOf = ({ blocks }: DocumentModel): string =>
  blocks.map((block) => (block.kind === 'paragraph' ? toPlainText(block.runs) : '')).join('\n');
const modelOf = async (documentId: string): Promise<DocumentModel> =>
  parseModel((await getDocumentView(clerk(), documentId)).model);
const draft = async (period: string): Promise<string> => {
  const { documentIds } = await draftEconomyPaper(clerk(), period, {
    paper: 'economy-bulletin',
    requests: ['加强调度'],
  });
  return documentIds[0] ?? '';
};

beforeAll(async () => {
  economy = await newEconomy(db);
  const { bureau } = economy;
  const last = ['2025-08', '2025-09'].flatMap((period) =>
    ['A', 'B', 'C'].map((place) => cell(OUTPUT, place, period, '100')),
  );
  await signFiling(economy, bureau, last, { kind: 'import' });
  await signFiling(
    economy,
    bureau,
    [
      cell(OUTPUT, 'A', '2026-08', '105'),
      cell(OUTPUT, 'B', '2026-08', '104'),
      cell(OUTPUT, 'C', '2026-08', '300'),
    ],
    { period: '2026-08' },
  );
  await setTargets(head(), 2026, {
    targets: [
      {
        ...{
          indicator: OUTPUT,
          subject: 'A',
          kind: 'budget',
          value: '200',
          growth: null,
          rank: null,
          months: null,
        },
        ...{
          leadOrgId: economy.bureau.head.orgId,
          supportingOrgIds: [economy.treasury.head.orgId],
          basis: '政府工作报告',
        },
      },
    ],
  });
});

describe('A bulletin of the economy', () => {
  test('is drafted from a frozen month alone; an open one gives a marked preview', async () => {
    expect(await codeOf(draft('2026-08'))).toBe('PERIOD_NOT_FROZEN');
    const file = await getEconomyPaperFile(
      clerk(),
      { period: '2026-08', paper: 'economy-bulletin' },
      { format: 'docx' },
    );
    expect(file.name).toContain('未定版草稿');
    expect(readDocxParagraphs(file.content).join('')).toContain('不得印发引用');
  });

  test('says in the rendered file what its figures say, and each figure leads to its cell', async () => {
    await freezeIndicators(head(), { period: '2026-08', withMissing: true });
    const documentId = await draft('2026-08');
    const model = await modelOf(documentId);
    const said =
      '规模以上工业总产值105.00亿元，同比增长5.0%，低于全市195.0个百分点，增速居全市第1位（2/3个县（市、区）参加排位，D县未报），完成全年目标的52.5%，落后序时进度14.2个百分点。';
    expect(textOf(model)).toContain(said);
    const { content } = await getDocumentFile(clerk(), documentId, 'docx');
    expect(readDocxParagraphs(content).join('').replace(/\s/g, '')).toContain(said);
    const slot = listFigureSlots(model).find(({ text }) => text === '105.00亿元');
    if (!slot) throw new Error('the value is no slot');
    const trace = await getIndicatorFigureTrace(clerk(), toFigureId(slot.figure));
    expect(trace.rows).toMatchObject([{ subject: 'A', value: '105', orgName: '统计局', isRevised: false }]);
    const value = await getValueTrace(clerk(), listValueIds(slot.figure)[0] ?? '');
    expect(value).toMatchObject({ value: '105', filing: { signedBy: '统计局长' } });
    const rank = listFigureSlots(model).find(({ text }) => text === '第1位');
    expect((await getIndicatorFigureTrace(clerk(), toFigureId(rank?.figure as never))).rows).toHaveLength(2);
  });

  test('is drafted once; words are edited, figures are not', async () => {
    expect(await codeOf(draft('2026-08'))).toBe('BULLETIN_UNDER_WAY');
    const { documents } = await getEconomyPapers(clerk(), '2026-08');
    const documentId = documents[0]?.id ?? '';
    const edit = (text: string, version: number) =>
      editDocument(clerk(), documentId, {
        version,
        edit: { lineId: 'economy.request.2', act: 'reword', text, reason: null },
      });
    expect(await codeOf(edit('完成120亿元', 1))).toBe('LINE_FIGURE_TYPED');
    expect(await edit('各单位要加强调度。', 1)).toEqual({ version: 2 });
  });

  test('stays as it was when a value is revised; the next one names the revision', async () => {
    const { documents } = await getEconomyPapers(clerk(), '2026-08');
    const before = textOf(await modelOf(documents[0]?.id ?? ''));
    const { bureau } = economy;
    await signFiling(economy, bureau, [cell(OUTPUT, 'A', '2026-08', '103', { reason: '剔除重复' })], {
      kind: 'revision',
    });
    await signFiling(economy, bureau, [
      cell(OUTPUT, 'A', '2026-09', '110'),
      cell(OUTPUT, 'C', '2026-09', '330'),
    ]);
    await freezeIndicators(head(), { period: '2026-09', withMissing: true });
    const next = textOf(await modelOf(await draft('2026-09')));
    expect(next).toContain(
      '上期公布后有修订：1—8月规模以上工业总产值由105.00亿元修订为103.00亿元（剔除重复）。',
    );
    expect(textOf(await modelOf(documents[0]?.id ?? ''))).toBe(before);
    const slot = listFigureSlots(await modelOf(documents[0]?.id ?? '')).find(
      ({ text }) => text === '105.00亿元',
    );
    const trace = await getIndicatorFigureTrace(clerk(), toFigureId(slot?.figure as never));
    expect(trace.rows[0]).toMatchObject({ value: '105', isRevised: true });
  });

  test('is checked by the head of the office like every document', async () => {
    const { documents } = await getEconomyPapers(clerk(), '2026-09');
    const documentId = documents[0]?.id ?? '';
    const check = { version: 1, act: 'check' as const, opinion: '', way: 'online' as const, personName: '' };
    expect(await actOnDocument(head(), documentId, check, [])).toMatchObject({ state: 'checked' });
  });

  test('is sent to the departments whose filings of the month are signed, to be checked', async () => {
    const { documents } = await getEconomyPapers(clerk(), '2026-09');
    const documentId = documents[0]?.id ?? '';
    const send = {
      version: 1,
      act: 'send-units' as const,
      opinion: '',
      way: 'online' as const,
      personName: '',
    };
    expect(await actOnDocument(head(), documentId, send, [])).toMatchObject({ state: 'unit-check' });
    const { unitChecks } = await getDocumentView(clerk(), documentId);
    expect(unitChecks).toMatchObject([{ orgName: '统计局', answer: 'asked' }]);
  });
});

describe('The other papers', () => {
  test('come in their forms, and in no other', async () => {
    const file = (paper: 'economy-analysis' | 'year-figures', format: 'pptx' | 'xlsx') =>
      getEconomyPaperFile(clerk(), { period: '2026-09', paper }, { format });
    expect((await file('economy-analysis', 'pptx')).content.subarray(0, 2).toString()).toBe('PK');
    expect((await file('year-figures', 'xlsx')).content.subarray(0, 2).toString()).toBe('PK');
    expect(await codeOf(file('year-figures', 'pptx'))).toBe('PAPER_FORMAT_UNKNOWN');
  });

  test('a target contract is drafted once a year for each department that answers for a target', async () => {
    const contract = () => draftEconomyPaper(clerk(), '2026-09', { paper: 'target-contract', requests: [] });
    const { documentIds } = await contract();
    expect(documentIds).toHaveLength(1);
    const model = await modelOf(documentIds[0] ?? '');
    expect(model.title).toContain('2026年目标责任书（统计局）');
    expect(JSON.stringify(model.blocks)).toContain('财政局');
    expect(await codeOf(contract())).toBe('BULLETIN_UNDER_WAY');
    expect(
      await codeOf(draftEconomyPaper(clerk(), '2026-08', { paper: 'target-contract', requests: [] })),
    ).toBe('BULLETIN_UNDER_WAY');
  });

  test('are not for units before they are issued', async () => {
    const unit = economy.county.ctx(economy.bureau.head);
    const papers = await getEconomyPapers(unit, '2026-09');
    expect(papers).toMatchObject({ mayPreview: false, mayDraft: [] });
    const file = getEconomyPaperFile(
      unit,
      { period: '2026-09', paper: 'economy-bulletin' },
      { format: 'docx' },
    );
    expect(await codeOf(file)).toBe('ECONOMY_PAPER_NOT_YOURS');
    expect(
      await codeOf(draftEconomyPaper(unit, '2026-09', { paper: 'economy-bulletin', requests: [] })),
    ).toBe('DOCUMENT_STEP_NOT_YOURS');
  });

  test('a figure that is none is refused', async () => {
    for (const figure of [
      'indicator/2026-09/indicator//indicator_value',
      'indicator/2026-09/indicator/1/none',
      'x',
    ])
      expect(await codeOf(getIndicatorFigureTrace(clerk(), figure))).toBe('FIGURE_UNKNOWN');
  });
});
