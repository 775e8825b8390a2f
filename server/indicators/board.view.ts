import type { z } from 'zod';
import { deriveBoard, deriveOwnParts } from '#core/indicators/board.ts';
import { type BoardRow, listRowMonths } from '#core/indicators/board-row.ts';
import type { BoardRowView, getBoard as route } from '#core/indicators/contract.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import type { Standings } from '#core/indicators/standing-value.ts';
import type { IndicatorSubject } from '#core/indicators/subject.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import {
  listMonths,
  listRankMonths,
  loadMonthFrame,
  type MonthFrame,
  readTargets,
  readValues,
  toCellOf,
} from './panel-facts.ts';
import { findSubject, listPeers, listUpper, type Member } from './subjects.queries.ts';
import { findLatestMonth } from './values.queries.ts';

export interface Board {
  frame: MonthFrame;
  subject: IndicatorSubject;
  upper: Member[];
  peers: Member[];
  rows: BoardRow[];
}

export async function requireSubject(tx: Tx, regionId: number, id: number | null): Promise<IndicatorSubject> {
  const subject = await findSubject(tx, regionId, id);
  if (subject) return subject;
  throw refuse(
    'not-found',
    'SUBJECT_NOT_FOUND',
    id === null ? '还没有指标对象：未设本地区' : '没有这个指标对象',
    id === null ? 'No own region has been set' : 'There is no such subject',
    ['在“设置”的“指标对象”里登记本地区、上级和同级地区'],
  );
}

/** The month and the subject that a page is asked for: the latest with figures, and the region's own, unless others are named. */
export async function openMonth(
  tx: Tx,
  ctx: Ctx,
  query: { period?: string | undefined; subject?: number | undefined },
): Promise<{ frame: MonthFrame; subject: IndicatorSubject }> {
  const { regionId } = ctx.actor;
  const subject = await requireSubject(tx, regionId, query.subject ?? null);
  const period =
    query.period ??
    (await findLatestMonth(tx, { regionId, subjectId: subject.id, today: ctx.today })) ??
    ctx.today.slice(0, 7);
  return { subject, frame: await loadMonthFrame(tx, regionId, period, ctx.today) };
}

export const toFrozenView = ({ freeze }: MonthFrame) =>
  freeze && { at: freeze.frozenAt.toISOString(), by: freeze.personName, hash: freeze.chainHash };

interface BoardQuery {
  frame: MonthFrame;
  subject: IndicatorSubject;
  group: string | null;
  /** One indicator alone, also one that was given up. */
  only?: string;
}

/** Everything that the board of a subject needs, in five questions to the database. */
export async function loadBoard(tx: Tx, q: BoardQuery): Promise<Board> {
  const { frame, subject } = q;
  const { regionId, period } = frame;
  const [upper, peers] = await Promise.all([
    listUpper(tx, regionId, subject.id),
    listPeers(tx, regionId, subject, q.group),
  ]);
  const { only } = q;
  const indicators =
    only === undefined ? frame.listed : frame.definitions.indicators.filter(({ code }) => code === only);
  const codes = indicators.flatMap(({ code, ratioOf }) => [code, ...(ratioOf ?? [])]);
  const targetsOf = await readTargets(
    tx,
    frame,
    [...peers, ...upper].map(({ id }) => id),
    codes,
  );
  const rankCodes = listRankCodes(indicators, subject, targetsOf);
  const around = [...peers, ...upper].map(({ id }) => id).filter((id) => id !== subject.id);
  const facts = { period, indicators, subject, targetsOf, rules: frame.rules };
  // While the database reads the others, what is said of the subject alone is worked out.
  const [{ own, parts }, others, aimedAtRank] = await Promise.all([
    readValues(tx, frame, {
      codes,
      subjectIds: [subject.id],
      periods: [...new Set(ofEachRhythm(indicators).flatMap((one) => listRowMonths(one, period)))],
    }).then((values) => ({
      own: values,
      parts: deriveOwnParts({ ...facts, cellOf: toCellOf(frame, values) }),
    })),
    readValues(tx, frame, {
      codes: codes.filter((code) => !rankCodes.has(code)),
      subjectIds: around,
      periods: listRankMonths(ofEachRhythm(indicators), period),
    }),
    readRankHistory(tx, frame, around, [...rankCodes]),
  ]);
  const rows = deriveBoard(
    { ...facts, upper, peers, cellOf: toCellOf(frame, own, others, aimedAtRank) },
    parts,
  );
  return { frame, subject, upper, peers, rows };
}

/** One of those that have their figures at the same months: a hundred would list the same over and over. */
const ofEachRhythm = (indicators: readonly Indicator[]): Indicator[] => [
  ...new Map(indicators.map((one) => [`${one.every} ${one.hasNoJanuary} ${one.until ?? ''}`, one])).values(),
];

/** Indicators for which a place is aimed at, with what their ratio is made of. */
function listRankCodes(
  indicators: readonly Indicator[],
  subject: IndicatorSubject,
  targetsOf: Awaited<ReturnType<typeof readTargets>>,
): ReadonlySet<string> {
  const aimed = indicators.filter(({ code }) =>
    targetsOf(code, subject.id).some(({ rank }) => rank !== null),
  );
  return new Set(aimed.flatMap(({ code, ratioOf }) => [code, ...(ratioOf ?? [])]));
}

/** Where a place is aimed at, the light of every month of the year looks at the order of regions then. */
async function readRankHistory(
  tx: Tx,
  frame: MonthFrame,
  subjectIds: readonly number[],
  codes: readonly string[],
): Promise<Standings> {
  const year = Number(frame.period.slice(0, 4));
  // The first month of the year is held against the last of the year before, and that against its own year before.
  const periods = [
    ...listMonths(`${year - 1}-01`, frame.period),
    ...listMonths(`${year - 2}-10`, `${year - 2}-12`),
  ];
  return readValues(tx, frame, { codes, subjectIds, periods });
}

/** 经济运行看板: every indicator of a subject at a month. */
export function getBoard(
  ctx: Ctx,
  query: z.output<typeof route.query>,
): Promise<z.input<typeof route.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, query);
    return toBoardView(await loadBoard(tx, { frame, subject, group: query.group ?? null }));
  });
}

export const toSubjectView = ({ id, code, name, shortName, kind, level }: Member) => ({
  ...{ id, code, name, shortName, kind, level },
});

function toBoardView({ frame, subject, upper, peers, rows }: Board): z.input<typeof route.output> {
  const definitionOf = new Map(frame.definitions.indicators.map((one) => [one.code, one]));
  return {
    period: frame.period,
    frozen: toFrozenView(frame),
    subject: toSubjectView(subject),
    upper: upper.map(toSubjectView),
    peers: peers.map(toSubjectView),
    groups: subject.peerGroups.slice(),
    rows: rows.flatMap((row) => {
      const indicator = definitionOf.get(row.code);
      return indicator ? [toRowView(row, indicator)] : [];
    }),
  };
}

/** A target goes out without the numbers of its row. */
export function toRowView(row: BoardRow, indicator: Indicator): z.input<typeof BoardRowView> {
  const { target } = row;
  if (target === null) return { indicator, ...row, target };
  const { kind, value, growth, rank, months } = target;
  return { indicator, ...row, target: { kind, value, growth, rank, months } };
}
