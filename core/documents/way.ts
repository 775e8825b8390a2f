import { type Actor, hasRole } from '#core/people/public.ts';
import { type Refusal, refuse } from '#core/platform/public.ts';

/** Where a document stands on its way (8.1): 拟稿 → 核稿 → 送审 → 会签 → 签发 → 登记编号 → 印发. */
export const DOCUMENT_STATES = {
  draft: { zh: '拟稿', en: 'Draft' },
  checked: { zh: '已核稿', en: 'Checked' },
  'unit-check': { zh: '送审核对', en: 'Units check' },
  cosigned: { zh: '已会签', en: 'Co-signed' },
  approved: { zh: '已签发', en: 'Approved' },
  registered: { zh: '已登记编号', en: 'Registered' },
  issued: { zh: '已印发', en: 'Issued' },
  discarded: { zh: '已弃稿', en: 'Discarded' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const;
export type DocumentState = keyof typeof DOCUMENT_STATES;

export const DOCUMENT_ACTS = [
  'check',
  'return',
  'send-units',
  'cosign',
  'approve',
  'register',
  'issue',
  'discard',
  'withdraw',
] as const;
export type DocumentAct = (typeof DOCUMENT_ACTS)[number];

export const DOCUMENT_ACT_WORDS: Record<DocumentAct | 'draft' | 'edit', string> = {
  draft: '拟稿',
  edit: '修改',
  check: '核稿',
  return: '退回修改',
  'send-units': '送单位核对',
  cosign: '会签',
  approve: '签发',
  register: '登记编号',
  issue: '印发',
  discard: '弃稿',
  withdraw: '撤回',
};

/** From which states an act leads where; the closed table that server and screen share. */
const WAY: Record<DocumentAct, { from: readonly DocumentState[]; to: DocumentState }> = {
  check: { from: ['draft'], to: 'checked' },
  return: { from: ['checked', 'unit-check', 'cosigned'], to: 'draft' },
  'send-units': { from: ['checked'], to: 'unit-check' },
  cosign: { from: ['checked', 'unit-check'], to: 'cosigned' },
  approve: { from: ['cosigned'], to: 'approved' },
  register: { from: ['approved'], to: 'registered' },
  issue: { from: ['registered'], to: 'issued' },
  discard: { from: ['draft', 'checked', 'unit-check', 'cosigned', 'approved'], to: 'discarded' },
  withdraw: { from: ['issued'], to: 'withdrawn' },
};

export const listPossibleActs = (state: DocumentState): DocumentAct[] =>
  DOCUMENT_ACTS.filter((a) => WAY[a].from.includes(state));

/** What the decision knows: the state, who drafted, and open objections of units. */
export interface DocumentStanding {
  state: DocumentState;
  drafterId: string;
  openObjections: number;
}

const isOffice = (actor: Actor): boolean => hasRole(actor, 'office-clerk', 'office-head');

/** Who takes a step on line. Steps of leaders may instead be on ink: the office then records paper, name and day. */
export function canAct(actor: Actor, act: DocumentAct, standing: DocumentStanding): boolean {
  switch (act) {
    case 'check':
      return hasRole(actor, 'office-head') && standing.drafterId !== actor.personId;
    case 'return':
      return hasRole(actor, 'office-head', 'cosigner', 'approver');
    case 'send-units':
    case 'discard':
      return isOffice(actor);
    case 'cosign':
      return hasRole(actor, 'cosigner');
    case 'approve':
      return hasRole(actor, 'approver');
    case 'register':
    case 'issue':
      return hasRole(actor, 'registrar') || isOffice(actor);
    case 'withdraw':
      return hasRole(actor, 'approver', 'office-head');
  }
}

/** Signed on the printed 发文稿纸: the office records what stands there, the leader need never sign in (8.2). */
export const canRecordPaper = (actor: Actor, act: DocumentAct): boolean =>
  isOffice(actor) && (act === 'check' || act === 'cosign' || act === 'approve');

export const canDraft = (actor: Actor): boolean => isOffice(actor);
/** The drafter's office words the text until it is checked; leaders may soften, drop and leave names out while it is before them. */
export function listEditRights(
  actor: Actor,
  state: DocumentState,
): { reword: boolean; drop: boolean; unname: boolean } {
  const isDrafting = state === 'draft' && isOffice(actor);
  const isMarking =
    (state === 'unit-check' || state === 'cosigned' || state === 'checked') &&
    hasRole(actor, 'approver', 'cosigner', 'office-head');
  const may = isDrafting || isMarking;
  return { reword: may, drop: may, unname: may };
}

function notNow(act: DocumentAct, state: DocumentState): Refusal {
  const allowed = listPossibleActs(state).map((a) => DOCUMENT_ACT_WORDS[a]);
  return refuse(
    'not-allowed-now',
    'DOCUMENT_STEP_NOT_NOW',
    `公文${DOCUMENT_STATES[state].zh}，不能${DOCUMENT_ACT_WORDS[act]}`,
    `The document is ${DOCUMENT_STATES[state].en.toLowerCase()}; this step is not possible`,
    allowed.length > 0 ? [`现在可以：${allowed.join('、')}`] : ['已印发的公文不再改动，可另行通报更正'],
  );
}

/**
 * The next state of a document, or a refusal that says what would be allowed (handbook 8.1). A leader's step is taken on line
 * by him, or recorded from paper by the office; a number is given only after signing; an open objection of a unit is answered
 * before co-signing.
 */
export function decideDocumentAct(
  actor: Actor,
  act: DocumentAct,
  standing: DocumentStanding,
  way: 'online' | 'paper',
): DocumentState {
  if (!WAY[act].from.includes(standing.state)) throw notNow(act, standing.state);
  const isAllowed = way === 'paper' ? canRecordPaper(actor, act) : canAct(actor, act, standing);
  if (!isAllowed)
    throw refuse(
      'forbidden',
      'DOCUMENT_STEP_NOT_YOURS',
      act === 'check' && standing.drafterId === actor.personId
        ? '拟稿人不能核自己的稿'
        : `${DOCUMENT_ACT_WORDS[act]}不由您办理`,
      'This step is not yours',
      way === 'paper' ? ['请项目办代录'] : ['由相应岗位办理', '在发文稿纸上签字后由项目办代录'],
    );
  if (act === 'cosign' && standing.openObjections > 0)
    throw refuse(
      'not-allowed-now',
      'OBJECTIONS_OPEN',
      `还有 ${standing.openObjections} 个单位的异议未答复`,
      'Objections are open',
      ['退回修改', '逐条答复异议'],
    );
  return WAY[act].to;
}
