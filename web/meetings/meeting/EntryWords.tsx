import { useTranslation } from 'react-i18next';
import { AGENDA_REASONS, type AgendaEntry } from '#core/meetings/public.ts';
import { wordOf } from '../../ui/labels.ts';

const namesOf = (parts: AgendaEntry['reports']): string => parts.map(({ name }) => name).join('、');

/** Why it stands there and who speaks in which part. */
export function EntryWords({ entry }: { entry: AgendaEntry }) {
  const { t } = useTranslation();
  const parts = [
    ['reports', namesOf(entry.reports)],
    ['comments', namesOf(entry.comments)],
    ['concludes', entry.concludes],
    ['informed', namesOf(entry.informed)],
  ].filter(([, names]) => names !== '');
  return (
    <>
      {entry.reasons.length > 0 ? (
        <ul className="meeting-reasons">
          {entry.reasons.map(({ kind, sentence }) => (
            <li key={kind} className={`is-${kind}`}>
              <b>{wordOf(AGENDA_REASONS, kind)}</b> {sentence}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="meeting-parts muted">
        {parts.map(([part, names]) => (
          <span key={part}>{t(`meetings.part.${part}`, { names })}</span>
        ))}
      </p>
    </>
  );
}
