import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#core/people/public.ts';
import { Refusal } from '#core/platform/public.ts';
import { DEFAULT_WAYS } from './kind-way.ts';
import {
  DOCUMENT_ACTS,
  DOCUMENT_STATES,
  type DocumentAct,
  type DocumentState,
  decideDocumentAct,
  listEditRights,
  listPossibleActs,
} from './way.ts';

const actor = (role: Role, personId = '9'): Actor => ({
  regionId: 1,
  personId,
  personName: '吴某',
  login: 'x',
  orgId: '2',
  orgName: '办',
  orgPath: 'c.o',
  orgKind: 'office',
  roles: [role],
  postTitle: '',
  sees: 'region',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});
const way = DEFAULT_WAYS['period-bulletin'];
const at = (state: DocumentState, openObjections = 0) => ({ way, state, drafterId: '1', openObjections });
function outcome(
  role: Role,
  act: DocumentAct,
  state: DocumentState,
  by: 'online' | 'paper' = 'online',
  personId = '9',
  objections = 0,
): string {
  try {
    return decideDocumentAct(actor(role, personId), act, at(state, objections), by);
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
}

describe('The way of a document', () => {
  const cases: [Role, DocumentAct, DocumentState, string][] = [
    ['office-head', 'check', 'draft', 'checked'],
    ['office-clerk', 'check', 'draft', 'DOCUMENT_STEP_NOT_YOURS'],
    ['office-clerk', 'send-units', 'checked', 'unit-check'],
    ['cosigner', 'cosign', 'unit-check', 'cosigned'],
    ['cosigner', 'cosign', 'checked', 'cosigned'],
    ['approver', 'approve', 'cosigned', 'approved'],
    ['approver', 'approve', 'checked', 'DOCUMENT_STEP_NOT_NOW'],
    ['cosigner', 'approve', 'cosigned', 'DOCUMENT_STEP_NOT_YOURS'],
    ['registrar', 'register', 'cosigned', 'DOCUMENT_STEP_NOT_NOW'],
    ['registrar', 'register', 'approved', 'registered'],
    ['registrar', 'issue', 'registered', 'issued'],
    ['registrar', 'issue', 'issued', 'DOCUMENT_STEP_NOT_NOW'],
    ['office-clerk', 'discard', 'registered', 'DOCUMENT_STEP_NOT_NOW'],
    ['office-head', 'withdraw', 'issued', 'withdrawn'],
    ['office-head', 'withdraw', 'registered', 'withdrawn'],
    ['office-head', 'withdraw', 'approved', 'DOCUMENT_STEP_NOT_NOW'],
    ['head', 'approve', 'cosigned', 'DOCUMENT_STEP_NOT_YOURS'],
    ['leader', 'approve', 'cosigned', 'DOCUMENT_STEP_NOT_YOURS'],
  ];
  test.each(cases)('%s, %s while %s: %s', (role, act, state, expected) => {
    expect(outcome(role, act, state)).toBe(expected);
  });

  test('closes without any leader signing in: the office records what was signed on paper', () => {
    expect(outcome('office-clerk', 'check', 'draft', 'paper')).toBe('checked');
    expect(outcome('office-clerk', 'cosign', 'unit-check', 'paper')).toBe('cosigned');
    expect(outcome('office-clerk', 'approve', 'cosigned', 'paper')).toBe('approved');
    expect(outcome('reporter-a', 'approve', 'cosigned', 'paper')).toBe('DOCUMENT_STEP_NOT_YOURS');
  });

  test('does not let the drafter check his own draft', () => {
    expect(outcome('office-head', 'check', 'draft', 'online', '1')).toBe('DOCUMENT_STEP_NOT_YOURS');
  });

  test('waits for objections of units to be answered', () => {
    expect(outcome('cosigner', 'cosign', 'unit-check', 'online', '9', 2)).toBe('OBJECTIONS_OPEN');
  });

  test('has no act left after withdrawal or discarding, and only withdrawal after issuing', () => {
    expect(listPossibleActs('issued', way)).toEqual(['withdraw']);
    expect(listPossibleActs('withdrawn', way)).toEqual([]);
    expect(listPossibleActs('discarded', way)).toEqual([]);
  });

  test('says for every refused step what is possible instead', () => {
    for (const state of Object.keys(DOCUMENT_STATES) as DocumentState[])
      for (const act of DOCUMENT_ACTS) {
        if (listPossibleActs(state, way).includes(act)) continue;
        try {
          decideDocumentAct(actor('office-head'), act, at(state), 'online');
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect((error as Refusal).body.allowed.length).toBeGreaterThan(0);
        }
      }
  });
});

test('Words are changed by the office while it drafts and by those before whom it lies; by nobody once approved', () => {
  expect(listEditRights(actor('office-clerk'), 'draft', way).reword).toBe(true);
  expect(listEditRights(actor('office-clerk'), 'cosigned', way).reword).toBe(false);
  expect(listEditRights(actor('approver'), 'cosigned', way).unname).toBe(true);
  for (const state of ['approved', 'registered', 'issued', 'withdrawn'] as const)
    expect(listEditRights(actor('approver'), state, way)).toEqual({
      reword: false,
      drop: false,
      unname: false,
    });
});
