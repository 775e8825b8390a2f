import { useTranslation } from 'react-i18next';
import { EVIDENCE_ENDINGS, MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import { attachTaskFile, downloadTaskFile, getTask } from '#core/supervision/contract.ts';
import { TASK_MOVE_WORDS } from '#core/supervision/task/task.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { upload } from '../../app/transfer.ts';
import { queryClient } from '../../app/use-route.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { chinaTime, wordOf } from '../../ui/labels.ts';
import { UploadDrop } from '../../ui/UploadDrop.tsx';
import { useOrgName } from '../../ui/use-org-choices.ts';
import type { TaskAnswer } from './MoveDialog.tsx';
import { listMoveLines } from './move-lines.ts';

type Move = TaskAnswer['moves'][number];

function FileLink({ answer, fileId }: { answer: TaskAnswer; fileId: string }) {
  const file = answer.files.find((one) => one.fileId === fileId);
  if (!file) return null;
  return (
    <DownloadButton
      route={downloadTaskFile}
      input={{ params: { taskId: answer.row.id, fileId } }}
      fallbackName={file.name}
      size="small"
      type="link"
    >
      {file.name}
    </DownloadButton>
  );
}

function MoveEntry({ answer, one }: { answer: TaskAnswer; one: Move }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrgName();
  const lines = listMoveLines(one.move, { t, language: i18n.language, nameOf }).filter(
    // Who acted for his own unit stands above already.
    ({ name, text }) => name !== 'orgId' || text !== one.orgName,
  );
  const fileIds = 'fileIds' in one.move ? one.move.fileIds : [];
  return (
    <li>
      <p>
        <b>{wordOf(TASK_MOVE_WORDS, one.kind)}</b>
        <span className="muted">
          {[one.orgName, one.personName, one.postTitle, chinaTime(one.recordedAt)]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </p>
      {lines.map(({ name, label, text }) => (
        <p key={name} className="task-line">
          <span className="muted">{label}</span> {text}
        </p>
      ))}
      {one.move.kind === 'feedback' && one.move.reply ? (
        <PageLink to={`/documents/${one.move.reply.documentId}`}>{t('papers.take.from')}</PageLink>
      ) : null}
      {fileIds.map((fileId) => (
        <FileLink key={fileId} answer={answer} fileId={fileId} />
      ))}
    </li>
  );
}

/** Everything that happened, the latest first: who, when, which words, which files. */
export function HistoryPanel({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="task-history">
      <h2 id="task-history">{t('supervision.history')}</h2>
      <ol className="task-history">
        {[...answer.moves].reverse().map((one) => (
          <MoveEntry key={one.seq} answer={answer} one={one} />
        ))}
      </ol>
    </section>
  );
}

/** Every file that was put in as evidence. */
export function FilesPanel({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="task-files">
      <h2 id="task-files">{t('supervision.files')}</h2>
      {answer.files.length === 0 ? <p className="muted">{t('supervision.files.none')}</p> : null}
      <ul className="task-history">
        {answer.files.map((file) => (
          <li key={file.fileId}>
            <FileLink answer={answer} fileId={file.fileId} />
            <span className="muted">
              {file.personName} · {chinaTime(file.recordedAt)}
            </span>
          </li>
        ))}
      </ul>
      {answer.may.attachSource ? <SourceDrop taskId={answer.row.id} /> : null}
    </section>
  );
}

/** Who hands over puts in the original: the instruction as photographed, the page of the minutes. */
function SourceDrop({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  return (
    <UploadDrop
      sentence={t('supervision.files.source')}
      accept={EVIDENCE_ENDINGS}
      mostMegabytes={MOST_EVIDENCE_MEGABYTES}
      onFile={async (file, onSent) => {
        await upload(attachTaskFile, { params: { taskId }, body: {} }, file, { onSent });
        await queryClient.invalidateQueries({ queryKey: [getTask.name] });
      }}
    />
  );
}
