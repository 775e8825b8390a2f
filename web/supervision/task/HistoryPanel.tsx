import { useTranslation } from 'react-i18next';
import { downloadTaskFile } from '#core/supervision/contract.ts';
import { TASK_MOVE_WORDS } from '#core/supervision/task/task.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { chinaTime, wordOf } from '../../ui/labels.ts';
import { useOrgChoices } from '../../ui/use-org-choices.ts';
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
  const choices = useOrgChoices();
  const nameOf = (orgId: string) => choices.find(({ value }) => value === orgId)?.label ?? '—';
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
    </section>
  );
}
