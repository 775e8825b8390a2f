import fastJson, { type Schema } from 'fast-json-stringify';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildBulletin, withRegistration } from '#core/documents/bulletin/bulletin.lines.ts';
import { newBulletinFacts } from '#core/documents/bulletin/bulletin-facts.fixture.ts';
import { type DocumentModel, documentModelSchema, toPlainText } from '#core/documents/content-model.ts';
import { withFigureAnnex } from '#core/documents/figure-annex.ts';
import { buildDossier } from '#core/documents/sheets/dossier.lines.ts';
import { buildRoutingSheet } from '#core/documents/sheets/routing-sheet.lines.ts';
import {
  newDossierFacts,
  newFullDossierFacts,
  newRoutingSheetFacts,
} from '#core/documents/sheets/sheets.fixture.ts';
import { renderQrPng } from './pictures.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';
import {
  convertToPdf,
  HAS_LIBREOFFICE,
  HAS_POPPLER,
  readDocxParagraphs,
  readDocxPart,
  readPdfPages,
  readPdfWords,
} from './rendered-file.fixture.ts';

const POINTS_PER_MM = 72 / 25.4;

function newIssuedBulletin(): DocumentModel {
  return withRegistration(buildBulletin(newBulletinFacts()), {
    documentNumber: '望重点办〔2026〕12号',
    signedOn: '2026-11-05',
    issuedOn: '2026-11-06',
  });
}

/** A document of plain letters only, to count letters and lines. */
function newLetterDocument(paragraphs: number): DocumentModel {
  const model = newIssuedBulletin();
  const blocks = Array.from({ length: paragraphs }, (_, index) => ({
    kind: 'paragraph' as const,
    id: `p${index}`,
    rule: 'p',
    lead: null,
    unnamedRuns: null,
    align: 'body' as const,
    runs: [{ text: '望'.repeat(26 + 28 * 5), figure: null }],
  }));
  return { ...model, blocks, annexes: [], endNote: null };
}

function withTypedText(text: string): DocumentModel {
  const model = newIssuedBulletin();
  return {
    ...model,
    endNote: text,
    blocks: [{ kind: 'heading', id: 'h', rule: 'h', level: 1, text }],
    annexes: [],
  };
}

