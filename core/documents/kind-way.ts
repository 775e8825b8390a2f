import { z } from 'zod';
import { ROLES, type Role } from '#core/people/public.ts';
import { ISSUED_KINDS, type IssuedKind } from './document-kinds.ts';

/** Steps that lead on, in the order of 8.1; a kind has some of them. */
export const FORWARD_ACTS = ['check', 'send-units', 'cosign', 'approve', 'register', 'issue'] as const;
export type ForwardAct = (typeof FORWARD_ACTS)[number];

const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);

const isInOrder = (acts: readonly ForwardAct[]): boolean =>
  acts.every((act, at) => at === 0 || FORWARD_ACTS.indexOf(acts[at - 1] ?? act) < FORWARD_ACTS.indexOf(act));

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
  })
  .refine(({ steps }) => isInOrder(steps.map(({ act }) => act)), {
    message: '环节应依次为核稿、送单位核对、会签、签发、登记编号、印发，各至多一次',
  })
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

const OFFICE: Role[] = ['office-clerk', 'office-head'];
const INSPECTION: Role[] = ['inspector', 'inspection-head'];
const BOTH: Role[] = [...OFFICE, ...INSPECTION];
const HEADS: Role[] = ['office-head', 'inspection-head'];

const step = (act: ForwardAct, who: Role[], isOptional = false): KindWay['steps'][number] => ({
  act,
  isOptional,
  roles: who,
});
const numbered = (drafters: Role[]) => [
  step('register', ['registrar', ...drafters]),
  step('issue', ['registrar', ...drafters]),
];

const toLetterWay = (drafters: Role[], checkers: Role[], approvers: Role[]): KindWay => ({
  draft: drafters,
  steps: [
    step('check', checkers),
    step('cosign', ['cosigner'], true),
    step('approve', approvers),
    ...numbered(drafters),
  ],
  numbering: 'number',
  audience: 'addressees',
});

const toBulletinWay = (drafters: Role[], head: Role): KindWay => ({
  draft: drafters,
  steps: [
    step('check', [head]),
    step('send-units', drafters, true),
    step('cosign', ['cosigner']),
    step('approve', ['approver']),
    ...numbered(drafters),
  ],
  numbering: 'number',
  audience: 'all',
});

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
    audience: 'inside',
  },
  'meeting-notice': {
    draft: BOTH,
    steps: [step('check', HEADS), step('approve', ['approver', ...HEADS]), step('issue', BOTH)],
    numbering: 'none',
    audience: 'addressees',
  },
  agenda: {
    draft: BOTH,
    steps: [step('check', HEADS), step('approve', ['approver', 'leader']), step('issue', BOTH)],
    numbering: 'none',
    audience: 'addressees',
  },
  'meeting-pack': {
    draft: BOTH,
    steps: [step('check', HEADS), step('issue', BOTH)],
    numbering: 'none',
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
    audience: 'addressees',
  },
};

export const findStep = (way: KindWay, act: string): KindWay['steps'][number] | undefined =>
  way.steps.find((one) => one.act === act);
