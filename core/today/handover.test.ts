import { expect, test } from 'vitest';
import { listHandoverRights, requireClosable, requireSignature } from './handover.ts';

const state = (...signedSides: string[]) => ({ fromPersonId: '1', toPersonId: '2', signedSides });
const codeOf = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as { body: { code: string } }).body.code;
  }
};

test('Each side signs for himself and for nobody else', () => {
  const sign = (side: 'from' | 'to', personId: string) =>
    codeOf(() => requireSignature(state(), { side, way: 'online', personId, isKeeper: true }));
  expect([sign('from', '1'), sign('to', '2'), sign('from', '2'), sign('to', '1'), sign('from', '9')]).toEqual(
    ['done', 'done', 'HANDOVER_NOT_YOURS', 'HANDOVER_NOT_YOURS', 'HANDOVER_NOT_YOURS'],
  );
});

test('A signature on paper is recorded by the keeper alone', () => {
  const sign = (isKeeper: boolean) =>
    codeOf(() => requireSignature(state(), { side: 'from', way: 'paper', personId: '1', isKeeper }));
  expect([sign(true), sign(false)]).toEqual(['done', 'HANDOVER_NOT_YOURS']);
});

test('Nobody signs twice, nor after the sheet is closed', () => {
  const again = (...signed: string[]) =>
    codeOf(() =>
      requireSignature(state(...signed), { side: 'from', way: 'online', personId: '1', isKeeper: false }),
    );
  expect([again('from'), again('closed')]).toEqual(['HANDOVER_SIGNED_ALREADY', 'HANDOVER_SIGNED_ALREADY']);
});

test('A sheet is closed when both have signed, once, by the keeper', () => {
  const close = (...signed: string[]) => codeOf(() => requireClosable(state(...signed)));
  expect([close(), close('from'), close('from', 'to'), close('from', 'to', 'closed')]).toEqual([
    'HANDOVER_UNSIGNED',
    'HANDOVER_UNSIGNED',
    'done',
    'HANDOVER_CLOSED',
  ]);
  expect(listHandoverRights(state('from', 'to'), '9', true)).toMatchObject({
    close: true,
    recordPaper: false,
  });
  expect(listHandoverRights(state('from', 'to'), '9', false).close).toBe(false);
});
