import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  downloadMeetingPaper,
  draftMeetingPaper,
  type OfficialPaper,
  PAPERS,
  type PaperKind,
} from '#core/meetings/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useAct } from '../../app/use-route.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import type { Meeting } from '../use-meeting.ts';

const FORMATS: Record<PaperKind, readonly ('docx' | 'pdf' | 'pptx' | 'xlsx')[]> = {
  notice: ['docx', 'pdf'],
  agenda: ['docx', 'pdf'],
  pack: ['docx', 'pdf', 'pptx', 'xlsx'],
  minutes: ['docx', 'pdf'],
  seating: ['docx', 'pdf'],
};

function listReady({ entries, notice, minutes, seating, may }: Meeting): PaperKind[] {
  if (entries.length === 0) return [];
  return [
    ...(notice ? (['notice'] as const) : []),
    'agenda',
    ...(may.readPreparation ? (['pack'] as const) : []),
    ...(seating ? (['seating'] as const) : []),
    ...(minutes ? (['minutes'] as const) : []),
  ];
}

/** 会议文书: each as a file, or on its way as a document that is checked, signed and issued. */
export function PapersPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const act = useAct(draftMeetingPaper, { onDone: ({ documentId }) => openPage(`/documents/${documentId}`) });
  const take = (paper: OfficialPaper, tables: 'a4' | 'a3') =>
    act.mutate({ params: { meetingId: meeting.row.id, paper }, query: { tables } });
  const ready = listReady(meeting);
  if (ready.length === 0) return null;
  return (
    <section className="panel no-print" aria-labelledby="meeting-papers">
      <h2 id="meeting-papers">{t('meetings.papers')}</h2>
      <ul className="meeting-papers">
        {ready.map((paper) => (
          <li key={paper}>
            <span className="meeting-paper-name">{wordOf(PAPERS, paper)}</span>
            {FORMATS[paper].map((format) => (
              <DownloadButton
                key={format}
                route={downloadMeetingPaper}
                input={{ params: { meetingId: meeting.row.id, paper }, query: { format } }}
                fallbackName={`${meeting.row.title}.${format}`}
                label={t('meetings.papers.as', {
                  paper: wordOf(PAPERS, paper),
                  format: t(`meetings.format.${format}`),
                })}
                size="small"
              >
                {t(`meetings.format.${format}`)}
              </DownloadButton>
            ))}
            {paper === 'pack' ? (
              <DownloadButton
                route={downloadMeetingPaper}
                input={{
                  params: { meetingId: meeting.row.id, paper },
                  query: { format: 'pdf', tables: 'a3' },
                }}
                fallbackName={`${meeting.row.title}.pdf`}
                label={t('meetings.papers.as', {
                  paper: wordOf(PAPERS, paper),
                  format: t('meetings.format.a3'),
                })}
                size="small"
              >
                {t('meetings.format.a3')}
              </DownloadButton>
            ) : null}
            {paper === 'minutes' && meeting.minutesDocument ? (
              <PageLink to={`/documents/${meeting.minutesDocument.documentId}`}>
                {t('meetings.papers.document')}
              </PageLink>
            ) : paper !== 'seating' && meeting.may.draft ? (
              <>
                <Button
                  size="small"
                  type="link"
                  loading={act.isPending}
                  onClick={() => take(paper, 'a4')}
                  aria-label={t('meetings.papers.draftOne', { paper: wordOf(PAPERS, paper) })}
                >
                  {t('meetings.papers.draft')}
                </Button>
                {paper === 'pack' ? (
                  <Button size="small" type="link" loading={act.isPending} onClick={() => take(paper, 'a3')}>
                    {t('meetings.papers.draftA3')}
                  </Button>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </section>
  );
}
