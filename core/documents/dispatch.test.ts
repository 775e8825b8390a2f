import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#core/people/public.ts';
import { Refusal } from '#core/platform/public.ts';
import { type AnswerWay, deriveAnswerState, requireAnswerer } from './dispatch.ts';
import { DEFAULT_WAYS } from './kind-way.ts';
import type { DocumentState } from './way.ts';

const UNIT = '7';
const actor = (orgId: string, ...roles: Role[]): Actor => ({
  regionId: 1,
  personId: '9',
  personName: '某人',
  login: 'x',
  orgId,
  orgName: '',
  orgPath: `r.o${orgId}`,
  orgKind: 'town',
  roles,
  postTitle: '',
  sees: 'scoped',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});
const outcome = (
  who: Actor,
  way: AnswerWay,
  part: { orgId?: string; state?: DocumentState } = {},
): string => {
  try {
    requireAnswerer(who, {
      orgId: UNIT,
      state: 'issued',
      addressees: [UNIT],
      way,
      kindWay: DEFAULT_WAYS['prompt-letter'],
      ...part,
    });
    return 'may';
  } catch (error) {
    if (error instanceof Refusal) return error.body.code;
    throw error;
  }
};

describe('Who answers an issued document', () => {
  test.each<[string, Actor, AnswerWay, string]>([
    ['the reporter of the unit, inside', actor(UNIT, 'reporter-a'), 'inside', 'may'],
    ['the head of the unit, inside', actor(UNIT, 'head'), 'inside', 'may'],
    ['a liaison at the unit', actor(UNIT, 'liaison'), 'inside', 'ANSWER_NOT_YOURS'],
    ['somebody of another unit', actor('8', 'head'), 'inside', 'ANSWER_NOT_YOURS'],
    ['the inspection office, inside for the unit', actor('5', 'inspector'), 'inside', 'ANSWER_NOT_YOURS'],
    ['the inspection office, from paper', actor('5', 'inspector'), 'paper', 'may'],
    ['the unit, from paper', actor(UNIT, 'head'), 'paper', 'ANSWER_NOT_YOURS'],
    ['the unit by its link, without any post', actor(UNIT), 'link', 'may'],
  ])('%s', (_who, who, way, expected) => {
    expect(outcome(who, way)).toBe(expected);
  });

  test('nobody answers what is not issued or was not sent to the unit', () => {
    expect(outcome(actor(UNIT, 'head'), 'inside', { state: 'approved' })).toBe('DOCUMENT_NOT_ISSUED');
    expect(outcome(actor(UNIT, 'head'), 'inside', { state: 'withdrawn' })).toBe('DOCUMENT_NOT_ISSUED');
    expect(outcome(actor('8', 'head'), 'link', { orgId: '8' })).toBe('UNIT_NOT_ADDRESSED');
  });
});

test.each<[boolean, number, string | null, string, string]>([
  [false, 0, '2026-11-27', '2026-11-27', 'sent'],
  [true, 0, '2026-11-27', '2026-11-27', 'received'],
  [true, 0, '2026-11-27', '2026-11-28', 'overdue'],
  [false, 0, '2026-11-27', '2026-11-28', 'overdue'],
  [true, 1, '2026-11-27', '2026-12-28', 'replied'],
  [true, 0, null, '2026-12-28', 'received'],
])('received %s, replies %i, asked by %s, on %s: %s', (isReceived, replies, replyBy, today, expected) => {
  expect(deriveAnswerState({ isReceived, replies }, replyBy, today)).toBe(expected);
});
