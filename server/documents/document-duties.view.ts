import {
  canAct,
  canDraft,
  canRecordPaper,
  type DocumentAct,
  type DocumentStanding,
  listPossibleActs,
} from '#core/documents/way.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { listUnitChecks } from './document-acts.queries.ts';
import { listStepHolders, type RoleHolder } from './document-ways.queries.ts';
import { getOwnWay } from './document-ways.ts';
import { listDocumentRows } from './documents.queries.ts';

export interface DocumentDuty {
  documentId: string;
  title: string;
  /** None: the check of his own unit's figures, or objections of units that the drafting office answers. */
  step: DocumentAct | null;
  objections: number;
  /** Nobody can take the step on line: it is signed on paper and recorded by the office. */
  isOnPaper: boolean;
}

/** Acts that lead on; going back and giving up wait for nobody. */
const listForwardActs = ({ state, way }: DocumentStanding): DocumentAct[] =>
  listPossibleActs(state, way).filter((act) => !['return', 'discard', 'withdraw'].includes(act));

/** Whether some account can take the step on line; nobody checks his own draft. */
function hasTaker(act: DocumentAct, { way, drafterId }: DocumentStanding, holders: readonly RoleHolder[]) {
  const roles = way.steps.find((one) => one.act === act)?.roles ?? [];
  return holders.some(
    ({ role, personId }) => roles.includes(role) && (act !== 'check' || personId !== drafterId),
  );
}

/** Documents that wait for a step of this person, for 今日; a step that nobody can take on line waits for the drafting office. */
export async function listDocumentDuties(tx: Tx, ctx: Ctx): Promise<DocumentDuty[]> {
  const { actor } = ctx;
  const rows = await listDocumentRows(tx, actor.regionId, {});
  const open = rows.filter((r) => !['issued', 'discarded', 'withdrawn'].includes(r.state));
  // Posts of the region are seen by those only who could record a step from paper.
  const holders =
    actor.sees === 'region' && open.length > 0 ? await listStepHolders(tx, actor.regionId, ctx.today) : null;
  const duties: DocumentDuty[] = [];
  for (const row of open) {
    const checks = row.state === 'unit-check' ? await listUnitChecks(tx, actor.regionId, row.id) : [];
    const standing = {
      way: getOwnWay(row),
      state: row.state,
      drafterId: row.drafterId,
      openObjections: checks.filter((c) => c.answer === 'objection').length,
    };
    const forward = listForwardActs(standing);
    const own = forward.find((act) => canAct(actor, act, standing));
    // Optional steps stand before the one that must be taken.
    const due = forward.at(-1);
    const duty = { documentId: row.id, title: row.title, objections: 0, isOnPaper: false };
    if (checks.some((c) => c.orgId === actor.orgId && c.answer === 'asked'))
      duties.push({ ...duty, step: null });
    else if (standing.openObjections > 0) {
      // Nobody signs before they are answered.
      if (canDraft(actor, standing.way))
        duties.push({ ...duty, step: null, objections: standing.openObjections });
    } else if (own) duties.push({ ...duty, step: own });
    else if (due && holders && canRecordPaper(actor, due, standing.way) && !hasTaker(due, standing, holders))
      duties.push({ ...duty, step: due, isOnPaper: true });
  }
  return duties;
}
