/** `check-figures FILE [--json]` (核数): no database, no network. */
import { readFile } from 'node:fs/promises';
import seed from '#core/platform/calendar-seed.json' with { type: 'json' };
import { buildWorkingCalendar, type ExceptionalDay } from '#core/platform/public.ts';
import { checkFigures, type FigureCheck, isFigureFinding } from '#core/quality/check-figures.ts';
import { FIGURE_VERDICTS, type FigureVerdict } from '#core/quality/figure-kind.ts';
import type { CommandIo } from '#server/platform/public.ts';
import { describeJsonProblem } from './json-problem.ts';

export type CommandOutput = CommandIo;

const USAGE =
  '用法：check-figures 文件.json [--json]\n文件是数组，每项形如 {"id","kind",…输入,"printed"}。\n';
const VERDICT_WORDS: Record<FigureVerdict, string> = {
  match: '一致',
  truncated: '截尾',
  rounding: '舍入误差',
  explained: '可解释',
  inconsistent: '不一致',
  not_computable: '无法核算',
};

/**
 * Exit code 0 when every figure is a match or its difference has a harmless cause, 1 when one is inconsistent or
 * cannot be computed, 2 for wrong use: no file, unreadable, not UTF-8, no JSON array.
 */
export async function runCheckFigures(args: string[], io: CommandIo): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  const [file] = files;
  if (unknown !== undefined || file === undefined || files.length > 1) {
    io.stderr(unknown === undefined ? USAGE : `不认识的选项 ${unknown}。\n${USAGE}`);
    return 2;
  }
  const entries = await readEntries(file);
  if (!entries.ok) {
    io.stderr(`${entries.problem}\n`);
    return 2;
  }
  const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);
  const checks = checkFigures(entries.list, calendar);
  io.stdout(args.includes('--json') ? `${JSON.stringify(checks, null, 2)}\n` : describeChecks(checks));
  return checks.some((check) => isFigureFinding(check.verdict)) ? 1 : 0;
}

type Entries = { ok: true; list: unknown[] } | { ok: false; problem: string };

async function readEntries(file: string): Promise<Entries> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { ok: false, problem: `${file} 无法读取${code === 'ENOENT' ? '：文件不存在' : `（${code}）`}。` };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problem: `${file} 不是 UTF-8 编码，请另存为 UTF-8。` };
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed)
      ? { ok: true, list: parsed }
      : { ok: false, problem: `${file} 的最外层应为数组 [ … ]。` };
  } catch (error) {
    return { ok: false, problem: `${file} 不是正确的 JSON：${describeJsonProblem(text, error)}。` };
  }
}

function describeChecks(checks: readonly FigureCheck[]): string {
  const lines = checks.map((check) => `[${VERDICT_WORDS[check.verdict]}] ${check.id}　${check.sentence}`);
  const counts = FIGURE_VERDICTS.map((verdict) => ({
    word: VERDICT_WORDS[verdict],
    count: checks.filter((check) => check.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  const total = `共${checks.length}项${counts.map(({ word, count }) => `，${word}${count}`).join('')}。`;
  return `${[...lines, total].join('\n')}\n`;
}
