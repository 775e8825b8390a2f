import { useTranslation } from 'react-i18next';
import { getMeeting, MEETING_KINDS, MEETING_STATES } from '#core/meetings/public.ts';
import { usePlace } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AgendaPanel } from './meeting/AgendaPanel.tsx';
import { AttendancePanel } from './meeting/AttendancePanel.tsx';
import { ConveyingPanel } from './meeting/ConveyingPanel.tsx';
import { DecisionsPanel, LastDecisionsPanel } from './meeting/DecisionsPanel.tsx';
import { FilesPanel, HistoryPanel } from './meeting/HistoryPanel.tsx';
import { MinutesPanel } from './meeting/MinutesPanel.tsx';
import { PapersPanel } from './meeting/PapersPanel.tsx';
import { RepliesPanel } from './meeting/RepliesPanel.tsx';
import { SeatsPanel } from './meeting/SeatsPanel.tsx';
import { StepBar } from './meeting/StepBar.tsx';
import type { Meeting } from './use-meeting.ts';
import './meetings.css';

function PlanPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { row, plan, approval, returnReason } = meeting;
  return (
    <section className="panel meeting-plan">
      <p className="meeting-now">
        <b>{wordOf(MEETING_STATES, row.state)}</b>
        <span className="tabular">{`${row.heldOn} ${row.startsAt}`}</span>
        <span>{row.place}</span>
        <span>{t('meetings.chairedBy', { name: plan.chair.name })}</span>
        <span className="muted">
          {[wordOf(MEETING_KINDS, row.kind), row.series?.name].filter(Boolean).join(' · ')}
        </span>
      </p>
      {approval ? (
        <p className="muted">
          {t('meetings.approved', {
            by: approval.by,
            on: approval.on,
            way: t(`meetings.approved.${approval.way}`),
          })}{' '}
          {approval.note}
        </p>
      ) : null}
      {returnReason ? (
        <p className="meeting-returned">{t('meetings.returned', { reason: returnReason })}</p>
      ) : null}
    </section>
  );
}

/** One meeting from its agenda to the signed minutes; what is next stands first. */
export default function MeetingPage() {
  const { t } = useTranslation();
  const meetingId = usePlace('meetingId');
  const asked = useRoute(getMeeting, { params: { meetingId } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.row.id !== meetingId) return <Skeleton lines={12} />;
  const meeting = asked.data;
  const isAfter = ['under-way', 'held', 'minuted', 'signed'].includes(meeting.row.state);
  return (
    <div className="meeting-page">
      <PageHead
        title={meeting.row.title}
        trail={[{ to: '/meetings', title: t('meetings.title') }]}
        acts={<PrintButton />}
      />
      <StepBar meeting={meeting} />
      <PlanPanel meeting={meeting} />
      <div className="meeting-columns">
        <div>
          {isAfter ? <MinutesPanel meeting={meeting} /> : null}
          {isAfter ? <DecisionsPanel meeting={meeting} /> : null}
          <AgendaPanel meeting={meeting} />
        </div>
        <div>
          <LastDecisionsPanel meeting={meeting} />
          <ConveyingPanel meeting={meeting} />
          <PapersPanel meeting={meeting} />
          <RepliesPanel meeting={meeting} />
          <SeatsPanel meeting={meeting} />
          <AttendancePanel meeting={meeting} />
          <FilesPanel meeting={meeting} />
          <HistoryPanel meeting={meeting} />
        </div>
      </div>
    </div>
  );
}
