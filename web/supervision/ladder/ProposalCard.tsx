import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LadderProposalView } from '#core/supervision/ladder-contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { CopyWeChatText } from '../../ui/CopyWeChatText.tsx';
import { shortDay } from '../../ui/labels.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { addresseeWord, instrumentWord, isPaper } from './rung-words.ts';

function Decision({ decision }: { decision: NonNullable<LadderProposalView['decision']> }) {
  const { t } = useTranslation();
  const { personName, decidedOn, reason, documentId } = decision;
  return (
    <p className="move-line">
      <b>{t(`supervision.ladder.${decision.decision}.by`, { person: personName, on: decidedOn })}</b> {reason}{' '}
      {documentId ? (
        <PageLink to={`/documents/${documentId}`}>{t('supervision.ladder.document')}</PageLink>
      ) : null}
    </p>
  );
}

function Matters({ one, today }: { one: LadderProposalView; today: string }) {
  const { t } = useTranslation();
  return (
    <ul className="ladder-matters">
      {one.tasks.map(({ taskId, title, dueOn, overdueDays, sourceTitle }) => (
        <li key={taskId}>
          <PageLink to={`/supervision/${taskId}`}>{title}</PageLink>
          <span className={overdueDays > 0 ? 'task-late' : 'muted'}>
            {overdueDays > 0
              ? t('supervision.due.over', { day: shortDay(dueOn, today.slice(0, 4)), days: overdueDays })
              : t('supervision.due', { due: dueOn })}
          </span>
          <small className="muted">{sourceTitle}</small>
        </li>
      ))}
    </ul>
  );
}

/** One proposal: which instrument, to whom, about what, who issues and approves; the words; the two decisions. */
export function ProposalCard({ one, today }: { one: LadderProposalView; today: string }) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<'take' | 'decline' | null>(null);
  const { rung } = one;
  const facts = [
    t('supervision.rung.issuedBy', { issuer: rung.issuer }),
    t('supervision.rung.approvedBy', { approver: rung.approver }),
    t('supervision.rung.to', { addressee: addresseeWord(rung.addressee) }),
    ...(rung.replyDays === null ? [] : [t('supervision.rung.reply', { days: rung.replyDays })]),
    t('supervision.ladder.proposedOn', { on: one.proposedOn }),
  ];
  return (
    <li className="panel">
      <h2>
        {instrumentWord(one.instrument)} · {one.org.name}
      </h2>
      <Matters one={one} today={today} />
      <p className="muted">{facts.join(' · ')}</p>
      {isPaper(one.instrument) ? null : <blockquote className="task-quote">{one.message}</blockquote>}
      {one.decision ? (
        <Decision decision={one.decision} />
      ) : (
        <div className="task-steps no-print">
          {one.mayDecide ? (
            <>
              <Button type="primary" onClick={() => setDecision('take')}>
                {t('supervision.ladder.take')}
              </Button>
              <Button onClick={() => setDecision('decline')}>{t('supervision.ladder.decline')}</Button>
            </>
          ) : (
            <span className="muted">{t('supervision.ladder.headDecides')}</span>
          )}
          {isPaper(one.instrument) ? null : <CopyWeChatText text={one.message} />}
        </div>
      )}
      {decision ? <DecideDialog one={one} decision={decision} onClose={() => setDecision(null)} /> : null}
    </li>
  );
}
