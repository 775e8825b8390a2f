import { type Actor, hasRole } from '#core/people/public.ts';
import { type Refusal, refuse } from '#core/platform/public.ts';
import type { ForwardAct, KindWay } from './kind-way.ts';

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

/** The state that a step leads to. */
const STATE_AFTER: Record<ForwardAct, DocumentState> = {
  check: 'checked',
  'send-units': 'unit-check',
  cosign: 'cosigned',
  approve: 'approved',
  register: 'registered',
  issue: 'issued',
};
/** While these were the last steps the text may still go back. */
const BEFORE_SIGNING: readonly ForwardAct[] = ['check', 'send-units', 'cosign'];
/** A number is never burnt by a draft that is given up (8.1). */
const BEFORE_NUMBER: readonly ForwardAct[] = [...BEFORE_SIGNING, 'approve'];

const statesAfter = ({ steps }: KindWay, acts: readonly ForwardAct[]): DocumentState[] =>
  steps.filter(({ act }) => acts.includes(act)).map(({ act }) => STATE_AFTER[act]);

/** From which states a step may be taken: those of the step before it, over the optional ones in between. */
function listStatesBefore({ steps }: KindWay, act: ForwardAct): DocumentState[] {
  const at = steps.findIndex((one) => one.act === act);
  if (at < 0) return [];
  const before = steps.slice(0, at);
  const last = before.findLastIndex(({ isOptional }) => !isOptional);
  return [
    ...(last < 0 ? (['draft'] as const) : []),
    ...before.slice(Math.max(0, last)).map((one) => STATE_AFTER[one.act]),
  ];
}

/** From which states an act leads where, for a kind; the closed table that server and screen share. */
function findPassage(way: KindWay, act: DocumentAct): { from: readonly DocumentState[]; to: DocumentState } {
  switch (act) {
    case 'return':
      return { from: statesAfter(way, BEFORE_SIGNING), to: 'draft' };
    case 'discard':
      return { from: ['draft', ...statesAfter(way, BEFORE_NUMBER)], to: 'discarded' };
    case 'withdraw':
      return { from: [...statesAfter(way, ['register']), 'issued'], to: 'withdrawn' };
    default:
      return { from: listStatesBefore(way, act), to: STATE_AFTER[act] };
  }
}

export const listPossibleActs = (state: DocumentState, way: KindWay): DocumentAct[] =>
  DOCUMENT_ACTS.filter((act) => findPassage(way, act).from.includes(state));

/** What the decision knows: the way of the kind, the state, who drafted, and open objections of units. */
export interface DocumentStanding {
  way: KindWay;
  state: DocumentState;
  drafterId: string;
  openObjections: number;
}

const rolesOf = (way: KindWay, ...acts: ForwardAct[]) =>
  way.steps.filter(({ act }) => acts.includes(act)).flatMap((one) => one.roles);

/** Who takes a step on line. Steps of leaders may instead be on ink: the office then records paper, name and day. */
export function canAct(actor: Actor, act: DocumentAct, { way, drafterId }: DocumentStanding): boolean {
  switch (act) {
    case 'check':
      return hasRole(actor, ...rolesOf(way, 'check')) && drafterId !== actor.personId;
    case 'return':
      return hasRole(actor, ...rolesOf(way, 'check', 'cosign', 'approve'));
    case 'discard':
      return hasRole(actor, ...way.draft);
    case 'withdraw':
      return hasRole(actor, ...rolesOf(way, 'check', 'approve'));
    default:
      return hasRole(actor, ...rolesOf(way, act));
  }
}

/** Signed on the printed 发文稿纸: the office records what stands there, the leader need never sign in (8.2). */
export const canRecordPaper = (actor: Actor, act: DocumentAct, way: KindWay): boolean =>
  hasRole(actor, ...way.draft) && (act === 'check' || act === 'cosign' || act === 'approve');

export const canDraft = (actor: Actor, way: KindWay): boolean => hasRole(actor, ...way.draft);

/** The drafter's office words the text until it is checked; leaders may soften, drop and leave names out while it is before them. */
export function listEditRights(
  actor: Actor,
  state: DocumentState,
  way: KindWay,
): { reword: boolean; drop: boolean; unname: boolean } {
  const isDrafting = state === 'draft' && canDraft(actor, way);
  const isMarking =
    statesAfter(way, BEFORE_SIGNING).includes(state) &&
    hasRole(actor, ...rolesOf(way, 'check', 'cosign', 'approve'));
  const may = isDrafting || isMarking;
  return { reword: may, drop: may, unname: may };
}

/** The office that drafts a kind, for sentences. */
const sayDrafters = ({ draft }: KindWay): string => (draft.includes('office-clerk') ? '项目办' : '督查室');

function notNow(act: DocumentAct, { state, way }: DocumentStanding): Refusal {
  const allowed = listPossibleActs(state, way).map((a) => DOCUMENT_ACT_WORDS[a]);
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
  const passage = findPassage(standing.way, act);
  if (!passage.from.includes(standing.state)) throw notNow(act, standing);
  const isAllowed = way === 'paper' ? canRecordPaper(actor, act, standing.way) : canAct(actor, act, standing);
  if (!isAllowed)
    throw refuse(
      'forbidden',
      'DOCUMENT_STEP_NOT_YOURS',
      act === 'check' && standing.drafterId === actor.personId
        ? '拟稿人不能核自己的稿'
        : `${DOCUMENT_ACT_WORDS[act]}不由您办理`,
      'This step is not yours',
      way === 'paper'
        ? [`请${sayDrafters(standing.way)}代录`]
        : ['由相应岗位办理', `在发文稿纸上签字后由${sayDrafters(standing.way)}代录`],
    );
  if ((act === 'cosign' || act === 'approve') && standing.openObjections > 0)
    throw refuse(
      'not-allowed-now',
      'OBJECTIONS_OPEN',
      `还有${standing.openObjections}个单位的异议未答复`,
      'Objections are open',
      ['退回修改', '逐条答复异议'],
    );
  return passage.to;
}
