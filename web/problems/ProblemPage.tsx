import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getProblem } from '#core/problems/contract.ts';
import { PROBLEM_MOVE_WORDS, type ProblemMoveKind } from '#core/problems/problem.ts';
import { usePlace } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { stateWord } from '../ui/problem-words.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { BallPanel } from './problem/BallPanel.tsx';
import { HistoryPanel, RecordsPanel } from './problem/HistoryPanel.tsx';
import { MoveDialog, type ProblemAnswer } from './problem/MoveDialog.tsx';
import { orderMoves } from './problem/move-form.ts';
import { RollsPanel } from './problem/RollsPanel.tsx';
import { StandingPanel } from './problem/StandingPanel.tsx';
import './problems.css';

function Steps({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Exclude<ProblemMoveKind, 'raise'> | null>(null);
  const moves = orderMoves(answer.may.moves);
  // To assign again what somebody works on, to open again what is done: possible, and not what is usually wanted.
  const isAssigned = answer.row.state === 'assigned' || answer.row.state === 'working';
  const isNext = (one: ProblemMoveKind, index: number) =>
    index === 0 && one !== 'reopen' && !(one === 'assign' && isAssigned);
  return (
    <>
      <div className="problem-steps no-print">
        {moves.length === 0 ? <span className="muted">{t('problems.noStep')}</span> : null}
        {moves.map((one, index) => (
          <Button key={one} type={isNext(one, index) ? 'primary' : 'default'} onClick={() => setKind(one)}>
            {wordOf(PROBLEM_MOVE_WORDS, one)}
          </Button>
        ))}
      </div>
      {kind ? <MoveDialog key={kind} answer={answer} kind={kind} onClose={() => setKind(null)} /> : null}
    </>
  );
}

function Repeats({ repeats }: Pick<ProblemAnswer, 'repeats'>) {
  const { t } = useTranslation();
  if (repeats.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="problem-repeats">
      <h2 id="problem-repeats">{t('problems.repeats')}</h2>
      <ul className="project-problems">
        {repeats.map((one) => (
          <li key={one.id}>
            <PageLink to={`/problems/${one.id}`}>{one.title}</PageLink>
            <span className="muted">
              {one.raisedOn} · {stateWord(one.state)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One problem: where it stands, what I may do now, the ball, its history, its evidence and rolls. */
export default function ProblemPage() {
  const { t } = useTranslation();
  const problemId = usePlace('problemId');
  const asked = useRoute(getProblem, { params: { problemId } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.row.id !== problemId) return <Skeleton lines={12} />;
  const answer = asked.data;
  const { row } = answer;
  return (
    <div className="problem-page">
      <PageHead
        title={row.title}
        under={t('problems.raisedBy', { org: row.raisedOrgName, on: row.raisedOn, id: row.id })}
        trail={[{ to: '/problems', title: t('problems.list') }]}
        acts={<PrintButton />}
      />
      <Steps answer={answer} />
      <StandingPanel answer={answer} />
      <Repeats repeats={answer.repeats} />
      <div className="problem-columns">
        <HistoryPanel answer={answer} />
        <div>
          <BallPanel answer={answer} />
          <RecordsPanel answer={answer} />
        </div>
      </div>
      <RollsPanel answer={answer} />
    </div>
  );
}
