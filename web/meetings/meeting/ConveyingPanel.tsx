import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/platform/public.ts';
import { useSignedIn } from '../../app/session.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { shortDay } from '../../ui/labels.ts';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';

/** Within a week (MT-08). */
const DAYS = 7;

/** 传达学习: off until the office asks for it; a unit confirms by one click and hands in nothing. */
export function ConveyingPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { conveying } = meeting;
  const canAsk = may(meeting, 'ask-conveying');
  if (conveying === null && !canAsk) return null;
  return (
    <section className="panel no-print" aria-labelledby="meeting-convey">
      <h2 id="meeting-convey">{t('meetings.convey')}</h2>
      {conveying ? <Conveyed meeting={meeting} conveying={conveying} /> : <AskForIt meeting={meeting} />}
    </section>
  );
}

/** At the head of the page: the unit was invited, conveying is asked for, and it has not confirmed. */
export function ConveyButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { orgId } = useSignedIn();
  const { act, take } = useMeetingStep(meeting);
  const isOwed =
    may(meeting, 'convey') &&
    meeting.notice?.invited.some(({ org }) => org.id === orgId) === true &&
    meeting.conveying?.confirmed.some(({ org }) => org.id === orgId) === false;
  if (!isOwed) return null;
  return (
    <>
      <Button
        type="primary"
        loading={act.isPending}
        onClick={() => take({ kind: 'convey', orgId, way: 'inside', on: meeting.today })}
      >
        {t('meetings.convey.confirm')}
      </Button>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}

function AskForIt({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { act, take } = useMeetingStep(meeting);
  const [dueOn, setDueOn] = useState(addDays(meeting.today, DAYS));
  return (
    <>
      <p className="muted">{t('meetings.convey.off')}</p>
      <p className="meeting-inline">
        <Input
          type="date"
          size="small"
          aria-label={t('meetings.convey.dueOn')}
          value={dueOn}
          min={meeting.today}
          onChange={(event) => setDueOn(event.target.value)}
        />
        <Button
          size="small"
          loading={act.isPending}
          disabled={dueOn === ''}
          onClick={() => take({ kind: 'ask-conveying', dueOn, on: meeting.today })}
        >
          {t('meetings.convey.ask')}
        </Button>
      </p>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}

function Conveyed({
  meeting,
  conveying,
}: {
  meeting: Meeting;
  conveying: NonNullable<Meeting['conveying']>;
}) {
  const { t } = useTranslation();
  const { orgId } = useSignedIn();
  const { act, take } = useMeetingStep(meeting);
  const isInside = meeting.may.readPreparation;
  const own = conveying.confirmed.find(({ org }) => org.id === orgId);
  const left = (meeting.notice?.invited ?? []).filter(
    ({ org }) => !conveying.confirmed.some((one) => one.org.id === org.id),
  );
  const record = (id: string) => take({ kind: 'convey', orgId: id, way: 'paper', on: meeting.today });
  return (
    <>
      <p>{t('meetings.convey.by', { on: conveying.dueOn })}</p>
      {own ? <p>{t('meetings.convey.confirmed', { on: own.on })}</p> : null}
      {isInside ? (
        <>
          <p>{t('meetings.convey.count', { done: conveying.confirmed.length, left: left.length })}</p>
          <ul className="meeting-roll">
            {left.map(({ org }) => (
              <li key={org.id}>
                <b>{org.name}</b>
                {meeting.may.draft && may(meeting, 'convey') ? (
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${org.name} ${t('meetings.convey.record')}`}
                    onClick={() => record(org.id)}
                  >
                    {t('meetings.convey.record')}
                  </Button>
                ) : null}
              </li>
            ))}
            {conveying.confirmed.map(({ org, on }) => (
              <li key={org.id}>
                <b>{org.name}</b>
                <small className="muted">{shortDay(on, meeting.today.slice(0, 4))}</small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}
