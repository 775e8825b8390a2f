import { useTranslation } from 'react-i18next';
import { PROBLEM_MOVE_WORDS } from '#core/problems/problem.ts';
import { downloadProblemFile } from '#core/problems/problem-file-contract.ts';
import { wordOf } from '../../ui/labels.ts';
import { FileLink, FileList, type MoveEntry, MoveHistory } from '../../ui/MoveHistory.tsx';
import { useOrgName } from '../../ui/use-org-choices.ts';
import type { ProblemAnswer } from './MoveDialog.tsx';
import { listMoveLines } from './move-lines.ts';

type Move = ProblemAnswer['moves'][number];

function ProblemFile({ answer, fileId }: { answer: ProblemAnswer; fileId: string }) {
  return (
    <FileLink
      file={answer.files.find((one) => one.fileId === fileId)}
      route={downloadProblemFile}
      inputOf={(id) => ({ params: { problemId: answer.row.id, fileId: id } })}
    />
  );
}

/** The steps in words, with the files that came with them. */
function useMoveEntries(answer: ProblemAnswer): (moves: readonly Move[]) => MoveEntry[] {
  const { t } = useTranslation();
  const nameOf = useOrgName();
  return (moves) =>
    moves.map((one) => ({
      key: one.seq,
      title: wordOf(PROBLEM_MOVE_WORDS, one.kind),
      orgName: one.orgName,
      personName: one.personName,
      postTitle: one.postTitle,
      recordedAt: one.recordedAt,
      lines: listMoveLines(one.move, { t, levelNames: answer.levelNames, nameOf }),
      more: ('fileIds' in one.move ? one.move.fileIds : []).map((fileId) => (
        <ProblemFile key={fileId} answer={answer} fileId={fileId} />
      )),
    }));
}

/** Everything that happened, the latest first: who, when, which words, which files. */
export function HistoryPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const toEntries = useMoveEntries(answer);
  return (
    <section className="panel" aria-labelledby="problem-history">
      <h2 id="problem-history">{t('problems.history')}</h2>
      <MoveHistory entries={toEntries([...answer.moves].reverse())} />
    </section>
  );
}

/** 一事一议: decision records of the problem; 佐证: every file that was put in. */
export function RecordsPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const toEntries = useMoveEntries(answer);
  const held = answer.moves.filter(({ kind }) => kind === 'discuss');
  return (
    <section className="panel" aria-labelledby="problem-records">
      <h2 id="problem-records">{t('problems.records')}</h2>
      {held.length === 0 && answer.files.length === 0 ? (
        <p className="muted">{t('problems.records.none')}</p>
      ) : null}
      {held.length > 0 ? <MoveHistory entries={toEntries(held)} /> : null}
      <FileList
        files={answer.files}
        route={downloadProblemFile}
        inputOf={(fileId) => ({ params: { problemId: answer.row.id, fileId } })}
      />
    </section>
  );
}
