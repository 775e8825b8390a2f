import { useTranslation } from 'react-i18next';
import { downloadMeetingFile, MEETING_MOVE_WORDS } from '#core/meetings/public.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { chinaTime, wordOf } from '../../ui/labels.ts';
import type { Meeting } from '../use-meeting.ts';

export function FilesPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  if (meeting.files.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="meeting-files">
      <h2 id="meeting-files">{t('meetings.files')}</h2>
      <ul className="meeting-files">
        {meeting.files.map(({ fileId, name }) => (
          <li key={fileId}>
            <DownloadButton
              route={downloadMeetingFile}
              input={{ params: { meetingId: meeting.row.id, fileId } }}
              fallbackName={name}
              type="link"
            >
              {name}
            </DownloadButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function HistoryPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  if (meeting.moves.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="meeting-history">
      <h2 id="meeting-history">{t('meetings.history')}</h2>
      <ol className="meeting-history">
        {[...meeting.moves].reverse().map(({ seq, kind, personName, orgName, recordedAt }) => (
          <li key={seq}>
            <b>{wordOf(MEETING_MOVE_WORDS, kind)}</b>
            <span>{`${orgName} ${personName}`}</span>
            <span className="muted tabular">{chinaTime(recordedAt)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
