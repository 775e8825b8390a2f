import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardStep, listStepsToLane } from '#core/problems/board-steps.ts';
import { getProblem } from '#core/problems/contract.ts';
import { PROBLEM_MOVE_WORDS } from '#core/problems/problem.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MoveDialog, type ProblemAnswer } from '../problem/MoveDialog.tsx';
import { orderMoves } from '../problem/move-form.ts';
import type { Lane } from './board-lanes.ts';

interface Choice {
  /** The steps lead to the lane; else they are all that this person may do with the problem. */
  leads: boolean;
  steps: BoardStep[];
}

function toChoice({ row, stepUp, may }: ProblemAnswer, lane: Lane | null): Choice {
  const card = {
    ...{ state: row.state, level: row.level, stepUp },
    holder: row.holder?.holder ?? null,
    ownerOrgId: row.ownerOrg?.id ?? null,
  };
  const steps = lane ? listStepsToLane(card, lane.lane, may.moves) : [];
  if (steps.length > 0) return { leads: true, steps };
  return { leads: false, steps: orderMoves(may.moves).map((kind) => ({ kind, preset: {} })) };
}

function sayChoice({ leads, steps }: Choice, lane: Lane | null): string {
  if (leads || lane === null) return steps.length === 0 ? 'problems.noStep' : 'problems.board.choose';
  return steps.length === 0 ? 'problems.board.nowhere' : 'problems.board.notThere';
}

/** What a card let go on a lane asks for: its step at once, a choice of several, or why none leads there. */
export function BoardStepDialog({
  problemId,
  lane,
  onClose,
}: {
  problemId: string;
  lane: Lane | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const asked = useRoute(getProblem, { params: { problemId } });
  const [chosen, setChosen] = useState<BoardStep | null>(null);
  const answer = asked.data?.row.id === problemId ? asked.data : null;
  const choice = answer ? toChoice(answer, lane) : null;
  const only = choice?.leads && choice.steps.length === 1 ? choice.steps[0] : undefined;
  const step = chosen ?? only;
  if (answer && step)
    return <MoveDialog answer={answer} kind={step.kind} preset={step.preset} onClose={onClose} />;
  return (
    <Modal open title={answer?.row.title ?? t('problems.board')} footer={null} onCancel={onClose}>
      {asked.error ? <ErrorState error={asked.error} onRetry={() => void asked.refetch()} inline /> : null}
      {choice ? (
        <>
          <p>{t(sayChoice(choice, lane), { lane: lane?.title ?? '' })}</p>
          <div className="problem-steps">
            {choice.steps.map((one) => (
              <Button key={one.kind} onClick={() => setChosen(one)}>
                {wordOf(PROBLEM_MOVE_WORDS, one.kind)}
              </Button>
            ))}
          </div>
          <PageLink to={`/problems/${problemId}`}>{t('problems.board.open')}</PageLink>
        </>
      ) : asked.error ? null : (
        <Skeleton lines={3} />
      )}
    </Modal>
  );
}
