import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingRowView } from '#core/meetings/meeting-view.ts';
import { listMeetings, MEETING_STATES } from '#core/meetings/public.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useIsPhone } from '../ui/use-media.ts';
import { MonthGrid } from './list/MonthGrid.tsx';
import { addMonths, listWeeks } from './list/month.ts';
import { PlanDialog } from './list/PlanDialog.tsx';
import './meetings.css';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function MonthSwitch({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const { t } = useTranslation();
  const [year, number] = month.split('-');
  return (
    <div className="meeting-switch no-print">
      <Button onClick={() => onMonth(addMonths(month, -1))}>{t('meetings.month.before')}</Button>
      <strong className="tabular">{t('meetings.month.name', { year, number: Number(number) })}</strong>
      <Button onClick={() => onMonth(addMonths(month, 1))}>{t('meetings.month.after')}</Button>
    </div>
  );
}

/** One meeting in the list: when, what, where it stands, and what my unit owes to it. */
function MeetingLine({ row }: { row: MeetingRowView }) {
  const { t } = useTranslation();
  return (
    <li>
      <PageLink to={`/meetings/${row.id}`} className="meeting-line">
        <span className="meeting-when tabular">
          {row.heldOn} {row.startsAt}
        </span>
        <b>{row.title}</b>
        <span className="muted">{[row.place, row.chairName].filter(Boolean).join(' · ')}</span>
        <span>{wordOf(MEETING_STATES, row.state)}</span>
        <span className="muted">
          {t('meetings.line', {
            entries: row.entries,
            decisions: row.decisions,
            replied: row.replied,
            invited: row.invited,
          })}
        </span>
      </PageLink>
      {row.own === 'to-reply' && row.state === 'notified' ? (
        <PageLink to={`/meetings/${row.id}/reply`} className="meeting-owe">
          {t('meetings.toReply', { on: row.replyBy })}
        </PageLink>
      ) : null}
    </li>
  );
}

/** 调度会: a month on one sheet and as a list. */
export default function MeetingsPage() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const openPage = useOpenPage();
  const isPhone = useIsPhone();
  const [params, change] = useSearchParams();
  const [isPlanning, setPlanning] = useState(false);
  const month = MONTH.test(params.month ?? '') ? (params.month as string) : today.slice(0, 7);
  const days = listWeeks(month).flat();
  const asked = useRoute(listMeetings, { query: { from: days[0] ?? today, to: days.at(-1) ?? today } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { meetings, series, may } = asked.data;
  return (
    <div className="meetings-page">
      <PageHead
        title={t('meetings.title')}
        under={t('meetings.under')}
        acts={
          <>
            {may.prepare ? (
              <Button type="primary" onClick={() => setPlanning(true)}>
                {t('meetings.plan')}
              </Button>
            ) : null}
            {may.measure ? (
              <Button onClick={() => openPage('/meetings/loop')}>{t('meetings.loop')}</Button>
            ) : null}
            <Button onClick={() => openPage('/meetings/series')}>
              {t(may.measure ? 'meetings.series' : 'meetings.feed')}
            </Button>
          </>
        }
      />
      <MonthSwitch month={month} onMonth={(next) => change({ month: next })} />
      {isPhone ? null : <MonthGrid month={month} today={today} meetings={meetings} />}
      {meetings.length === 0 ? (
        <EmptyState
          sentence={t('meetings.none')}
          reason={t(may.prepare ? 'meetings.none.office' : 'meetings.none.unit')}
        />
      ) : (
        <section className="panel" aria-labelledby="meeting-list">
          <h2 id="meeting-list">{t('meetings.list')}</h2>
          <ul className="meeting-lines">
            {meetings.map((row) => (
              <MeetingLine key={row.id} row={row} />
            ))}
          </ul>
        </section>
      )}
      {isPlanning ? <PlanDialog series={series} onClose={() => setPlanning(false)} /> : null}
    </div>
  );
}
