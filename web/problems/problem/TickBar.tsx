import { Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getProblem } from '#core/problems/contract.ts';
import { type RollView, tickProblemRoll } from '#core/problems/roll-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { findOpenStep, splitRows } from './roll-rows.ts';

interface TickBarProps {
  problemId: string;
  roll: RollView;
  rowIds: readonly string[];
  onDone: () => void;
}

/** Ticks the chosen rows off at a step, or back on with the reason why (反复). */
export function TickBar({ problemId, roll, rowIds, onDone }: TickBarProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [step, setStep] = useState(findOpenStep(roll));
  const [isUndoing, setUndoing] = useState(false);
  const [note, setNote] = useState('');
  const [isCorrection, setCorrection] = useState(false);
  const act = useAct(tickProblemRoll, {
    refreshes: [getProblem],
    onDone: ({ ticked }) => {
      tell(t('problems.roll.ticked', { step, count: ticked }));
      setUndoing(false);
      setNote('');
      setCorrection(false);
      onDone();
    },
  });
  const { open, done } = splitRows(roll, step, rowIds);
  const tick = (isDone: boolean) =>
    act.mutate({
      params: { problemId, rollId: roll.id },
      body: isDone
        ? { step, isDone, rowIds: open }
        : { step, isDone, rowIds: done, note: note.trim(), isCorrection },
    });
  const nobody = rowIds.length === 0 ? t('problems.roll.choose') : null;
  const noneOpen = nobody ?? (open.length === 0 ? t('problems.roll.allTicked', { step }) : null);
  const noneDone = nobody ?? (done.length === 0 ? t('problems.roll.noneTicked', { step }) : null);
  return (
    <div className="problem-tick no-print">
      <Select
        aria-label={t('problems.roll.step')}
        value={step}
        options={roll.steps.map((name) => ({ value: name, label: name }))}
        onChange={setStep}
      />
      <ActButton type="primary" disabledReason={noneOpen} isBusy={act.isPending} onAct={() => tick(true)}>
        {t('problems.roll.tick', { count: open.length })}
      </ActButton>
      <ActButton disabledReason={noneDone} onAct={() => setUndoing(true)}>
        {t('problems.roll.relapse')}
      </ActButton>
      {act.error && !isUndoing ? <ErrorState error={act.error} inline /> : null}
      {isUndoing ? (
        <Modal
          open
          title={t('problems.roll.relapseOf', { step, count: done.length })}
          footer={null}
          onCancel={() => setUndoing(false)}
        >
          <Radio.Group
            value={isCorrection}
            onChange={(event) => setCorrection(event.target.value as boolean)}
            options={[
              { value: false, label: t('problems.roll.isRelapse') },
              { value: true, label: t('problems.roll.isCorrection') },
            ]}
          />
          <div className="problem-relapse">
            <span>{t('problems.roll.reason')}</span>
            <Input.TextArea
              aria-label={t('problems.roll.reason')}
              value={note}
              maxLength={500}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          {act.error ? <ErrorState error={act.error} inline /> : null}
          <Button
            type="primary"
            loading={act.isPending}
            disabled={note.trim() === ''}
            onClick={() => tick(false)}
          >
            {t('problems.roll.relapse')}
          </Button>
        </Modal>
      ) : null}
    </div>
  );
}
