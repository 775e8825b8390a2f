import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DECISION_STAGES, getMeeting, OUTCOMES, orderAhead, strikeDecision } from '#core/meetings/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LongPicture } from '../../ui/LongPicture.tsx';
import { shortDay, wordOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import type { Decision, Meeting } from '../use-meeting.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { buildDecisionsPicture } from './meeting-pictures.ts';

/** Who does it by when, and what became of it so far. */
export function DecisionLine({ decision, year }: { decision: Decision; year: string }) {
  const { t } = useTranslation();
  const { leadOrg, supporting, dueOn, outcome, doneOn, promisedOn, daysLate, percent } = decision;
  const helpers = supporting.map(({ name }) => name).join('、');
  const isLate = outcome === 'late' || outcome === 'overdue';
  return (
    <p className="meeting-decision-line">
      {leadOrg ? (
        <span>{t('meetings.decision.of', { lead: leadOrg.name })}</span>
      ) : (
        <span>{t('meetings.decision.recordOnly')}</span>
      )}
      {helpers ? <span>{t('meetings.decision.with', { names: helpers })}</span> : null}
      {dueOn ? (
        <span className="tabular">{t('meetings.decision.by', { on: shortDay(dueOn, year) })}</span>
      ) : null}
      {outcome ? (
        <span className={`meeting-outcome is-${outcome}`}>
          {wordOf(OUTCOMES, outcome)}
          {doneOn ? ` ${shortDay(doneOn, year)}` : ''}
          {isLate && daysLate > 0 ? t('meetings.daysLate', { count: daysLate }) : ''}
        </span>
      ) : null}
      {(outcome === 'open' || outcome === 'overdue') && percent !== null ? <span>{percent}%</span> : null}
      {promisedOn && dueOn && promisedOn > dueOn ? (
        <span className="muted">{t('meetings.extendedTo', { on: shortDay(promisedOn, year) })}</span>
      ) : null}
    </p>
  );
}

function StrikeDialog({
  meeting,
  decision,
  onClose,
}: {
  meeting: Meeting;
  decision: Decision;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const act = useAct(strikeDecision, { refreshes: [getMeeting], onDone: onClose });
  const send = () =>
    act.mutate({
      params: { meetingId: meeting.row.id, no: decision.no },
      body: { version: decision.version, reason },
    });
  return (
    <Modal open title={t('meetings.decision.strike')} footer={null} onCancel={onClose} destroyOnHidden>
      <p>{decision.quote}</p>
      <Input
        value={reason}
        maxLength={300}
        aria-label={t('meetings.field.reason')}
        placeholder={t('meetings.field.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <p>
        <Button type="primary" disabled={reason.trim() === ''} loading={act.isPending} onClick={send}>
          {t('meetings.decision.strike')}
        </Button>
      </p>
    </Modal>
  );
}

function DecisionRow({ meeting, decision }: { meeting: Meeting; decision: Decision }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [mode, setMode] = useState<'edit' | 'strike' | null>(null);
  const ahead = useAct(orderAhead, {
    refreshes: [getMeeting],
    onDone: () => tell(t('meetings.ahead.done', { no: decision.no })),
  });
  const isOwn = decision.meetingId === meeting.row.id;
  const isOpen = isOwn && decision.taskId === null && decision.stage !== 'struck' && mode === null;
  const canChange = isOpen && meeting.may.decide;
  const canOrder = isOpen && meeting.may.orderAhead && decision.leadOrg !== null;
  const order = () =>
    ahead.mutate({
      params: { meetingId: meeting.row.id },
      body: { nos: [decision.no], by: meeting.plan.chair.name },
    });
  // Keys of entries are unlike within one meeting only.
  const from = isOwn
    ? meeting.entries.find(({ key }) => key === decision.entryKey)
    : meeting.merged.find(({ id }) => id === decision.meetingId);
  return (
    <li className={`meeting-decision is-${decision.stage}`}>
      <p className="meeting-decision-head">
        <b>{decision.title}</b>
        <small className="meeting-tag">{wordOf(DECISION_STAGES, decision.stage)}</small>
        {decision.orderedBy ? (
          <small className="meeting-tag">{t('meetings.ahead.by', { by: decision.orderedBy })}</small>
        ) : null}
        {decision.taskId ? (
          <PageLink to={`/supervision/${decision.taskId}`}>{t('meetings.decision.task')}</PageLink>
        ) : null}
      </p>
      {from ? <p className="muted">{from.title}</p> : null}
      <blockquote className="meeting-quote">{decision.quote}</blockquote>
      <DecisionLine decision={decision} year={meeting.today.slice(0, 4)} />
      {mode === 'edit' ? (
        <DecisionForm meeting={meeting} decision={decision} onDone={() => setMode(null)} />
      ) : null}
      {canChange || canOrder ? (
        <p className="meeting-inline no-print">
          {canChange ? (
            <>
              <Button size="small" onClick={() => setMode('edit')}>
                {t('meetings.decision.edit')}
              </Button>
              <Button size="small" onClick={() => setMode('strike')}>
                {t('meetings.decision.strike')}
              </Button>
            </>
          ) : null}
          {canOrder ? (
            <ActButton
              size="small"
              isBusy={ahead.isPending}
              onAct={order}
              finalSentence={t('meetings.ahead.final', { by: meeting.plan.chair.name })}
            >
              {t('meetings.ahead')}
            </ActButton>
          ) : null}
        </p>
      ) : null}
      {ahead.error ? <ErrorState error={ahead.error} inline /> : null}
      {mode === 'strike' ? (
        <StrikeDialog meeting={meeting} decision={decision} onClose={() => setMode(null)} />
      ) : null}
    </li>
  );
}

/** 议定事项: each with its words and where it stands; taken down and changed until the minutes are signed. */
export function DecisionsPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { decisions, may } = meeting;
  if (decisions.length === 0 && !may.decide) return null;
  return (
    <section className="panel" aria-labelledby="meeting-decisions">
      <div className="meeting-panel-head">
        <h2 id="meeting-decisions">{t('meetings.decisions')}</h2>
        <span className="muted">
          {t(`meetings.decisions.${meeting.row.state === 'signed' ? 'signed' : 'open'}`)}
        </span>
        {may.nameUnits && meeting.row.state === 'signed' ? (
          <LongPicture
            size="small"
            namesUnits
            name={t('meetings.picture.tasks', { title: meeting.row.title })}
            build={() => buildDecisionsPicture(t, meeting)}
          />
        ) : null}
        {may.decide && !isAdding ? (
          <Button onClick={() => setAdding(true)}>{t('meetings.decision.add')}</Button>
        ) : null}
      </div>
      {isAdding ? <DecisionForm meeting={meeting} onDone={() => setAdding(false)} /> : null}
      <ol className="meeting-decisions">
        {decisions.map((decision) => (
          <DecisionRow key={`${decision.meetingId}-${decision.no}`} meeting={meeting} decision={decision} />
        ))}
      </ol>
    </section>
  );
}

/** 上次会议议定: promised against done, the first thing that is told (4.5). */
export function LastDecisionsPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { previous, lastDecisions } = meeting;
  if (!previous || lastDecisions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="meeting-last">
      <h2 id="meeting-last">{t('meetings.last')}</h2>
      <p className="muted">
        <PageLink to={`/meetings/${previous.id}`}>{`${previous.heldOn} ${previous.title}`}</PageLink>
      </p>
      <ol className="meeting-decisions">
        {lastDecisions.map((decision) => (
          <li key={decision.no} className="meeting-decision">
            <b>{decision.title}</b>
            <DecisionLine decision={decision} year={meeting.today.slice(0, 4)} />
          </li>
        ))}
      </ol>
    </section>
  );
}
