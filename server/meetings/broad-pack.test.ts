import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { PaperFacts } from '#core/meetings/papers/paper-facts.ts';
import { buildBroadPack, buildPack } from '#core/meetings/papers/papers.lines.ts';
import { renderDocumentFile } from '#server/documents/public.ts';

const facts: PaperFacts = {
  ...{ regionName: '望川县', officeName: '项目办', notice: null, attendance: [], merged: [], previous: null },
  ...{ lastDecisions: [], decisions: [], minutes: null, signedOn: null, seating: null, dossiers: [] },
  plan: {
    ...{ title: '11月调度会', kind: 'monthly', heldOn: '2026-11-26', startsAt: '09:00', place: '三楼会议室' },
    ...{ chair: { personId: '7', name: '陈某' }, minutes: 90 },
  },
  entries: Array.from({ length: 40 }, (_, at) => ({
    ...{ key: `p${at}`, kind: 'project' as const, title: `望川县第${at + 1}个项目`, projectId: null },
    reasons: [{ kind: 'red-again' as const, sentence: '10月红灯，连续2期：累计完成1,726万元，完成率54.7%' }],
    reports: [{ orgId: '11', name: '甘溪镇' }],
    ...{ comments: [], concludes: '陈某', informed: [], minutes: 2, isRecurring: false, note: '' },
  })),
};

/** Breadths of the pages in points, in their order: `/MediaBox [0 0 1190.55 841.89]`. */
const listBreadths = (pdf: Buffer): number[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)/gu)].map(([, width]) =>
    Math.round(Number(width)),
  );

/** `word/document.xml` of a Word file, found by its local header. */
function readDocumentXml(docx: Buffer): string {
  const at = docx.indexOf('word/document.xml');
  const start = at + 'word/document.xml'.length + docx.readUInt16LE(at - 2);
  return inflateRawSync(docx.subarray(start)).toString('utf8');
}

test('A pack with tables on A3 keeps its text on A4 and repeats the heads of fewer pages', async () => {
  const usual = listBreadths(await renderDocumentFile(buildPack(facts), 'pdf'));
  const broad = listBreadths(await renderDocumentFile(buildBroadPack(facts), 'pdf'));
  expect(new Set(usual)).toEqual(new Set([595, 842]));
  expect(new Set(broad)).toEqual(new Set([595, 1191]));
  expect(broad.length).toBeLessThan(usual.length);
}, 60_000);

test('The Word file of the pack says the size of each of its sections', async () => {
  const xml = readDocumentXml(await renderDocumentFile(buildBroadPack(facts), 'docx'));
  const sizes = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/gu)].map(([, width, height]) => [
    width,
    height,
  ]);
  expect(sizes).toEqual([
    ['11906', '16838'],
    ['23811', '16838'],
  ]);
}, 60_000);
