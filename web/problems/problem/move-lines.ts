import type { TFunction } from 'i18next';
import type { ProblemMove } from '#core/problems/problem.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';
import type { MoveLine } from '../../ui/MoveHistory.tsx';
import { categoryWord, levelWord } from '../../ui/problem-words.ts';

interface Words {
  t: TFunction;
  levelNames: ProblemRules['levelNames'];
  nameOf: (orgId: string) => string;
}

const TEXTS = [
  'text',
  'leaderName',
  'reason',
  'suggestion',
  'attempts',
  'participants',
  'cause',
  'decision',
  'responsibility',
  'loss',
  'loophole',
  'ownerName',
  'note',
] as const;

/** What a step says, line by line; what was left empty is left out. */
export function listMoveLines(move: ProblemMove, { t, levelNames, nameOf }: Words): MoveLine[] {
  const lines: MoveLine[] = [];
  const add = (name: string, text: string | null | undefined) => {
    if (text)
      lines.push({ name, label: t([`problems.field.${move.kind}.${name}`, `problems.field.${name}`]), text });
  };
  if ('category' in move) add('category', categoryWord(move.category));
  if ('ownerOrgId' in move) add('ownerOrgId', nameOf(move.ownerOrgId));
  if ('supportingOrgIds' in move) add('supportingOrgIds', move.supportingOrgIds.map(nameOf).join('、'));
  if ('toOrgId' in move) add('toOrgId', nameOf(move.toOrgId));
  if ('toLevel' in move) add('toLevel', levelWord(move.toLevel, levelNames));
  if ('verdict' in move) add('verdict', t(`problems.verdict.${move.verdict}`));
  if ('heldOn' in move) add('heldOn', move.heldOn);
  const texts = move as Partial<Record<(typeof TEXTS)[number], string>>;
  for (const name of TEXTS) add(name, texts[name]);
  if ('dueOn' in move) add('dueOn', move.dueOn);
  return lines;
}
