import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgendaEntry, getMeeting } from '#core/meetings/public.ts';
import { useOpenPage, usePlace, useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { clockText, listOwnDecisions, secondsLeft, stepOfKey } from './live/live-steps.ts';
import { ProjectSheet } from './live/ProjectSheet.tsx';
import { DecisionForm } from './meeting/DecisionForm.tsx';
import { DecisionLine } from './meeting/DecisionsPanel.tsx';
import { EntryWords } from './meeting/EntryWords.tsx';
import { type Meeting, may, useMeetingStep } from './use-meeting.ts';
import './meetings.css';

const SECOND_MS = 1_000;

/** Time of day and, while the meeting is under way, time left of the entry; the count begins when the entry comes up. */
function Clock({ minutes }: { minutes: number | null }) {
  const { t } = useTranslation();
  const [startedAt, setStartedAt] = useState(() => Date.now());
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const time = new Date(now).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (
    <div className="live-clock">
      {minutes === null ? null : (
        <button
          type="button"
          className={secondsLeft(minutes, startedAt, now) < 0 ? 'is-over tabular' : 'tabular'}
          aria-label={t('meetings.live.timer', { minutes })}
          onClick={() => setStartedAt(Date.now())}
        >
          {clockText(secondsLeft(minutes, startedAt, now))}
        </button>
      )}
      <span className="tabular">{time}</span>
    </div>
  );
}

/** The opening: what the last meeting decided, promised against done, the latest first. */
function LastDecisions({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <ol className="live-last">
      {meeting.lastDecisions.map((decision) => (
        <li key={decision.no} className={`is-${decision.outcome ?? 'open'}`}>
          <b>{decision.title}</b>
          <DecisionLine decision={decision} year={meeting.today.slice(0, 4)} />
        </li>
      ))}
      {meeting.lastDecisions.length === 0 ? <p>{t('meetings.last.none')}</p> : null}
    </ol>
  );
}

/** The form opens below the dossier: all of it comes up, without the hand that is on the keyboard. */
const showWhole = (form: HTMLElement | null): void => form?.scrollIntoView({ block: 'end' });

function EntryDecisions({ meeting, entry }: { meeting: Meeting; entry: AgendaEntry }) {
  const { t } = useTranslation();
  const [isWriting, setWriting] = useState(false);
  const own = listOwnDecisions(meeting.decisions, meeting.row.id, entry.key);
  return (
    <section className="live-decisions" aria-label={t('meetings.decisions')}>
      {own.map((decision) => (
        <div key={decision.no} className="live-decision">
          <p>{decision.quote}</p>
          <DecisionLine decision={decision} year={meeting.today.slice(0, 4)} />
        </div>
      ))}
      {meeting.may.decide && isWriting ? (
        <div className="live-form" ref={showWhole}>
          <DecisionForm meeting={meeting} entryKey={entry.key} onDone={() => setWriting(false)} />
        </div>
      ) : null}
      {meeting.may.decide && !isWriting ? (
        <Button type="primary" size="large" onClick={() => setWriting(true)}>
          {t('meetings.decision.add')}
        </Button>
      ) : null}
    </section>
  );
}

function EntryView({ meeting, entry }: { meeting: Meeting; entry: AgendaEntry }) {
  return (
    <>
      <EntryWords entry={entry} />
      {entry.kind === 'last-decisions' ? <LastDecisions meeting={meeting} /> : null}
      {entry.projectId ? <ProjectSheet projectId={entry.projectId} /> : null}
      {entry.note ? <p>{entry.note}</p> : null}
      {entry.kind === 'last-decisions' ? null : <EntryDecisions meeting={meeting} entry={entry} />}
    </>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [role="combobox"], .ant-select') !== null;

/** Arrow keys lead from entry to entry, unless somebody is typing. */
function useArrowKeys(at: number, count: number, onStep: (to: number) => void): void {
  const step = useRef({ at, count, onStep });
  step.current = { at, count, onStep };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
      const to = stepOfKey(event.key, step.current.at, step.current.count);
      if (to === null) return;
      event.preventDefault();
      step.current.onStep(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function LiveBar({ meeting, at, onStep }: { meeting: Meeting; at: number; onStep: (to: number) => void }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const { act, take } = useMeetingStep(meeting);
  const entry = meeting.entries[at];
  const last = meeting.entries.length - 1;
  const settle = (outcome: 'discussed' | 'skipped') => {
    if (!entry) return;
    take({ kind: 'settle-entry', entryKey: entry.key, outcome, on: meeting.today });
    if (at < last) onStep(at + 1);
  };
  return (
    <nav className="live-bar" aria-label={t('meetings.live.steps')}>
      <Button size="large" disabled={at === 0} onClick={() => onStep(at - 1)}>
        {t('meetings.live.before')}
      </Button>
      <span className="tabular">{`${at + 1} / ${last + 1}`}</span>
      <Button size="large" disabled={at === last} onClick={() => onStep(at + 1)}>
        {t('meetings.live.next')}
      </Button>
      {may(meeting, 'settle-entry') ? (
        <>
          <Button size="large" type="primary" loading={act.isPending} onClick={() => settle('discussed')}>
            {t('meetings.outcome.discussed')}
          </Button>
          <Button size="large" onClick={() => settle('skipped')}>
            {t('meetings.outcome.skipped')}
          </Button>
        </>
      ) : null}
      <span className="live-bar-right">
        <Button size="large" onClick={() => void document.documentElement.requestFullscreen?.()}>
          {t('meetings.live.full')}
        </Button>
        <Button size="large" onClick={() => openPage(`/meetings/${meeting.row.id}`)}>
          {t('meetings.live.leave')}
        </Button>
      </span>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </nav>
  );
}

/** The meeting is over: lights, figures and decisions are those of today. */
const isOver = ({ row }: Meeting): boolean => ['held', 'minuted', 'signed'].includes(row.state);

/** 大屏: steps through the entries with the one-page dossier, the last promises first; takes decisions down on the spot. */
export default function LivePage() {
  const { t } = useTranslation();
  const meetingId = usePlace('meetingId');
  const [params, change] = useSearchParams();
  const asked = useRoute(getMeeting, { params: { meetingId } }, { everyMs: 15_000 });
  const count = asked.data?.entries.length ?? 0;
  const wanted = Number(params.at ?? '1') - 1;
  const at = Number.isInteger(wanted) && wanted >= 0 && wanted < count ? wanted : 0;
  const go = (to: number) => change({ at: String(to + 1) });
  useArrowKeys(at, count, go);
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const meeting = asked.data;
  const entry = meeting.entries[at] as AgendaEntry | undefined;
  return (
    <main className="live">
      <header className="live-head">
        <div>
          <p>
            {meeting.row.title}
            {isOver(meeting) ? <small>　{t('meetings.live.over', { on: meeting.row.heldOn })}</small> : null}
          </p>
          <h1>{entry ? entry.title : t('meetings.agenda.none')}</h1>
        </div>
        {entry ? (
          <Clock key={entry.key} minutes={meeting.row.state === 'under-way' ? entry.minutes : null} />
        ) : null}
      </header>
      <div className="live-stage">
        {entry ? <EntryView key={entry.key} meeting={meeting} entry={entry} /> : null}
      </div>
      <LiveBar meeting={meeting} at={at} onStep={go} />
    </main>
  );
}
