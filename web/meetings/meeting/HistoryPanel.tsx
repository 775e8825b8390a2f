import { useTranslation } from 'react-i18next';
import { downloadMeetingFile, MEETING_MOVE_WORDS } from '#core/meetings/public.ts';
import { wordOf } from '../../ui/labels.ts';
import { FileList, MoveHistory } from '../../ui/MoveHistory.tsx';
import type { Meeting } from '../use-meeting.ts';

export function FilesPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  if (meeting.files.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="meeting-files">
      <h2 id="meeting-files">{t('meetings.files')}</h2>
      <FileList
        files={meeting.files}
        route={downloadMeetingFile}
        inputOf={(fileId) => ({ params: { meetingId: meeting.row.id, fileId } })}
      />
    </section>
  );
}

export function HistoryPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  if (meeting.moves.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="meeting-history">
      <h2 id="meeting-history">{t('meetings.history')}</h2>
      <MoveHistory
        entries={[...meeting.moves].reverse().map(({ seq, kind, orgName, personName, recordedAt }) => ({
          key: seq,
          title: wordOf(MEETING_MOVE_WORDS, kind),
          orgName,
          personName,
          recordedAt,
        }))}
      />
    </section>
  );
}
