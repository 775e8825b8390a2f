import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTask } from '#core/supervision/contract.ts';
import { TASK_MOVE_WORDS } from '#core/supervision/task/task.ts';
import { usePlace } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { DraftReportButton } from './DraftPaperButtons.tsx';
import { TaskLadderPanel } from './ladder/TaskLadderPanel.tsx';
import { FilesPanel, HistoryPanel } from './task/HistoryPanel.tsx';
import { MoveDialog, type TaskAnswer, toSetting } from './task/MoveDialog.tsx';
import { isRareStep, isRecordedForUnit, orderSteps, type StepKind } from './task/move-form.ts';
import { PromisesPanel, SourcePanel, StandingPanel } from './task/StandingPanel.tsx';
import { FeedbackDaysPanel, UnitsPanel } from './task/UnitsPanel.tsx';
import './supervision.css';

function Steps({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  const { orgId } = useSignedIn();
  const [kind, setKind] = useState<StepKind | null>(null);
  const setting = toSetting(answer, orgId);
  const steps = orderSteps(answer.may.moves, setting);
  const nameOf = (step: StepKind) => {
    const move = wordOf(TASK_MOVE_WORDS, step);
    return isRecordedForUnit(step, setting) ? t('supervision.record', { move }) : move;
  };
  const isStrong = (step: StepKind) =>
    step === steps[0] && !isRecordedForUnit(step, setting) && !isRareStep(step);
  return (
    <>
      <div className="task-steps no-print">
        {steps.length === 0 ? <span className="muted">{t('supervision.noStep')}</span> : null}
        {steps.map((step) => (
          <Button key={step} type={isStrong(step) ? 'primary' : 'default'} onClick={() => setKind(step)}>
            {nameOf(step)}
          </Button>
        ))}
      </div>
      {kind ? <MoveDialog key={kind} answer={answer} kind={kind} onClose={() => setKind(null)} /> : null}
    </>
  );
}

/** One task: where it stands, what I may do now, its source and order, its units, its promises, its history. */
export default function TaskPage() {
  const { t } = useTranslation();
  const taskId = usePlace('taskId');
  const asked = useRoute(getTask, { params: { taskId } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.row.id !== taskId) return <Skeleton lines={12} />;
  const answer = asked.data;
  const { row } = answer;
  return (
    <div className="task-page">
      <PageHead
        title={row.title}
        under={row.number || t('supervision.noNumber')}
        trail={[{ to: '/supervision', title: t('supervision.list') }]}
        acts={
          <>
            <DraftReportButton taskId={row.id} />
            <PrintButton />
          </>
        }
      />
      <Steps answer={answer} />
      <StandingPanel answer={answer} />
      <div className="task-columns">
        <div>
          <UnitsPanel answer={answer} />
          <HistoryPanel answer={answer} />
        </div>
        <div>
          <SourcePanel answer={answer} />
          <PromisesPanel answer={answer} />
          <FeedbackDaysPanel answer={answer} />
          {answer.may.ladder ? <TaskLadderPanel taskId={row.id} /> : null}
          <FilesPanel answer={answer} />
        </div>
      </div>
    </div>
  );
}
