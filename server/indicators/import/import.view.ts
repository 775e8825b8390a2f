import type { z } from 'zod';
import type * as contract from '#core/indicators/import/import-contract.ts';
import { LINE_STATES } from '#core/indicators/import/settle-import.ts';
import {
  QUESTION_KINDS,
  type StatDictionary,
  type StatQuestion,
} from '#core/indicators/import/stat-reading.ts';
import { canOpenFiling } from '#core/indicators/permissions.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';

import { listAllowed, loadFilingDesk } from '../filing-desk.ts';
import { findFiling, findMonthlyFiling } from '../filings.queries.ts';
import { isLastFile, isSignedSince } from './discard-import.ts';
import { findOneMonth } from './file-import.ts';
import { listOwnCodes, loadDictionary, requireImport, settleRow } from './import-desk.ts';
import { type ImportRow, listImports } from './imports.queries.ts';

const MOST_LINES = 1_000;
const MOST_PLACES = 12;

type View = z.input<typeof contract.getStatImport.output>;

const toHead = (row: Omit<ImportRow, 'answers' | 'reading' | 'draftBefore'>) => ({
  id: row.id,
  fileName: row.fileName,
  personName: row.personName,
  orgName: row.orgName,
  startedAt: row.startedAt.toISOString(),
  filingId: row.discardedAt === null ? row.filingId : null,
  discardedAt: row.discardedAt?.toISOString() ?? null,
  discardedBy: row.discardedBy,
});

const toQuestion = (question: StatQuestion, answer: string | null): View['questions'][number] => {
  const { key, kind, sentence, choices, proposed, places } = question;
  return {
    key,
    kind,
    sentence,
    choices,
    proposed,
    answer,
    count: places.length,
    places: places.slice(0, MOST_PLACES),
  };
};

/** `fixed-investment:value:表!B4|表!B3` is 固定资产投资（表!B4、表!B3）. */
function sayVintage(word: string, names: ReadonlyMap<string, string>): string {
  const [, code = '', sides = ''] = /^([^:]+):[^:]+:(.*)$/s.exec(word) ?? [];
  return `${names.get(code) ?? code}（${sides.split('|').join('、')}）`;
}

/** What was answered and is not asked any more. */
function listGiven({ answers, reading }: ImportRow, dictionary: StatDictionary): View['given'] {
  const asked = new Set(reading.questions.map(({ key }) => key));
  const names = new Map(
    [...dictionary.indicators, ...dictionary.subjects].map(({ code, name }) => [code, name]),
  );
  return Object.entries(answers).flatMap(([key, answer]) => {
    const [, of = '', word = ''] = /^([a-z-]+):(.*)$/s.exec(key) ?? [];
    const kind = QUESTION_KINDS.find((one) => one === of);
    if (kind === undefined || kind === 'signed' || asked.has(key)) return [];
    const isName = kind === 'indicator' || kind === 'subject' || kind === 'table-subject';
    const said = kind === 'vintage' ? sayVintage(word, names) : word;
    return [{ key, kind, word: said, answer: isName ? (names.get(answer) ?? answer) : answer }];
  });
}

/** Imports of the own unit; those who see the region see all. */
export function getStatImports(ctx: Ctx): Promise<z.input<typeof contract.listStatImports.output>> {
  const { regionId, orgId, sees } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rows = await listImports(tx, { regionId, orgId: sees === 'region' ? null : orgId });
    const own = canOpenFiling(ctx.actor) ? await listOwnCodes(tx, ctx, orgId) : new Set<string>();
    return { imports: rows.map(toHead), mayImport: own.size > 0 };
  });
}

/** The filing of the one month that the file holds, as long as it can still be filled. */
async function findMonthly(tx: Tx, ctx: Ctx, row: ImportRow): Promise<View['monthly']> {
  const period = findOneMonth(row.reading.cells);
  if (period === null || row.filingId !== null || row.discardedAt !== null) return null;
  const { regionId } = ctx.actor;
  const id = await findMonthlyFiling(tx, { regionId, kind: 'monthly', period, orgId: row.orgId });
  const filing = id === undefined ? undefined : await findFiling(tx, regionId, id);
  const isOpen = filing !== undefined && ['open', 'draft', 'returned'].includes(filing.status);
  return isOpen ? { id: filing.id, title: filing.title } : null;
}

/** As long as nothing of it is signed and it can be taken out of the draft by itself. */
async function canDiscard(tx: Tx, ctx: Ctx, row: ImportRow): Promise<boolean> {
  if (!canOpenFiling(ctx.actor) || ctx.actor.orgId !== row.orgId || row.discardedAt !== null) return false;
  if (row.filingId === null) return true;
  const desk = await loadFilingDesk(tx, ctx, row.filingId);
  const mayLeave = isLastFile(row, desk.filing) && !isSignedSince(row, desk.filing);
  return mayLeave && listAllowed(ctx, desk).includes('save');
}

/** One import: its questions first, what was left out and why, and every figure beside what is signed. */
export function getStatImport(ctx: Ctx, id: string): Promise<View> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await requireImport(tx, ctx, id);
    const dictionary = await loadDictionary(tx, ctx);
    const settled = await settleRow(tx, ctx, row, dictionary);
    const indicatorOf = new Map(dictionary.indicators.map((one) => [one.code, one]));
    const subjectOf = new Map(dictionary.subjects.map((one) => [one.code, one]));
    const rank = new Map([...LINE_STATES].map((state, at) => [state, at]));
    rank.set('waiting', -2).set('changed', -1);
    const lines = [...settled.lines].sort((a, b) => (rank.get(a.state) ?? 0) - (rank.get(b.state) ?? 0));
    const count = (state: string) => settled.lines.filter((line) => line.state === state).length;
    const isFiled = row.filingId !== null || row.discardedAt !== null;
    return {
      ...toHead(row),
      questions: [...row.reading.questions, ...(isFiled ? [] : settled.questions)].map((question) =>
        toQuestion(question, row.answers[question.key] ?? null),
      ),
      given: listGiven(row, dictionary),
      notes: row.reading.notes.map(({ kind, sentence, places }) => ({
        ...{ kind, sentence, count: places.length, places: places.slice(0, MOST_PLACES) },
      })),
      counts: LINE_STATES.map((state) => ({ state, count: count(state) })).filter((one) => one.count > 0),
      lines: lines.slice(0, MOST_LINES).map(({ cell, state, signed }) => ({
        place: cell.place ?? '',
        indicator: indicatorOf.get(cell.indicator)?.name ?? cell.indicator,
        unit: indicatorOf.get(cell.indicator)?.unit ?? '',
        subject: subjectOf.get(cell.subject)?.shortName ?? cell.subject,
        period: cell.period,
        state,
        figures: { value: cell.value, growth: cell.growth, base: cell.base },
        signed: signed && { value: signed.value, growth: signed.growth, base: signed.base },
      })),
      lineCount: settled.lines.length,
      fileCount: settled.cells.length,
      indicators: dictionary.indicators.map(({ code, name }) => ({ code, name })),
      subjects: dictionary.subjects.map(({ code, name }) => ({ code, name })),
      monthly: await findMonthly(tx, ctx, row),
      mayAct: canOpenFiling(ctx.actor) && ctx.actor.orgId === row.orgId && !isFiled,
      mayDiscard: await canDiscard(tx, ctx, row),
    };
  });
}
