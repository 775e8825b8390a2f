import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT, confirmMonths, LINE } from './entry-checks.fixture.ts';
import { isFarFromPeers } from './entry-peers.rule.ts';
import { deriveTypicalMonth } from './entry-unit-slip.rule.ts';
import { addYuan, EMPTY_REPORT_LINE, getPreviousYtd, ReportLine } from './report-line.ts';
import { checkReportLine, completeLine } from './run-checks.ts';

describe('whatever the figures of the months', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 9 });

  it('a line whose month is filled never breaks the sum, and the cumulative never falls', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 900_000 }), (months, month) => {
        const context = { ...CONTEXT, confirmedMonths: confirmMonths(...months) };
        const hits = checkReportLine({ ...LINE, monthAmountYuan: `${month}0000` }, context).map(
          (finding) => finding.ruleId,
        );
        expect(hits).not.toContain('QLT-002');
        expect(hits).not.toContain('QLT-003');
      }),
    );
  });

  it('any other typed cumulative is an error unless a correction is explained; the first of a later year is asked about', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 900_000 }),
        fc.integer({ min: 1, max: 99_999 }),
        (months, month, off) => {
          const context = { ...CONTEXT, confirmedMonths: confirmMonths(...months) };
          const previous = getPreviousYtd(context.period, context.confirmedMonths);
          const ytd = addYuan(previous, `${month}`, `${off}`);
          const line = { ...LINE, monthAmountYuan: `${month}`, ytdAmountYuan: ytd };
          const found = checkReportLine(line, context).map((finding) => finding.ruleId);
          expect(found).toContain(months.length === 0 ? 'QLT-045' : 'QLT-002');
          const explained = { ...line, correctionReason: '更正以前月份' };
          const left = checkReportLine(explained, context).map((finding) => finding.ruleId);
          expect(left.filter((id) => id === 'QLT-002' || id === 'QLT-045')).toEqual([]);
        },
      ),
    );
  });

  it('month and cumulative complete each other', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 900_000_000 }), (months, month) => {
        const context = { period: CONTEXT.period, confirmedMonths: confirmMonths(...months) };
        const fromMonth = completeLine({ ...EMPTY_REPORT_LINE, monthAmountYuan: `${month}` }, context);
        const fromYtd = completeLine(
          { ...EMPTY_REPORT_LINE, ytdAmountYuan: fromMonth.ytdAmountYuan },
          context,
        );
        expect(fromYtd.monthAmountYuan).toBe(`${month}`);
      }),
    );
  });

  it('a slip of ten thousand is warned of for every typical month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 50, max: 200 }),
        (typical, share) => {
          const context = { ...CONTEXT, typicalMonthYuan: `${typical}0000`, totalInvestmentYuan: null };
          const slipped = { ...LINE, monthAmountYuan: `${typical * share}000000` };
          expect(checkReportLine(slipped, context).map((finding) => finding.ruleId)).toContain('QLT-010');
        },
      ),
    );
  });
});

describe('small rules behind the checks', () => {
  it('the typical month is the median of the active ones of a year, null with fewer than three', () => {
    expect(deriveTypicalMonth(confirmMonths(0, 5, 0, 7))).toBeNull();
    expect(deriveTypicalMonth(confirmMonths(100, 5, 0, 7))).toBe('70000');
  });
  it('the robust z of peers is null without spread and exact at 3.5', () => {
    const peers = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => ({ num: BigInt(value), den: 1n }));
    // median 5, MAD 2: 3.5 × 1.4826 × 2 = 10.3782
    expect(isFarFromPeers({ num: 153782n, den: 10_000n }, peers)).toBe(false);
    expect(isFarFromPeers({ num: 153783n, den: 10_000n }, peers)).toBe(true);
    expect(
      isFarFromPeers(
        { num: 9n, den: 1n },
        Array.from({ length: 8 }, () => ({ num: 1n, den: 1n })),
      ),
    ).toBeNull();
  });
  it('the line refuses more than two decimals of a yuan, percents above 100 and days that do not exist', () => {
    expect(ReportLine.safeParse({ ...LINE, monthAmountYuan: '1.001' }).success).toBe(false);
    expect(ReportLine.safeParse({ ...LINE, monthAmountYuan: '1e400' }).success).toBe(false);
    expect(ReportLine.safeParse({ ...LINE, imagePercent: '100.5' }).success).toBe(false);
    expect(ReportLine.safeParse({ ...LINE, imagePercent: '100.0' }).success).toBe(true);
    expect(
      ReportLine.safeParse({ ...LINE, milestonesDone: [{ milestoneId: '7', on: '2026-02-30' }] }).success,
    ).toBe(false);
    expect(ReportLine.safeParse(LINE).success).toBe(true);
  });
});
