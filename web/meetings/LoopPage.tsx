import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  DECISION_STAGES,
  getMeetingLoop,
  isCountedIn,
  LOOP_PARTS,
  type LoopPart,
  MEETING_KINDS,
  type MeetingKind,
} from '#core/meetings/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { DecisionLine } from './meeting/DecisionsPanel.tsx';
import './meetings.css';

type Loop = OutputOf<typeof getMeetingLoop>;
type Unit = Loop['byUnit'][number];

/** One unit; each figure opens the decisions that it counts. */
function UnitRow({ row, chosen }: { row: Unit; chosen: { org?: string; part?: string } }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  return (
    <tr>
      <th scope="row">{row.org.name}</th>
      {LOOP_PARTS.map((part) => {
        const isChosen = chosen.org === row.org.id && chosen.part === part;
        return (
          <td
            key={part}
            className={`tabular is-right ${part === 'overdue' && row.overdue > 0 ? 'meeting-over' : ''}`}
          >
            {row[part] === 0 ? (
              0
            ) : (
              <PageLink
                to="/meetings/loop"
                search={{ kind: params.kind, org: row.org.id, part }}
                aria-label={`${row.org.name} ${t(`meetings.loop.${part}`)} ${row[part]}`}
                {...(isChosen ? { 'aria-current': 'page' } : {})}
              >
                {row[part]}
              </PageLink>
            )}
          </td>
        );
      })}
      <td className="tabular is-right">{row.keptShare === null ? '—' : `${row.keptShare}%`}</td>
    </tr>
  );
}

/** The decisions behind the chosen figure, or all; each leads to its task and its meeting. */
function DecisionList({ loop, chosen }: { loop: Loop; chosen: { org?: string; part?: LoopPart } }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { org, part } = chosen;
  const shown = loop.decisions.filter(
    (one) => (!org || one.leadOrg?.id === org) && (!part || isCountedIn(part, one)),
  );
  const name = loop.byUnit.find((row) => row.org.id === org)?.org.name;
  return (
    <section className="panel">
      <div className="meeting-panel-head">
        <h2>{t('meetings.decisions')}</h2>
        {name && part ? (
          <>
            <span>
              {t('meetings.loop.chosen', { name, part: t(`meetings.loop.${part}`), count: shown.length })}
            </span>
            <PageLink to="/meetings/loop" search={{ kind: params.kind }}>
              {t('meetings.loop.all')}
            </PageLink>
          </>
        ) : null}
      </div>
      <ol className="meeting-decisions">
        {[...shown].reverse().map((decision) => (
          <li key={`${decision.meetingId}-${decision.no}`} className="meeting-decision">
            <p className="meeting-decision-head">
              <b>{decision.title}</b>
              {decision.taskId ? (
                <PageLink to={`/supervision/${decision.taskId}`}>{t('meetings.decision.task')}</PageLink>
              ) : (
                <small className="meeting-tag">{wordOf(DECISION_STAGES, decision.stage)}</small>
              )}
              <PageLink
                to={`/meetings/${decision.meeting.id}`}
              >{`${decision.meeting.heldOn} ${decision.meeting.title}`}</PageLink>
            </p>
            <DecisionLine decision={decision} year={loop.today.slice(0, 4)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 议定事项闭环: what meetings decided and what became of it, by unit and one by one. */
export default function LoopPage() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const kind = params.kind as MeetingKind | undefined;
  const part = LOOP_PARTS.find((one) => one === params.part);
  const chosen = { ...(params.org && part ? { org: params.org, part } : {}) };
  const asked = useRoute(getMeetingLoop, { query: kind ? { kind } : {} });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { byUnit } = asked.data;
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
              onChange={(value: string | undefined) =>
                change({ kind: value, org: undefined, part: undefined })
              }
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
                  {LOOP_PARTS.map((key) => (
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
                  <UnitRow key={row.org.id} row={row} chosen={chosen} />
                ))}
              </tbody>
            </table>
          </ScrollsX>
        </section>
      ) : null}
      <DecisionList loop={asked.data} chosen={chosen} />
    </div>
  );
}
