import { refuse } from '#core/platform/public.ts';

export type HandoverSide = 'from' | 'to';
export interface HandoverState {
  fromPersonId: string;
  toPersonId: string;
  signedSides: readonly string[];
}
export interface HandoverRights {
  signFrom: boolean;
  signTo: boolean;
  recordPaper: boolean;
  close: boolean;
}

/**
 * What somebody may do with a handover sheet (交接单, handbook 8.2): each side signs for himself, or the keeper of the
 * accounts records the signed paper; it is closed by the keeper when both have signed.
 */
export function listHandoverRights(
  state: HandoverState,
  personId: string,
  isKeeper: boolean,
): HandoverRights {
  const has = (side: string): boolean => state.signedSides.includes(side);
  const isOpen = !has('closed');
  return {
    signFrom: isOpen && !has('from') && personId === state.fromPersonId,
    signTo: isOpen && !has('to') && personId === state.toPersonId,
    recordPaper: isOpen && isKeeper && !(has('from') && has('to')),
    close: isOpen && isKeeper && has('from') && has('to'),
  };
}

/** A signature of a side in a way, or a refusal that says what would be possible. */
export function requireSignature(
  state: HandoverState,
  request: { side: HandoverSide; way: 'online' | 'paper'; personId: string; isKeeper: boolean },
): void {
  if (state.signedSides.includes(request.side) || state.signedSides.includes('closed'))
    throw refuse('conflict', 'HANDOVER_SIGNED_ALREADY', '这一方已签字', 'This side has signed', [
      '刷新后再看',
    ]);
  const rights = listHandoverRights(state, request.personId, request.isKeeper);
  const isAllowed =
    request.way === 'paper' ? rights.recordPaper : request.side === 'from' ? rights.signFrom : rights.signTo;
  if (!isAllowed)
    throw refuse(
      'forbidden',
      'HANDOVER_NOT_YOURS',
      request.way === 'paper' ? '纸质签字由管理账号的人登记' : '只能为自己签字',
      'Not yours to sign',
      ['本人登录后签字', '纸质签字由单位管理员登记'],
    );
}

/** Both signatures are there, and it is not closed yet. */
export function requireClosable(state: HandoverState): void {
  if (state.signedSides.includes('closed'))
    throw refuse('conflict', 'HANDOVER_CLOSED', '交接已办结', 'The handover is closed', ['刷新后再看']);
  if (!state.signedSides.includes('from') || !state.signedSides.includes('to'))
    throw refuse('not-allowed-now', 'HANDOVER_UNSIGNED', '双方签字后才能办结', 'Both sign first', [
      '移交人和接收人签字',
      '打印签字后登记',
    ]);
}
