import { z } from 'zod';
import type { Role } from '#core/people/public.ts';
import { ISSUED_KINDS, type IssuedKind } from './document-kinds.ts';

/** Steps that lead on, in the order of 8.1; a kind has some of them. */
export const FORWARD_ACTS = ['check', 'send-units', 'cosign', 'approve', 'register', 'issue'] as const;
export type ForwardAct = (typeof FORWARD_ACTS)[number];

/** Posts that take part in documents (8.1); a way names no other. */
export const DOCUMENT_ROLES = [
  'office-clerk',
  'office-head',
  'inspector',
  'inspection-head',
  'cosigner',
  'approver',
  'registrar',
  'leader',
] as const satisfies readonly Role[];
export type DocumentRole = (typeof DOCUMENT_ROLES)[number];

const roles = z.array(z.enum(DOCUMENT_ROLES)).min(1).max(DOCUMENT_ROLES.length);
/** A unit or leader as printed on a paper; as long as the name of a unit may be. */
export const PartyName = z.string().trim().min(1).max(100);
export const PartyNames = z.array(PartyName).max(40);

const isInOrder = (acts: readonly ForwardAct[]): boolean =>
  acts.every((act, at) => at === 0 || FORWARD_ACTS.indexOf(acts[at - 1] ?? act) < FORWARD_ACTS.indexOf(act));

const WayParties = z.strictObject({
  /** Body that issues what the office itself drafts; null: the product's own words. */
  issuingBody: PartyName.nullable(),
  /** 主送, or 报 of a 专报; empty: the units that the paper concerns. */
  addressees: PartyNames,
  /** 抄送, or 送 of a 专报. */
  copyTo: PartyNames,
});
export type WayParties = z.infer<typeof WayParties>;
const NO_PARTIES: WayParties = { issuingBody: null, addressees: [], copyTo: [] };

/**
 * The way of one kind as data (8.1): who drafts, and each step with those who take it on line; an optional step may be passed
 * over. `numbering`: 文号, 期号 or none. `audience`: who may read it once it is issued.
 */
export const KindWaySchema = z
  .strictObject({
    draft: roles,
    steps: z
      .array(z.strictObject({ act: z.enum(FORWARD_ACTS), isOptional: z.boolean(), roles }))
      .min(1)
      .max(FORWARD_ACTS.length),
    numbering: z.enum(['none', 'number', 'issue-number']),
    audience: z.enum(['all', 'addressees', 'inside']),
    parties: WayParties.default(NO_PARTIES),
  })
  .refine(({ steps }) => isInOrder(steps.map(({ act }) => act)), {
    message: '环节应依次为核稿、送单位核对、会签、签发、登记编号、印发，各至多一次',
  })
  .refine(({ steps }) => steps[0]?.act === 'check', { message: '第一步应为核稿' })
  .refine(({ steps }) => steps.at(-1)?.act === 'issue', { message: '最后一步应为印发' })
  .refine(
    ({ steps }) =>
      steps.every(({ act, isOptional }) => !isOptional || ['send-units', 'cosign'].includes(act)),
    {
      message: '只有送单位核对、会签可以省略',
    },
  )
  .refine(({ steps, numbering }) => steps.some(({ act }) => act === 'register') === (numbering !== 'none'), {
    message: '编号的文种应有登记编号，不编号的没有',
  })
  .refine(
    ({ steps }) => !steps.some(({ act }) => act === 'register') || steps.some(({ act }) => act === 'approve'),
    {
      message: '先签发后登记编号',
    },
  );
export type KindWay = z.infer<typeof KindWaySchema>;

export const DOCUMENT_WAYS_RULEBOOK = 'document-ways';
/** 各文种的办理程序；没有设定的文种按产品默认。 */
export const DocumentWaysSchema = z.partialRecord(z.enum(ISSUED_KINDS), KindWaySchema);
export type DocumentWays = Record<IssuedKind, KindWay>;

const OFFICE: DocumentRole[] = ['office-clerk', 'office-head'];
const INSPECTION: DocumentRole[] = ['inspector', 'inspection-head'];
const BOTH: DocumentRole[] = [...OFFICE, ...INSPECTION];
const HEADS: DocumentRole[] = ['office-head', 'inspection-head'];

