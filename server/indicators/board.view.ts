import type { z } from 'zod';
import { deriveBoard } from '#core/indicators/board.ts';
import type { BoardRow } from '#core/indicators/board-row.ts';
import type { getBoard as route } from '#core/indicators/contract.ts';
import type { IndicatorSubject } from '#core/indicators/subject.ts';
import { type PeriodId, refuse } from '#core/platform/public.ts';
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
import { findSubject, listPeers, listUpper } from './subjects.queries.ts';
import { findLatestMonth } from './values.queries.ts';

export interface Board {
  frame: MonthFrame;
  subject: IndicatorSubject;
  upper: IndicatorSubject[];
  peers: IndicatorSubject[];
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

/** Everything that the board of a subject needs, in five questions to the database. */
export async function loadBoard(
  tx: Tx,
  q: { regionId: number; period: PeriodId; subject: IndicatorSubject; group: string | null; today: string },
): Promise<Board> {
  const { regionId, period, subject } = q;
  const frame = await loadMonthFrame(tx, regionId, period, q.today);
  const upper = await listUpper(tx, regionId, subject.id);
  const peers = await listPeers(tx, regionId, subject, q.group);
  const targetsOf = await readTargets(
    tx,
    frame,
    [...peers, ...upper].map(({ id }) => id),
  );
  const year = Number(period.slice(0, 4));
  const { indicators } = frame.definitions;
  const own = await readValues(tx, frame, {
    subjectIds: [subject.id],
    periods: [...listMonths(`${year - 3}-01`, period), ...listMonths(`${year - 1}-01`, `${year - 1}-12`)],
  });
  const byRank = indicators.filter(({ code }) =>
    targetsOf(code, subject.id).some(({ rank }) => rank !== null),
  );
  const others = await readValues(tx, frame, {
    subjectIds: [...peers, ...upper].map(({ id }) => id).filter((id) => id !== subject.id),
    periods: [
      ...listRankMonths(indicators, period),
      ...(byRank.length > 0 ? listMonths(`${year}-01`, period) : []),
      ...(byRank.length > 0 ? listMonths(`${year - 1}-01`, `${year - 1}-12`) : []),
    ],
  });
  const rows = deriveBoard({
    ...{ period, indicators, subject, upper, peers, targetsOf, rules: frame.rules },
    cellOf: toCellOf(frame, [...own, ...others]),
  });
  return { frame, subject, upper, peers, rows };
}

/** 经济运行看板: every indicator of a subject at a month. */
export function getBoard(
  ctx: Ctx,
  query: z.output<typeof route.query>,
): Promise<z.input<typeof route.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const subject = await requireSubject(tx, regionId, query.subject ?? null);
    const period = query.period ?? (await findLatestMonth(tx, regionId, subject.id)) ?? ctx.today.slice(0, 7);
    const board = await loadBoard(tx, {
      ...{ regionId, period, subject, today: ctx.today },
      group: query.group ?? null,
    });
    return toBoardView(board);
  });
}

const toSubjectView = ({ id, code, name, shortName, kind, level }: IndicatorSubject) => ({
  ...{ id, code, name, shortName, kind, level },
});

function toBoardView({ frame, subject, upper, peers, rows }: Board): z.input<typeof route.output> {
  const definitionOf = new Map(frame.definitions.indicators.map((one) => [one.code, one]));
  return {
    period: frame.period,
    frozen: frame.freeze && {
      at: frame.freeze.frozenAt.toISOString(),
      by: frame.freeze.personName,
      hash: frame.freeze.chainHash,
    },
    subject: toSubjectView(subject),
    upper: upper.map(toSubjectView),
    peers: peers.map(toSubjectView),
    groups: subject.peerGroups.slice(),
    rows: rows.flatMap((row) => {
      const indicator = definitionOf.get(row.code);
      return indicator ? [{ indicator, ...row }] : [];
    }),
  };
}
