/** The printed rates and sums of an imported sheet, recomputed with the same function as check-figures (核数). */
import {
  buildFinding,
  type ImportFinding,
  type ImportFindingCode,
  type PrintedCheck,
} from '#core/ledger/public.ts';
import { checkFigure } from './check-figures.ts';
import type { FigureOutcome } from './figure-kind.ts';

const CODES: Record<'rate' | 'sum', Partial<Record<FigureOutcome['verdict'], ImportFindingCode>>> = {
  rate: {
    truncated: 'IMP-RATE-TRUNCATED',
    rounding: 'IMP-RATE-ROUNDING',
    explained: 'IMP-RATE-ROUNDING',
    inconsistent: 'IMP-RATE-ERROR',
  },
  sum: {
    truncated: 'IMP-SUM-ROUNDING',
    rounding: 'IMP-SUM-ROUNDING',
    explained: 'IMP-SUM-ROUNDING',
    inconsistent: 'IMP-SUM-ERROR',
  },
};

const CONTEXT = { calendar: undefined };

function isInverseMatch(check: PrintedCheck): boolean {
  if (check.kind !== 'ratio' || !check.inverse) return false;
  const { num, den } = check.entry;
  return checkFigure({ ...check.entry, num: den, den: num }, CONTEXT).verdict !== 'inconsistent';
}

function judge(check: PrintedCheck): { check: PrintedCheck; finding: ImportFinding | null } {
  const outcome = checkFigure(check.entry, CONTEXT);
  const code = CODES[check.kind === 'sum' ? 'sum' : 'rate'][outcome.verdict];
  if (!code) return { check, finding: null };
  if (outcome.verdict === 'inconsistent' && isInverseMatch(check)) {
    return {
      check,
      finding: buildFinding(
        'IMP-RATE-INVERSE',
        check.address,
        `逆向指标：按目标 ÷ 实际计算与印出数相符；按实际 ÷ 目标则不符`,
      ),
    };
  }
  const subject = check.subject === '' ? '' : `“${check.subject}”`;
  return { check, finding: buildFinding(code, check.address, `${subject}${outcome.sentence}`) };
}

/** A column most of whose rates do not follow from the inputs found for it was paired with the wrong columns. */
function findUnclearColumns(judged: { check: PrintedCheck; finding: ImportFinding | null }[]): Set<string> {
  const counts = new Map<string, { all: number; wrong: number }>();
  for (const { check, finding } of judged) {
    if (check.kind === 'sum') continue;
    const count = counts.get(check.column) ?? { all: 0, wrong: 0 };
    count.all++;
    if (finding?.code === 'IMP-RATE-ERROR') count.wrong++;
    counts.set(check.column, count);
  }
  return new Set(
    [...counts].filter(([, { all, wrong }]) => all >= 4 && wrong * 2 > all).map(([column]) => column),
  );
}

/**
 * Findings for printed rates, growth and sums: rounding, truncation or error by name, nothing for a match.
 * Inputs: `listPrintedChecks` of the ledger import. Handbook 3 ("exact and printed") and 5.
 */
export function checkImportedFigures(checks: PrintedCheck[]): ImportFinding[] {
  const judged = checks.map(judge);
  const unclear = findUnclearColumns(judged);
  const told = new Set<string>();
  const findings: ImportFinding[] = [];
  for (const { check, finding } of judged) {
    if (!finding) continue;
    if (check.kind === 'sum' || !unclear.has(check.column)) findings.push(finding);
    else if (!told.has(check.column)) {
      told.add(check.column);
      findings.push(
        buildFinding(
          'IMP-RATE-UNCLEAR',
          check.address,
          `“${check.subject}”一列多数与找到的分子、分母不符，不能确定由哪两列算出，未逐格核对`,
        ),
      );
    }
  }
  return findings;
}
