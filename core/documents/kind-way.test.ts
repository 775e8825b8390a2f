import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#core/people/public.ts';
import { Refusal } from '#core/platform/public.ts';
import { ISSUED_KINDS, type IssuedKind } from './document-kinds.ts';
import { DEFAULT_WAYS, DocumentWaysSchema, KindWaySchema } from './kind-way.ts';
import {
  canDraft,
  type DocumentAct,
  type DocumentState,
  decideDocumentAct,
  listPossibleActs,
} from './way.ts';

const actor = (...roles: Role[]): Actor => ({
  regionId: 1,
  personId: '9',
  personName: '吴某',
  login: 'x',
  orgId: '2',
  orgName: '办',
  orgPath: 'c.o',
  orgKind: 'office',
  roles,
  postTitle: '',
  sees: 'region',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});
function outcome(kind: IssuedKind, role: Role, act: DocumentAct, state: DocumentState): string {
  const standing = { way: DEFAULT_WAYS[kind], state, drafterId: '1', openObjections: 0 };
  try {
    return decideDocumentAct(actor(role), act, standing, 'online');
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
}

describe('The way of each kind', () => {
  test.each<[IssuedKind, Role, DocumentAct, DocumentState, string]>([
    ['prompt-letter', 'inspection-head', 'check', 'draft', 'checked'],
    ['prompt-letter', 'inspector', 'check', 'draft', 'DOCUMENT_STEP_NOT_YOURS'],
    ['prompt-letter', 'office-head', 'approve', 'checked', 'approved'],
    ['prompt-letter', 'approver', 'approve', 'cosigned', 'approved'],
    ['prompt-letter', 'inspection-head', 'approve', 'checked', 'DOCUMENT_STEP_NOT_YOURS'],
    ['supervision-order', 'inspection-head', 'approve', 'checked', 'approved'],
    ['supervision-order', 'office-head', 'approve', 'checked', 'DOCUMENT_STEP_NOT_YOURS'],
    ['summons-notice', 'leader', 'approve', 'checked', 'approved'],
    ['summons-notice', 'inspection-head', 'approve', 'checked', 'DOCUMENT_STEP_NOT_YOURS'],
    ['supervision-bulletin', 'approver', 'approve', 'checked', 'DOCUMENT_STEP_NOT_NOW'],
    ['supervision-bulletin', 'cosigner', 'cosign', 'checked', 'cosigned'],
    ['fact-list', 'inspector', 'issue', 'approved', 'issued'],
    ['fact-list', 'registrar', 'register', 'approved', 'DOCUMENT_STEP_NOT_NOW'],
    ['agenda', 'leader', 'approve', 'checked', 'approved'],
    ['agenda', 'office-clerk', 'issue', 'checked', 'DOCUMENT_STEP_NOT_NOW'],
    ['meeting-notice', 'office-clerk', 'issue', 'approved', 'issued'],
    ['meeting-pack', 'office-clerk', 'issue', 'checked', 'issued'],
    ['economy-bulletin', 'cosigner', 'cosign', 'checked', 'cosigned'],
    ['economy-analysis', 'office-clerk', 'issue', 'checked', 'issued'],
    ['target-contract', 'leader', 'approve', 'checked', 'approved'],
    ['minutes', 'office-clerk', 'send-units', 'checked', 'unit-check'],
    ['minutes', 'leader', 'approve', 'unit-check', 'approved'],
    ['minutes', 'registrar', 'register', 'approved', 'registered'],
    ['special-report', 'inspection-head', 'approve', 'checked', 'approved'],
  ])('%s: %s may %s while %s: %s', (kind, role, act, state, expected) => {
    expect(outcome(kind, role, act, state)).toBe(expected);
  });

  test.each(ISSUED_KINDS)(
    'of %s leads from draft to issue by its own steps, and no number is burnt by giving up',
    (kind) => {
      const way = DEFAULT_WAYS[kind];
      expect(KindWaySchema.safeParse(way).success).toBe(true);
      expect(listPossibleActs('draft', way)).toContain('check');
      expect(listPossibleActs('issued', way)).toEqual(['withdraw']);
      expect(listPossibleActs('registered', way)).not.toContain('discard');
      expect(canDraft(actor('head'), way)).toBe(false);
    },
  );

  test('set by a region keeps to the order of the steps, ends with issue and numbers only what is signed', () => {
    const way = DEFAULT_WAYS['prompt-letter'];
    const steps = (...acts: string[]) => way.steps.filter(({ act }) => acts.includes(act));
    const isGood = (part: object) =>
      DocumentWaysSchema.safeParse({ 'prompt-letter': { ...way, ...part } }).success;
    expect(isGood({})).toBe(true);
    expect(isGood({ steps: [...way.steps].reverse() })).toBe(false);
    expect(isGood({ steps: steps('check', 'approve') })).toBe(false);
    expect(isGood({ steps: steps('check', 'register', 'issue') })).toBe(false);
    expect(isGood({ steps: steps('check', 'approve', 'issue') })).toBe(false);
    expect(isGood({ steps: steps('check', 'approve', 'issue'), numbering: 'none' })).toBe(true);
  });
});
