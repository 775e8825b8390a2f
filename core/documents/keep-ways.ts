import { type Actor, hasRole, type Role } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { DOCUMENT_KIND_WORDS, type IssuedKind } from './document-kinds.ts';
import type { KindWay } from './kind-way.ts';

const OFFICE: readonly Role[] = ['office-head'];
const INSPECTION: readonly Role[] = ['inspection-head'];
const EITHER: readonly Role[] = [...OFFICE, ...INSPECTION];

/**
 * Who sets the way of a kind: papers of supervision the head of the inspection office, bulletin and papers of meetings the
 * project office's head; letters and reports that both offices draft, either (8.7, 8.8).
 */
const KEEPERS: Record<IssuedKind, readonly Role[]> = {
  'period-bulletin': OFFICE,
  'prompt-letter': EITHER,
  'supervision-order': INSPECTION,
  'summons-notice': INSPECTION,
  'supervision-bulletin': INSPECTION,
  'special-report': EITHER,
  'fact-list': INSPECTION,
  'meeting-notice': OFFICE,
  agenda: OFFICE,
  'meeting-pack': OFFICE,
  minutes: OFFICE,
  'economy-bulletin': OFFICE,
  'economy-analysis': OFFICE,
  'year-figures': OFFICE,
  'target-contract': OFFICE,
};

export const canSetWay = (actor: Actor, kind: IssuedKind): boolean => hasRole(actor, ...KEEPERS[kind]);

/** Papers that bind nobody outside the room: they need no signature (8.8). */
const UNSIGNED: readonly IssuedKind[] = ['meeting-pack', 'economy-analysis', 'year-figures'];
/** 专报 goes to leaders only, 事实清单 to the competent body (8.7, 8.9). */
const INSIDE_ONLY: readonly IssuedKind[] = ['special-report', 'fact-list'];
/** Issuing body and lists of the two bulletins are those of 通报设置. */
const PARTIES_ELSEWHERE: readonly IssuedKind[] = ['period-bulletin', 'economy-bulletin'];

const wrong = (kind: IssuedKind, zh: string, en: string, allowed: string) =>
  refuse('invalid', 'DOCUMENT_WAY_WRONG', `${DOCUMENT_KIND_WORDS[kind].zh}：${zh}`, en, [allowed]);

/** The way as it is kept, or a refusal that says what the handbook (8.1, 8.9) asks of this kind. */
export function requireKindWay(kind: IssuedKind, way: KindWay): KindWay {
  if (!UNSIGNED.includes(kind) && !way.steps.some(({ act }) => act === 'approve'))
    throw wrong(kind, '应有签发一步', 'This kind is signed before it is issued', '加上签发');
  if (INSIDE_ONLY.includes(kind) && way.audience !== 'inside')
    throw wrong(kind, '只在内部可阅', 'This kind stays inside', '可阅范围选“只在内部”');
  const checkers = way.steps.find(({ act }) => act === 'check')?.roles ?? [];
  if (way.draft.length === 1 && checkers.length === 1 && way.draft[0] === checkers[0])
    throw wrong(
      kind,
      '拟稿人不核自己的稿，拟稿与核稿不能只有同一个岗位',
      'Drafting and checking need two posts',
      '另加一个核稿岗位',
    );
  return PARTIES_ELSEWHERE.includes(kind)
    ? { ...way, parties: { issuingBody: null, addressees: [], copyTo: [] } }
    : way;
}
