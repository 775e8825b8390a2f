import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { getMeetingLoop, MEETING_KINDS, type MeetingKind } from '#core/meetings/public.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { DecisionLine } from './meeting/DecisionsPanel.tsx';
import './meetings.css';

const COUNTS = ['decisions', 'kept', 'late', 'overdue', 'open', 'extended'] as const;

/** 议定事项闭环: what meetings decided and what became of it, by unit and one by one. */
export default function LoopPage() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const kind = params.kind as MeetingKind | undefined;
  const asked = useRoute(getMeetingLoop, { query: kind ? { kind } : {} });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { byUnit, decisions, today } = asked.data;
  return (
    <div className="meetings-page">
      <PageHead
        title={t('meetings.loop')}
        under={t('meetings.loop.under')}
        trail={[{ to: '/meetings', title: t('meetings.title') }]}
        acts={
          <>
            <Select
              allowClear
              aria-label={t('meetings.field.kind')}
              placeholder={t('meetings.field.kind')}
              className="meeting-kind"
              {...(kind ? { value: kind } : {})}
              options={choicesOf(MEETING_KINDS)}
              onChange={(value: string | undefined) => change({ kind: value })}
            />
            <PrintButton />
          </>
        }
      />
      {byUnit.length === 0 ? (
        <EmptyState sentence={t('meetings.loop.none')} reason={t('meetings.loop.none.why')} />
      ) : null}
      {byUnit.length > 0 ? (
        <section className="panel">
          <ScrollsX label={t('meetings.loop')}>
            <table className="plain-table meeting-table">
              <thead>
                <tr>
                  <th scope="col">{t('meetings.replies.unit')}</th>
                  {COUNTS.map((key) => (
                    <th key={key} scope="col" className="is-right">
                      {t(`meetings.loop.${key}`)}
                    </th>
                  ))}
                  <th scope="col" className="is-right">
                    {t('meetings.loop.keptShare')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {byUnit.map((row) => (
                  <tr key={row.org.id}>
                    <th scope="row">{row.org.name}</th>
                    {COUNTS.map((key) => (
                      <td
                        key={key}
                        className={`tabular is-right ${key === 'overdue' && row.overdue > 0 ? 'meeting-over' : ''}`}
                      >
                        {row[key]}
                      </td>
                    ))}
                    <td className="tabular is-right">{row.keptShare === null ? '—' : `${row.keptShare}%`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollsX>
        </section>
      ) : null}
      <section className="panel">
        <h2>{t('meetings.decisions')}</h2>
        <ol className="meeting-decisions">
          {[...decisions].reverse().map((decision) => (
            <li key={`${decision.meetingId}-${decision.no}`} className="meeting-decision">
              <b>{decision.title}</b>{' '}
              <PageLink
                to={`/meetings/${decision.meeting.id}`}
              >{`${decision.meeting.heldOn} ${decision.meeting.title}`}</PageLink>
              <DecisionLine decision={decision} year={today.slice(0, 4)} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