const step = (act: ForwardAct, who: DocumentRole[], isOptional = false): KindWay['steps'][number] => ({
  act,
  isOptional,
  roles: who,
});
const numbered = (drafters: DocumentRole[]) => [
  step('register', ['registrar', ...drafters]),
  step('issue', ['registrar', ...drafters]),
];

const toLetterWay = (
  drafters: DocumentRole[],
  checkers: DocumentRole[],
  approvers: DocumentRole[],
): KindWay => ({
  draft: drafters,
  steps: [
    step('check', checkers),
    step('cosign', ['cosigner'], true),
    step('approve', approvers),
    ...numbered(drafters),
  ],
  numbering: 'number',
  parties: NO_PARTIES,
  audience: 'addressees',
});

const toBulletinWay = (drafters: DocumentRole[], head: DocumentRole): KindWay => ({
  draft: drafters,
  steps: [
    step('check', [head]),
    step('send-units', drafters, true),
    step('cosign', ['cosigner']),
    step('approve', ['approver']),
    ...numbered(drafters),
  ],
  numbering: 'number',
  parties: NO_PARTIES,
  audience: 'all',
});

/** Material for leaders and speech writers: checked and given out inside, without a signature. */
const INSIDE_PAPER: KindWay = {
  draft: OFFICE,
  steps: [step('check', ['office-head']), step('issue', OFFICE)],
  numbering: 'none',
  parties: NO_PARTIES,
  audience: 'inside',
};

/**
 * Defaults of 8.1, 8.7 and 8.8: bulletins are co-signed and approved by the two offices; the prompt letter goes out under the
 * leading group's office, the supervision order under the inspection office, a summons needs a county leader; the agenda is
 * approved, notices bear no number, minutes are signed by the chair after checking with the units.
 */
export const DEFAULT_WAYS: DocumentWays = {
  'period-bulletin': toBulletinWay(OFFICE, 'office-head'),
  'supervision-bulletin': toBulletinWay(INSPECTION, 'inspection-head'),
  'prompt-letter': toLetterWay(BOTH, HEADS, ['approver', 'office-head']),
  'supervision-order': toLetterWay(INSPECTION, ['inspection-head'], ['approver', 'inspection-head']),
  'summons-notice': toLetterWay(INSPECTION, ['inspection-head'], ['approver', 'leader']),
  'special-report': {
    draft: BOTH,
    steps: [step('check', HEADS), step('approve', ['approver', ...HEADS]), ...numbered(BOTH)],
    numbering: 'issue-number',
    parties: NO_PARTIES,
    audience: 'inside',
  },
  'fact-list': {
    draft: INSPECTION,
    steps: [
      step('check', ['inspection-head']),
      step('approve', ['approver', 'inspection-head']),
      step('issue', INSPECTION),
    ],
    numbering: 'none',
    parties: NO_PARTIES,
    audience: 'inside',
  },
  'meeting-notice': {
    draft: BOTH,
    steps: [step('check', HEADS), step('approve', ['approver', ...HEADS]), step('issue', BOTH)],
    numbering: 'none',
    parties: NO_PARTIES,
    audience: 'addressees',
  },
  agenda: {
    draft: BOTH,
    steps: [step('check', HEADS), step('approve', ['approver', 'leader']), step('issue', BOTH)],
    numbering: 'none',
    parties: NO_PARTIES,
    audience: 'addressees',
  },
  'meeting-pack': {
    draft: BOTH,
    steps: [step('check', HEADS), step('issue', BOTH)],
    numbering: 'none',
    parties: NO_PARTIES,
    audience: 'addressees',
  },
  minutes: {
    draft: BOTH,
    steps: [
      step('check', HEADS),
      step('send-units', BOTH, true),
      step('approve', ['approver', 'leader']),
      ...numbered(BOTH),
    ],
    numbering: 'issue-number',
    parties: NO_PARTIES,
    audience: 'addressees',
  },
  'economy-bulletin': toBulletinWay(OFFICE, 'office-head'),
  'economy-analysis': INSIDE_PAPER,
  'year-figures': INSIDE_PAPER,
  'target-contract': {
    draft: OFFICE,
    steps: [
      step('check', ['office-head']),
      step('send-units', OFFICE, true),
      step('approve', ['approver', 'leader']),
      step('issue', OFFICE),
    ],
    numbering: 'none',
    parties: NO_PARTIES,
    audience: 'addressees',
  },
};

export const findStep = (way: KindWay, act: string): KindWay['steps'][number] | undefined =>
  way.steps.find((one) => one.act === act);
