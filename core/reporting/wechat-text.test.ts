import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WECHAT_LIMIT } from '#core/platform/public.ts';
import { buildConfirmationLink, buildFreezeLink } from './chain-body.ts';
import { buildSheetCode } from './paper-sheet.ts';
import { buildLaggardText, buildOutsideReminder, buildUnitReminder } from './wechat-text.ts';

const facts = {
  period: '2026-10',
  deadlineAt: '2026-10-28T18:00:00+08:00',
  officeName: '望川县项目办',
  orgShortName: '住建局',
  waiting: 14,
  now: '2026-10-28T17:59:00+08:00',
};

const toBehind = (orgShortName: string) => ({ orgShortName, deadlineAt: facts.deadlineAt });

test('a text for outside says that something waits, and names no unit and no number of projects', () => {
  const text = buildOutsideReminder(facts);
  expect(text).toBe(
    '【填报提醒】2026年10月重点项目进度填报正在进行，您有待办事项，请于10月28日18:00前完成填报和签字确认。收到请回复。望川县项目办',
  );
  expect(text).not.toMatch(/住建局|14/);
});

test('a text for the unit itself names it and how many projects wait', () => {
  expect(buildUnitReminder(facts)).toContain('住建局：2026年10月重点项目进度报表还有14个项目待签字确认');
  expect(buildUnitReminder({ ...facts, waiting: 0, deadlineAt: null })).toContain('请尽快完成');
});

test('a deadline that has passed is not asked for, and whoever was given longer is told to keep that one', () => {
  const over = { ...facts, now: '2026-10-28T18:00:00+08:00', hasExtensions: true };
  expect(buildOutsideReminder(over)).toBe(
    '【填报提醒】2026年10月重点项目进度填报正在进行，您有待办事项，报送时限10月28日18:00已过，请尽快完成填报和签字确认，已批准延期的按延期后的时限办理。收到请回复。望川县项目办',
  );
  expect(buildUnitReminder(over)).toContain(
    '还有14个项目待签字确认，报送时限10月28日18:00已过，请尽快完成。',
  );
});

test('once the deadline has passed for some, only those are named', () => {
  const behind = [
    { orgShortName: '城关镇', deadlineAt: '2026-11-02T18:00:00+08:00' },
    { orgShortName: '东河乡', deadlineAt: '2026-10-28T18:00:00+08:00' },
  ];
  expect(buildLaggardText(facts, behind)).toContain('进度尚未完成签字确认的单位：城关镇、东河乡。');
  expect(buildLaggardText({ ...facts, now: '2026-10-29T08:00:00+08:00' }, behind)).toContain(
    '已过报送时限、尚未完成签字确认的单位：东河乡。',
  );
});

test('no text is longer than a group chat takes, however many units there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 200 }), (names) => {
      const text = buildLaggardText(facts, names.map(toBehind));
      expect(text.length).toBeLessThanOrEqual(WECHAT_LIMIT);
      expect(text).not.toContain('\n\n');
    }),
  );
  const many = buildLaggardText(
    facts,
    Array.from({ length: 90 }, (_, i) => toBehind(`第${i}镇人民政府`)),
  );
  expect(many).toContain('等90个');
});

const link = (reports: { projectId: string; value: string }[]) =>
  buildConfirmationLink({
    actId: '7',
    orgId: '3',
    period: '2026-10',
    way: 'online',
    personName: '王长',
    signedByName: '王长',
    sheetCode: null,
    reports: reports.map(({ projectId, value }) => ({
      reportId: projectId,
      projectId,
      versionNo: 1,
      lineHash: 'h',
      figures: [
        { measure: 'ytd_amount', value, certainty: 'preliminary' },
        { measure: 'month_amount', value, certainty: 'preliminary' },
      ],
    })),
  });

test('a chain link is the same whatever the order of reports and however a decimal is written', () => {
  const a = link([
    { projectId: '10', value: '100.50' },
    { projectId: '9', value: '5.00' },
  ]);
  const b = link([
    { projectId: '9', value: '5' },
    { projectId: '10', value: '100.5' },
  ]);
  expect(a).toEqual(b);
  expect(link([{ projectId: '9', value: '6' }])).not.toEqual(link([{ projectId: '9', value: '5' }]));
});

test('the heads of a freeze stand in the order of their units', () => {
  const heads = ['10', '9', '100'].map((orgId) => ({ orgId, seq: 1, hash: orgId }));
  const body = buildFreezeLink({ period: '2026-10', previousHash: '0', snapshotHash: 's', heads });
  expect((body as { heads: { orgId: string }[] }).heads.map((h) => h.orgId)).toEqual(['9', '10', '100']);
});

test('the number of a sheet tells period, unit, turn and the first letters of the figures', () => {
  expect(buildSheetCode('2026-10', 'd07', 2, '9f3a77')).toBe('202610-D07-2-9F3A');
});