describe('the bulletin as a Word file', () => {
  let docx: Buffer;
  let model: DocumentModel;
  beforeAll(async () => {
    model = newIssuedBulletin();
    docx = await renderDocx(model);
  });

  it('has every line of the model, numbered, in order', () => {
    const paragraphs = readDocxParagraphs(docx);
    const text = paragraphs.join('\n');
    for (const block of model.blocks) {
      if (block.kind === 'paragraph') expect(text).toContain(toPlainText(block.runs));
    }
    expect(text).toContain('一、总体情况');
    expect(text).toContain('（一）投资完成情况。截至10月底');
    expect(paragraphs).toContain('望川县重点项目建设领导小组办公室文件');
    expect(paragraphs).toContain('望重点办〔2026〕12号');
    expect(paragraphs).toContain('附件：1. 全县重点项目投资完成情况表（分单位）');
    expect(paragraphs).toContain('2026年11月5日');
    expect(paragraphs).toContain('2026年11月6日印发');
    expect(text).not.toMatch(/undefined|NaN|null|\[object/u);
  });

  it('breaks no table row over pages and repeats every head', () => {
    const xml = readDocxPart(docx, 'word/document.xml');
    const rows = xml.match(/<w:tr>|<w:tr /g)?.length ?? 0;
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(rows);
    const tables = model.annexes.flatMap((annex) => annex.blocks).filter((block) => block.kind === 'table');
    const headRows = tables.reduce((sum, table) => sum + table.head.length, 0);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(headRows);
  });

  it('stands on A4 with margins 37, 26, 35, 28 mm, wide annexes on lying pages, odd and even page numbers apart', () => {
    const xml = readDocxPart(docx, 'word/document.xml');
    expect(xml).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(xml).toContain('w:orient="landscape"');
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(readDocxPart(docx, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });

  it('begins the upright page of the imprint after a lying annex with a paragraph, or LibreOffice makes no page of it', () => {
    const xml = readDocxPart(docx, 'word/document.xml');
    const imprint = xml.lastIndexOf('<w:tbl><w:tblPr><w:tblpPr');
    expect(xml.lastIndexOf('w:orient="landscape"', imprint)).toBeGreaterThan(0);
    expect(xml.slice(xml.lastIndexOf('</w:sectPr>', imprint), imprint)).toMatch(/<\/w:p><w:p>.*<\/w:p>$/u);
  });

  it('carries no hash: that belongs on the routing sheet', () => {
    expect(readDocxParagraphs(docx).join('')).not.toMatch(/[0-9a-f]{32}/u);
  });

  it('keeps text that looks like markup, and drops letters that XML cannot hold', async () => {
    const file = await renderDocx(withTypedText('<b>&"甲\u0000\u000b乙\ud800丙😀'));
    expect(readDocxPart(file, 'word/document.xml')).toContain('&lt;b&gt;&amp;&quot;甲乙丙😀');
  });
});

/** Starting LibreOffice takes seconds on an idle machine and half a minute on a busy one. */
const OFFICE_START = { timeout: 180_000 };

describe.skipIf(!HAS_LIBREOFFICE)('the Word file in LibreOffice', OFFICE_START, () => {
  it('sets 22 lines of 28 letters on a page', async () => {
    const pages = readPdfPages(convertToPdf(await renderDocx(newLetterDocument(16)), 'docx'));
    const full = (pages[1] ?? []).filter((line) => line.includes('望望'));
    expect(full).toHaveLength(22);
    expect(Math.max(...full.map((line) => line.length))).toBe(28);
  });

  it('prints every comma between the addressees, also at the end of a line', async () => {
    const addressees = ['各镇（街道）人民政府（办事处）', '园区管委会', '县直有关部门', '有关县属国有企业'];
    const pages = readPdfPages(
      convertToPdf(await renderDocx({ ...newIssuedBulletin(), addressees }), 'docx'),
    );
    expect(pages.flat().join('').replace(/\s/gu, '')).toContain(`${addressees.join('，')}：`);
  });

  it('has the head 35 mm below the type area, page numbers outside, the imprint at the foot of the last page', async () => {
    const words = readPdfWords(convertToPdf(await renderDocx(newLetterDocument(16)), 'docx'));
    const head = words.find((word) => word.text.endsWith('文件'));
    expect((head?.yMin ?? 0) / POINTS_PER_MM).toBeGreaterThan(37 + 33);
    expect((head?.yMin ?? 0) / POINTS_PER_MM).toBeLessThan(37 + 40);
    const lastPage = Math.max(...words.map((word) => word.page));
    const dashes = words.filter((word) => word.text === '—' || word.text === '–');
    const odd = dashes.filter((word) => word.page === 1);
    const even = dashes.filter((word) => word.page === 2);
    expect(Math.min(...odd.map((word) => word.xMin))).toBeGreaterThan(105 * POINTS_PER_MM);
    expect(Math.max(...even.map((word) => word.xMax))).toBeLessThan(105 * POINTS_PER_MM);
    const imprint = words.find((word) => word.text.startsWith('抄送'));
    expect(imprint?.page).toBe(lastPage);
    expect((imprint?.yMin ?? 0) / POINTS_PER_MM).toBeGreaterThan(225);
    expect((imprint?.yMax ?? 0) / POINTS_PER_MM).toBeLessThan(297 - 35);
  });

  it('keeps signature and imprint apart and together with text, however full the page is', async () => {
    for (const count of [3, 4]) {
      const words = readPdfWords(convertToPdf(await renderDocx(newLetterDocument(count)), 'docx'));
      const imprint = words.filter((word) => word.text.startsWith('抄送'));
      expect(imprint).toHaveLength(1);
      const foot = imprint[0];
      const above = words.filter((word) => word.page === foot?.page && word.text.includes('望望'));
      for (const word of above) expect(word.yMax).toBeLessThan(foot?.yMin ?? 0);
      const bodies = words.filter((word) => word.text === '望川县重点项目建设领导小组办公室');
      const [signature, printer] = bodies.sort((x, y) => x.page - y.page || x.yMin - y.yMin);
      expect(printer?.page).toBe(foot?.page);
      if (signature?.page === foot?.page) expect(signature?.yMax).toBeLessThan(foot?.yMin ?? 0);
    }
  });

  it('opens every kind of document, and a full dossier keeps to its page', async () => {
    const shas = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
    const photos = new Map(shas.map((sha) => [sha, renderQrPng(sha)]));
    const dossier = convertToPdf(await renderDocx(buildDossier(newFullDossierFacts(shas)), photos), 'docx');
    expect(readPdfPages(dossier)).toHaveLength(1);
    const withoutProblems = buildDossier({ ...newFullDossierFacts(shas), problems: [] });
    expect(readPdfPages(convertToPdf(await renderDocx(withoutProblems, photos), 'docx'))).toHaveLength(1);
    expect(readPdfPages(renderPdf(withoutProblems, photos))).toHaveLength(1);
    const routing = readPdfPages(
      convertToPdf(await renderDocx(buildRoutingSheet(newRoutingSheetFacts())), 'docx'),
    );
    expect(routing).toHaveLength(1);
    expect(routing[0]?.join('')).toContain('发文稿纸');
  });
});

describe.skipIf(!HAS_POPPLER)('the PDF', () => {
  it('says the same as the Word file', async () => {
    const model = withFigureAnnex(newIssuedBulletin());
    const squeeze = (text: string) => text.replace(/[\s—–]/gu, '');
    const pdf = squeeze(readPdfPages(renderPdf(model)).flat().join(''));
    for (const block of model.blocks) {
      if (block.kind === 'heading') expect(pdf).toContain(squeeze(block.text));
    }
    expect(pdf).toContain('占年度计划的80.9%');
    expect(pdf).toContain('望重点办〔2026〕12号');
    expect(pdf).toContain('正文数据来源说明');
    expect(pdf).not.toMatch(/undefined|NaN|none/u);
  });

  it('sets 22 lines of 28 letters on a page', () => {
    const pages = readPdfPages(renderPdf(newLetterDocument(16)));
    const full = (pages[1] ?? []).filter((line) => line.includes('望望'));
    expect(full).toHaveLength(22);
    expect(Math.max(...full.map((line) => line.length))).toBe(28);
  });

  it('prints text that looks like typst markup as it stands and runs none of it', () => {
    const text = '#read("/etc/passwd") $x$ *甲* #panic() = 乙 @丙 <丁>';
    const page = readPdfPages(renderPdf(withTypedText(text)))[0]?.join('') ?? '';
    expect(page).toContain('#read("/etc/passwd")');
    expect(page).toContain('#panic()');
    expect(page).not.toContain('root:');
  });

  it('keeps forms and a full dossier on one page, and names a photograph that is missing', () => {
    const shas = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
    const photos = new Map(shas.map((sha) => [sha, renderQrPng(sha)]));
    expect(readPdfPages(renderPdf(buildDossier(newFullDossierFacts(shas)), photos))).toHaveLength(1);
    const missing = readPdfPages(
      renderPdf(
        buildDossier({ ...newDossierFacts(), photos: [{ fileSha256: 'f'.repeat(64), caption: '航拍' }] }),
      ),
    );
    expect(missing.flat().join('')).toContain('照片缺失：航拍');
  });
});

describe('the content model on the wire', () => {
  it('passes through the answer serialiser unchanged', () => {
    const write = fastJson(z.toJSONSchema(documentModelSchema, { target: 'draft-7' }) as Schema);
    const model = newIssuedBulletin();
    expect(JSON.parse(write(model))).toEqual(model);
  });
});
