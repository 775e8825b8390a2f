import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DocumentModel,
  documentModelSchema,
  listBlocks,
  listFigureSlots,
  toPlainText,
} from '../content-model.ts';
import { applyDocumentEdits } from '../edit-line.ts';
import { FIGURE_MEASURES } from '../figure-measures.ts';
import { fromFigureId, toFigureId } from '../figure-ref.ts';
import { buildBulletin } from './bulletin.lines.ts';
import { newBulletinFacts, newGroupFacts, newRankedGroup } from './bulletin-facts.fixture.ts';
import { type BulletinFacts, bulletinFactsSchema, type RankedGroup } from './bulletin-facts.ts';

const amount = fc.option(
  fc
    .bigInt({ min: 0n, max: 10n ** 14n })
    .map((fen) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`),
);
const ratio = fc.option(fc.integer({ min: 0, max: 1_600_000 }).map((n) => (n / 1_000_000).toFixed(6)));
const count = fc.oneof(fc.constantFrom(0, 0, 1, 2), fc.nat(300));
const words = fc.constantFrom(
  '施工图未批',
  '征地3户未签。',
  '，材料供应紧张，',
  '',
  '  ',
  '资金未到位；\n等待下达',
  '。',
  '一、手续',
);
const name = fc.constantFrom(
  '城关镇',
  '白水镇',
  '县水务局',
  '望川经济技术开发区（高新技术产业园）',
  '东岭乡',
);
const lights = fc.record({ red: count, yellow: count, green: count, blue: count, grey: count });
const standing = fc.record({
  paused: count,
  noPlan: count,
  done: count,
  notDue: count,
  unreported: count,
  onPlan: count,
  behind: count,
});

const group = fc
  .record({
    projectCount: count,
    totalInvestmentYuan: amount,
    annualPlanYuan: amount,
    actualYuan: amount,
    completionRate: ratio,
    lights,
    standing,
  })
  .map((parts) => newGroupFacts(parts));

const move = fc.record({
  direction: fc.constantFrom('up', 'down', 'same', 'none', 'recast'),
  places: fc.nat(12),
});

/** Ranks as standard competition ranking of the printed digit, so that ties are frequent. */
const rankedGroups = fc
  .array(fc.record({ tenths: fc.option(fc.integer({ min: 0, max: 12 })), name, move }), { maxLength: 16 })
  .map((rows) =>
    rows.map((row, index): RankedGroup => {
      const better = rows.filter(
        (other) => other.tenths !== null && row.tenths !== null && other.tenths > row.tenths,
      ).length;
      return newRankedGroup({
        key: `T${index}`,
        name: row.name,
        completionRate: row.tenths === null ? null : (row.tenths / 10).toFixed(1),
        rank: row.tenths === null ? null : better + 1,
        move: row.move,
        unrankedReason: row.tenths === null ? '无年度计划' : null,
      });
    }),
  );

const behind = fc.array(
  fc.record({
    projectKey: fc.nat(999).map(String),
    name,
    responsibleUnit: name,
    sponsor: fc.option(fc.constant('领导1')),
    annualPlanYuan: amount,
    actualYuan: amount,
    completionRate: ratio,
    plannedShare: ratio,
    daysBehind: fc.option(fc.nat(400)),
    light: fc.constantFrom('red', 'yellow', 'green', 'blue', 'grey'),
    lightPeriods: count,
    firstReason: fc.option(words),
  }),
  { maxLength: 8 },
);
const starting = fc.array(
  fc.record({
    projectKey: fc.nat(999).map(String),
    name,
    responsibleUnit: name,
    sponsor: fc.option(fc.constant('领导2')),
    totalInvestmentYuan: amount,
    annualPlanYuan: amount,
    plannedStartOn: fc.option(fc.constant('2026-03-15')),
    startedOn: fc.option(fc.constant('2026-04-01')),
    due: fc.boolean(),
    daysPastStart: fc.option(fc.nat(300)),
    reason: fc.option(words),
  }),
  { maxLength: 8 },
);

const facts: fc.Arbitrary<BulletinFacts> = fc
  .record({
    period: fc.constantFrom(
      '2026-01',
      '2026-02',
      '2026-10',
      '2026-12',
      '2026-Q1',
      '2026-H1',
      '2026',
      '2026-10-B1',
      '2026-10-X3',
      '2026-W45',
    ),
    plan: fc.record({
      issued: fc.boolean(),
      versionName: fc.option(fc.constant('8月调整计划')),
      documentNumber: fc.option(fc.constant('望政办发〔2026〕31号')),
      changedSincePrevious: fc.boolean(),
      otherVersion: fc.option(fc.record({ versionName: fc.constant('年初下达计划'), completionRate: ratio })),
    }),
    proRataShare: fc.constantFrom('0.0833333333', '0.5', '0.8333333333', '1'),
    totals: group,
    previousTotals: fc.option(fc.record({ period: fc.constant('2026-09'), lights })),
    lastYear: fc.option(
      fc.record({ period: fc.constant('2025-10'), actualYuan: amount, completionRate: ratio }),
    ),
    bundles: fc.record({ bundleCount: count, partCount: count }),
    seasonNote: fc.option(words),
    rankTables: fc.array(
      fc.record({
        split: fc.constantFrom('territory'),
        title: fc.constant('镇（街、园区）'),
        countWord: fc.constant('个镇（街、园区）'),
        leastProjectCount: count,
        groups: rankedGroups,
      }),
      { maxLength: 1 },
    ),
    sectors: fc.array(
      group.chain((facts0) =>
        fc.nat(99).map((n) => ({
          ...facts0,
          split: 'sector' as const,
          key: `K${n}`,
          name: `行业${'甲乙丙丁'[n % 4]}`,
        })),
      ),
      { maxLength: 6 },
    ),
    behind,
    starting,
    startDueCount: count,
    startedCount: count,
    startRate: ratio,
    problems: fc.record({
      raisedCount: count,
      closedCount: count,
      openCount: count,
      overdueCount: count,
      raised: fc.array(
        fc.record({
          projectKey: fc.nat(99).map(String),
          projectName: name,
          responsibleUnit: name,
          text: words,
        }),
        { maxLength: 7 },
      ),
    }),
    reporting: fc.record({
      dueCount: count,
      confirmedCount: count,
      onTimeCount: count,
      punctuality: ratio,
      completeness: ratio,
      lateUnits: fc.array(fc.record({ key: fc.nat(9).map(String), name, workdaysLate: count }), {
        maxLength: 4,
      }),
      missingUnits: fc.array(fc.record({ key: fc.nat(9).map(String), name }), { maxLength: 4 }),
    }),
    evidence: fc.record({ reportedCount: count, withEvidenceCount: count, share: ratio }),
    requests: fc.array(words, { maxLength: 3 }),
    replyByOn: fc.option(fc.constant('2026-11-20')),
    switches: fc.record({
      punctuality: fc.boolean(),
      amendments: fc.boolean(),
      evidence: fc.boolean(),
      lastYear: fc.boolean(),
      sectors: fc.boolean(),
    }),
  })
  .map((parts) => newBulletinFacts(parts as Partial<BulletinFacts>));

function listSentences(model: DocumentModel): string[] {
  return model.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [toPlainText(block.runs), ...(block.unnamedRuns ? [toPlainText(block.unnamedRuns)] : [])]
      : [],
  );
}

describe('the bulletin of any facts', () => {
  it('never prints a hole, an empty list or broken punctuation', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const sentence of listSentences(buildBulletin(given))) {
          expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object/u);
          expect(sentence).not.toMatch(
            /、[。，；：、）]|，[，。；：、）]|。[，、；：。）]|；[；，。、：]|：[：，。、；]|（）|（[，、。；：]/u,
          );
          expect(sentence).not.toMatch(/^[，。、；：）]|-|[^\d.]0个|[^\d.]0件/u);
          expect(sentence).toMatch(/[。：]$/u);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is a valid model of valid facts in which every figure slot has words and a known address', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(bulletinFactsSchema.safeParse(given).success).toBe(true);
        const model = buildBulletin(given);
        expect(documentModelSchema.safeParse(model).success).toBe(true);
        for (const slot of listFigureSlots(model)) {
          expect(Object.keys(FIGURE_MEASURES)).toContain(slot.figure.measure);
          expect(fromFigureId(toFigureId(slot.figure))).toEqual(slot.figure);
          expect(
            slot.text.length > 0 ||
              slot.figure.measure === 'rank_change' ||
              slot.figure.measure === 'light_reason',
          ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('puts every number of the text into a slot, save dates, periods, document numbers and typed requests', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const block of buildBulletin(given).blocks) {
          if (block.kind !== 'paragraph' || block.id.startsWith('bulletin.requests')) continue;
          const words = block.runs.map((run) => (run.figure === null ? run.text : '')).join('');
          const loose = words.replace(
            /\d{4}年|(\d+—)?\d+(月|日)|第\d+周|〔2026〕31号|详见附件\d|征地3户未签/gu,
            '',
          );
          expect(loose, block.id).not.toMatch(/\d/u);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives every line one id, and stays whole when any set of lines is dropped', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.boolean()), (given, coins) => {
        const model = buildBulletin(given);
        const ids = model.blocks.map((block) => block.id);
        expect(new Set(ids).size).toBe(ids.length);
        const dropped = ids.filter(() => coins.next().value);
        const edits = dropped.map((lineId) => ({ lineId, act: 'drop' as const, text: null, reason: '压缩' }));
        const after = applyDocumentEdits(model, edits);
        expect(after.blocks.at(-1)?.kind).not.toBe('heading');
        expect(after.annexes).toEqual(model.annexes);
        expect(listBlocks(after).every((block) => !dropped.includes(block.id))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
