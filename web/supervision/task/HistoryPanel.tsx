import { useTranslation } from 'react-i18next';
import { EVIDENCE_ENDINGS, MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import { attachTaskFile, downloadTaskFile, getTask } from '#core/supervision/contract.ts';
import { TASK_MOVE_WORDS } from '#core/supervision/task/task.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { upload } from '../../app/transfer.ts';
import { queryClient } from '../../app/use-route.ts';
import { wordOf } from '../../ui/labels.ts';
import { FileLink, FileList, MoveHistory } from '../../ui/MoveHistory.tsx';
import { UploadDrop } from '../../ui/UploadDrop.tsx';
import { useOrgName } from '../../ui/use-org-choices.ts';
import type { TaskAnswer } from './MoveDialog.tsx';
import { listMoveLines } from './move-lines.ts';

type Move = TaskAnswer['moves'][number];

const inputOf = (answer: TaskAnswer) => (fileId: string) => ({ params: { taskId: answer.row.id, fileId } });

/** What came with a step: the reply that it was taken from, its files. */
function MoveMore({ answer, move }: { answer: TaskAnswer; move: Move['move'] }) {
  const { t } = useTranslation();
  return (
    <>
      {move.kind === 'feedback' && move.reply ? (
        <PageLink to={`/documents/${move.reply.documentId}`}>{t('papers.take.from')}</PageLink>
      ) : null}
      {('fileIds' in move ? move.fileIds : []).map((fileId) => (
        <FileLink
          key={fileId}
          file={answer.files.find((one) => one.fileId === fileId)}
          route={downloadTaskFile}
          inputOf={inputOf(answer)}
        />
      ))}
    </>
  );
}

/** Everything that happened, the latest first: who, when, which words, which files. */
export function HistoryPanel({ answer }: { answer: TaskAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrgName();
  const linesOf = (one: Move) =>
    listMoveLines(one.move, { t, language: i18n.language, nameOf }).filter(
      // Who acted for his own unit stands above already.
      ({ name, text }) => name !== 'orgId' || text !== one.orgName,
    );
  return (
    <section className="panel" aria-labelledby="task-history">
      <h2 id="task-history">{t('supervision.history')}</h2>
      <MoveHistory
        entries={[...answer.moves].reverse().map((one) => ({
          key: one.seq,
          title: wordOf(TASK_MOVE_WORDS, one.kind),
          orgName: one.orgName,
          personName: one.personName,
          postTitle: one.postTitle,
          recordedAt: one.recordedAt,
          lines: linesOf(one),
          more: <MoveMore answer={answer} move={one.move} />,
        }))}
      />
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
      <FileList files={answer.files} route={downloadTaskFile} inputOf={inputOf(answer)} />
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
