import { Button, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgendaEntry, proposeMeetingAgenda } from '#core/meetings/public.ts';
import { call } from '../../app/api.ts';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { type Meeting, useMeetingStep } from '../use-meeting.ts';
import { addTopic, isFixed, moveEntry, newTopicKey, sumMinutes } from './agenda-order.ts';
import { EntryParts } from './EntryParts.tsx';
import { EntryWords } from './EntryWords.tsx';

const toEntry = ({ outcome: _, ...entry }: Meeting['entries'][number]): AgendaEntry => entry as AgendaEntry;

interface RowProps {
  entry: AgendaEntry;
  index: number;
  onChange: (change: Partial<AgendaEntry>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onGrab: () => void;
}

/** One entry: the handle is dragged, or moved with the arrow keys; minutes and recurrence are set in place. */
function EditorRow({ entry, index, onChange, onMove, onRemove, onGrab }: RowProps) {
  const { t } = useTranslation();
  const canMove = !isFixed(entry);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="meeting-handle"
        draggable={canMove}
        disabled={!canMove}
        aria-label={t('meetings.agenda.handle', { title: entry.title, place: index + 1 })}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', entry.key);
          onGrab();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onMove(index + (event.key === 'ArrowUp' ? -1 : 1));
        }}
      >
        ⠿ {index + 1}
      </button>
      <div>
        <p className="meeting-entry-title">
          <b>{entry.title}</b>
        </p>
        <EntryWords entry={entry} />
        {isOpen ? <EntryParts entry={entry} onChange={onChange} /> : null}
      </div>
      <div className="meeting-entry-set">
        <InputNumber
          min={0}
          max={240}
          suffix={t('meetings.unit.minutes')}
          value={entry.minutes}
          aria-label={t('meetings.agenda.minutesOf', { title: entry.title })}
          onChange={(minutes) => onChange({ minutes: minutes ?? 0 })}
        />
        {canMove ? (
          <>
            <span>
              <Switch
                size="small"
                checked={entry.isRecurring}
                aria-label={t('meetings.agenda.recurringOf', { title: entry.title })}
                onChange={(isRecurring) => onChange({ isRecurring })}
              />{' '}
              {t('meetings.entry.recurring')}
            </span>
            <Button
              size="small"
              aria-expanded={isOpen}
              aria-label={t('meetings.agenda.partsOf', { title: entry.title })}
              onClick={() => setOpen(!isOpen)}
            >
              {t('meetings.agenda.parts')}
            </Button>
            <Button
              size="small"
              onClick={onRemove}
              aria-label={t('meetings.agenda.removeOne', { title: entry.title })}
            >
              {t('meetings.agenda.remove')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}

function AddTopic({ onAdd }: { onAdd: (title: string) => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const add = () => {
    if (title.trim() === '') return;
    onAdd(title.trim());
    setTitle('');
  };
  return (
    <div className="meeting-add">
      <Input
        value={title}
        maxLength={200}
        aria-label={t('meetings.agenda.topic')}
        placeholder={t('meetings.agenda.topic')}
        onChange={(event) => setTitle(event.target.value)}
        onPressEnter={add}
      />
      <Button onClick={add}>{t('meetings.agenda.addTopic')}</Button>
    </div>
  );
}

const SHOWN = 20;

/** Exceptions for which there is no time: taken in one by one. */
function LeftOut({
  entries,
  onTake,
}: {
  entries: readonly AgendaEntry[];
  onTake: (entry: AgendaEntry) => void;
}) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <details className="meeting-left-out">
      <summary>{t('meetings.agenda.leftOut', { count: entries.length })}</summary>
      <ul className="meeting-agenda">
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.key} className="meeting-entry">
            <span />
            <div>
              <b>{entry.title}</b>
              <EntryWords entry={entry} />
            </div>
            <Button size="small" onClick={() => onTake(entry)}>
              {t('meetings.agenda.take')}
            </Button>
          </li>
        ))}
      </ul>
      {entries.length > SHOWN ? (
        <p className="muted">{t('meetings.agenda.leftOutMore', { count: entries.length - SHOWN })}</p>
      ) : null}
    </details>
  );
}

/** The agenda as it is being arranged; nothing is written until it is kept. */
export function AgendaEditor({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<AgendaEntry[]>(() => meeting.entries.map(toEntry));
  const [grabbed, setGrabbed] = useState<string | null>(null);
  const params = { meetingId: meeting.row.id };
  const proposal = useRoute(proposeMeetingAgenda, { params });
  const { act, take } = useMeetingStep(meeting, onClose);
  const proposed = (proposal.data?.entries ?? []) as AgendaEntry[];
  const known = new Set(entries.map(({ key }) => key));
  const outside = [...proposed, ...((proposal.data?.leftOut ?? []) as AgendaEntry[])].filter(
    ({ key, kind }) => kind !== 'last-decisions' && kind !== 'closing' && !known.has(key),
  );
  const change = (key: string, part: Partial<AgendaEntry>) =>
    setEntries((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const propose = async () =>
    setEntries((await call(proposeMeetingAgenda, { params })).entries as AgendaEntry[]);
  const blank = entries.at(-1);
  return (
    <div className="meeting-editor">
      <div className="meeting-editor-acts">
        <Button type={entries.length === 0 ? 'primary' : 'default'} onClick={() => void propose()}>
          {t('meetings.agenda.propose')}
        </Button>
        <span className="muted">{t('meetings.agenda.propose.under')}</span>
        <span className={sumMinutes(entries) > meeting.plan.minutes ? 'meeting-over' : ''}>
          {t('meetings.agenda.time', { total: sumMinutes(entries), all: meeting.plan.minutes })}
        </span>
      </div>
      <ol className="meeting-agenda">
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            className="meeting-entry is-editing"
            onDragOver={(event) => grabbed !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (grabbed !== null) setEntries((before) => moveEntry(before, grabbed, index));
              setGrabbed(null);
            }}
          >
            <EditorRow
              entry={entry}
              index={index}
              onChange={(part) => change(entry.key, part)}
              onMove={(to) => setEntries((before) => moveEntry(before, entry.key, to))}
              onRemove={() => setEntries((before) => before.filter(({ key }) => key !== entry.key))}
              onGrab={() => setGrabbed(entry.key)}
            />
          </li>
        ))}
      </ol>
      <AddTopic
        onAdd={(title) =>
          setEntries((before) =>
            addTopic(before, {
              ...{
                key: newTopicKey(before),
                kind: 'topic',
                title,
                projectId: null,
                reports: [],
                comments: [],
              },
              ...{
                reasons: [{ kind: 'manual', sentence: '' }],
                informed: [],
                minutes: 10,
                isRecurring: false,
                note: '',
              },
              concludes: blank?.concludes ?? '',
            }),
          )
        }
      />
      <LeftOut entries={outside} onTake={(entry) => setEntries((before) => addTopic(before, entry))} />
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <div className="meeting-editor-acts">
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => take({ kind: 'set-agenda', entries, on: meeting.today })}
        >
          {t('meetings.agenda.keep')}
        </Button>
        <Button onClick={onClose}>{t('meetings.cancel')}</Button>
      </div>
    </div>
  );
}
