import type { z } from 'zod';
import { canAnswerFor, canRecordAnswer, deriveAnswerState } from '#core/documents/dispatch.ts';
import type { getDispatch as dispatchRoute, UnitAnswerView } from '#core/documents/dispatch-contract.ts';
import { canDraft } from '#core/documents/way.ts';
import type { Actor } from '#core/people/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import {
  type AddresseeRow,
  listAddresseeRows,
  listOverdueReplies,
  listOwedAnswers,
} from './dispatch.queries.ts';
import { getOwnWay } from './document-ways.ts';
import { getDocumentRow } from './documents.queries.ts';

export interface AnswerFrame {
  isIssued: boolean;
  replyBy: string | null;
  today: string;
}

export function toUnitAnswer(row: AddresseeRow, frame: AnswerFrame, mayAnswer: boolean): UnitAnswerView {
  const { today, isIssued } = frame;
  const replyBy = row.isCopy ? null : frame.replyBy;
  const unit = { isReceived: row.receipt !== null, replies: row.replies.length };
  return {
    orgId: row.orgId,
    orgName: row.orgName,
    isCopy: row.isCopy,
    state: deriveAnswerState(unit, replyBy, today),
    receipt: row.receipt,
    replies: row.replies.map((one) => ({ ...one, isLate: replyBy !== null && one.onDate > replyBy })),
    may: {
      acknowledge: isIssued && mayAnswer && !unit.isReceived,
      reply: isIssued && mayAnswer && replyBy !== null,
    },
  };
}

/** Days of reply are moved until the paper is signed. */
const BEFORE_SIGNING: readonly string[] = ['draft', 'checked', 'unit-check', 'cosigned'];

export async function getDispatch(
  ctx: Ctx,
  documentId: string,
): Promise<z.input<typeof dispatchRoute.output>> {
  const { actor, today } = ctx;
  return withScope(ctx.db, actor, async (tx) => {
    const row = await getDocumentRow(tx, actor.regionId, documentId);
    const way = getOwnWay(row);
    const units = await listAddresseeRows(tx, actor.regionId, [documentId]);
    const isIssued = row.state === 'issued';
    const isOffice = canRecordAnswer(actor, way);
    return {
      isIssued,
      replyBy: row.replyBy,
      units: units.map((one) =>
        toUnitAnswer(one, { isIssued, replyBy: row.replyBy, today }, canAnswerFor(actor, one.orgId)),
      ),
      may: {
        recordPaper: isIssued && isOffice,
        makeLink: isIssued && isOffice,
        changeReplyDay: canDraft(actor, way) && row.replyBy !== null && BEFORE_SIGNING.includes(row.state),
      },
    };
  });
}

export interface AnswerDuty {
  sentence: string;
  documentId: string;
  count: number;
  dueAt: string | null;
  isLate: boolean;
}

const endOf = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString();

async function listUnitAnswers(tx: Tx, actor: Actor, today: string): Promise<AnswerDuty[]> {
  if (!canAnswerFor(actor, actor.orgId)) return [];
  const owed = await listOwedAnswers(tx, actor.regionId, actor.orgId);
  return owed.map(({ documentId, title, replyBy, isReceived }) => ({
    documentId,
    count: 1,
    sentence: `《${title}》待${[...(isReceived ? [] : ['签收']), ...(replyBy === null ? [] : ['回复'])].join('、')}`,
    dueAt: replyBy && endOf(replyBy),
    isLate: replyBy !== null && replyBy < today,
  }));
}

/** What units owe on issued documents, and for the office whose replies are overdue (8.1). */
export async function listAnswerDuties(tx: Tx, { actor, today }: Ctx): Promise<AnswerDuty[]> {
  const own = await listUnitAnswers(tx, actor, today);
  if (actor.sees !== 'region') return own;
  const overdue = await listOverdueReplies(tx, actor.regionId, today);
  return [
    ...own,
    ...overdue
      .filter((one) => canDraft(actor, getOwnWay(one)))
      .map(({ documentId, title, units, replyBy }) => ({
        documentId,
        count: units,
        sentence: `《${title}》${units > 1 ? `有${units}个单位` : ''}逾期未回复`,
        dueAt: endOf(replyBy),
        isLate: true,
      })),
  ];
}
