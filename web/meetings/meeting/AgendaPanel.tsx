import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '#core/meetings/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { type Meeting, may } from '../use-meeting.ts';
import { AgendaEditor } from './AgendaEditor.tsx';
import { sumMinutes } from './agenda-order.ts';
import { EntryWords } from './EntryWords.tsx';

function EntryRow({
  entry,
  index,
  year,
}: {
  entry: Meeting['entries'][number];
  index: number;
  year: string;
}) {
  const { t } = useTranslation();
  return (
    <li className="meeting-entry">
      <span className="meeting-no tabular">{index + 1}</span>
      <div>
        <p className="meeting-entry-title">
          {entry.projectId ? (
            <PageLink to={`/ledger/${entry.projectId}`}>{entry.title}</PageLink>
          ) : (
            <b>{entry.title}</b>
          )}
          {entry.isRecurring ? <small className="meeting-tag">{t('meetings.entry.recurring')}</small> : null}
          {entry.outcome === 'waiting' || year === '' ? null : (
            <small className={`meeting-tag is-${entry.outcome}`}>
              {t(`meetings.outcome.${entry.outcome}`)}
            </small>
          )}
        </p>
        <EntryWords entry={entry as AgendaEntry} />
        {entry.note ? <p>{entry.note}</p> : null}
      </div>
      <span className="tabular meeting-minutes">{t('meetings.minutes', { minutes: entry.minutes })}</span>
    </li>
  );
}

/** 议程: in its order; the office arranges it by dragging or with the keyboard. */
export function AgendaPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const { entries, plan, row } = meeting;
  const canEdit = may(meeting, 'set-agenda');
  const total = sumMinutes(entries as AgendaEntry[]);
  return (
    <section className="panel" aria-labelledby="meeting-agenda">
      <div className="meeting-panel-head">
        <h2 id="meeting-agenda">{t('meetings.agenda')}</h2>
        <span className={total > plan.minutes ? 'meeting-over' : 'muted'}>
          {t('meetings.agenda.time', { total, all: plan.minutes })}
        </span>
        {canEdit && !isEditing ? (
          <Button type={row.state === 'preparing' ? 'primary' : 'default'} onClick={() => setEditing(true)}>
            {t('meetings.agenda.edit')}
          </Button>
        ) : null}
      </div>
      {isEditing ? (
        <AgendaEditor meeting={meeting} onClose={() => setEditing(false)} />
      ) : entries.length === 0 ? (
        <p className="muted">{t('meetings.agenda.none')}</p>
      ) : (
        <ol className="meeting-agenda">
          {entries.map((entry, index) => (
            <EntryRow key={entry.key} entry={entry} index={index} year={meeting.today.slice(0, 4)} />
          ))}
        </ol>
      )}
    </section>
  );
}
