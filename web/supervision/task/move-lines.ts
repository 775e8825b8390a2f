import type { TFunction } from 'i18next';
import { CHASE_WAYS, SATISFACTION, type TaskMove } from '#core/supervision/task/task.ts';
import { wordOf } from '../../ui/labels.ts';
import type { MoveLine } from '../../ui/MoveHistory.tsx';
import { cadenceWord } from '../task-words.ts';

interface Words {
  t: TFunction;
  language: string;
  nameOf: (orgId: string) => string;
}

const TEXTS = ['personName', 'text', 'reason', 'note', 'number'] as const;

/** What a step says, line by line; what was left empty is left out. */
export function listMoveLines(move: TaskMove, { t, language, nameOf }: Words): MoveLine[] {
  const lines: MoveLine[] = [];
  const add = (name: string, text: string | null | undefined) => {
    if (text)
      lines.push({
        name,
        label: t([`supervision.field.${move.kind}.${name}`, `supervision.field.${name}`]),
        text,
      });
  };
  if ('orgId' in move) add('orgId', nameOf(move.orgId));
  if ('order' in move) {
    const { leadOrgId, supportingOrgIds, leader, deliverable, target, dueOn, cadence } = move.order;
    add('title', move.order.title);
    add('leadOrgId', nameOf(leadOrgId));
    add('supportingOrgIds', supportingOrgIds.map(nameOf).join('、'));
    add('leader', leader);
    add('deliverable', deliverable);
    add('target', target);
    add('dueOn', dueOn);
    add('cadence', cadenceWord(t, language, cadence));
  }
  if ('verdict' in move) add('verdict', t(`supervision.verdict.${move.verdict}`));
  if ('by' in move) add('by', wordOf(CHASE_WAYS, move.by));
  const texts = move as Partial<Record<(typeof TEXTS)[number], string>>;
  for (const name of TEXTS) add(name, texts[name]);
  if ('percent' in move && move.percent !== null) add('percent', `${move.percent}%`);
  if ('satisfaction' in move && move.satisfaction !== null)
    add('satisfaction', wordOf(SATISFACTION, move.satisfaction));
  if ('dueOn' in move) add('dueOn', move.dueOn);
  if ('way' in move && move.way === 'paper') add('way', t('supervision.way.paper', { on: move.on }));
  return lines;
}
