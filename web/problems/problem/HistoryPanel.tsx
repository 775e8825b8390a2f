import { useTranslation } from 'react-i18next';
import { downloadProblemFile } from '#core/problems/contract.ts';
import { PROBLEM_MOVE_WORDS } from '#core/problems/problem.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { chinaTime, wordOf } from '../../ui/labels.ts';
import { useOrgName } from '../../ui/use-org-choices.ts';
import type { ProblemAnswer } from './MoveDialog.tsx';
import { listMoveLines } from './move-lines.ts';

type Move = ProblemAnswer['moves'][number];

function FileLink({ answer, fileId }: { answer: ProblemAnswer; fileId: string }) {
  const file = answer.files.find((one) => one.fileId === fileId);
  if (!file) return null;
  return (
    <DownloadButton
      route={downloadProblemFile}
      input={{ params: { problemId: answer.row.id, fileId } }}
      fallbackName={file.name}
      size="small"
      type="link"
    >
      {file.name}
    </DownloadButton>
  );
}

function MoveEntry({ answer, one }: { answer: ProblemAnswer; one: Move }) {
  const { t } = useTranslation();
  const nameOf = useOrgName();
  const lines = listMoveLines(one.move, { t, levelNames: answer.levelNames, nameOf });
  const fileIds = 'fileIds' in one.move ? one.move.fileIds : [];
  return (
    <li>
      <p>
        <b>{wordOf(PROBLEM_MOVE_WORDS, one.kind)}</b>
        <span className="muted">
          {[one.orgName, one.personName, one.postTitle, chinaTime(one.recordedAt)]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </p>
      {lines.map(({ label, text }) => (
        <p key={label} className="problem-line">
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
export function HistoryPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="problem-history">
      <h2 id="problem-history">{t('problems.history')}</h2>
      <ol className="problem-history">
        {[...answer.moves].reverse().map((one) => (
          <MoveEntry key={one.seq} answer={answer} one={one} />
        ))}
      </ol>
    </section>
  );
}

/** 一事一议: decision records of the problem; 佐证: every file that was put in. */
export function RecordsPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const held = answer.moves.filter(({ kind }) => kind === 'discuss');
  return (
    <section className="panel" aria-labelledby="problem-records">
      <h2 id="problem-records">{t('problems.records')}</h2>
      {held.length === 0 && answer.files.length === 0 ? (
        <p className="muted">{t('problems.records.none')}</p>
      ) : null}
      {held.length > 0 ? (
        <ol className="problem-history">
          {held.map((one) => (
            <MoveEntry key={one.seq} answer={answer} one={one} />
          ))}
        </ol>
      ) : null}
      <ul className="problem-files">
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
