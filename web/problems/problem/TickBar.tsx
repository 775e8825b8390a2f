import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getProblem } from '#core/problems/contract.ts';
import { type RollView, tickProblemRoll } from '#core/problems/roll-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';

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
  const [step, setStep] = useState(roll.steps[0] ?? '');
  const [isUndoing, setUndoing] = useState(false);
  const [note, setNote] = useState('');
  const act = useAct(tickProblemRoll, {
    refreshes: [getProblem],
    onDone: ({ ticked }) => {
      tell(t('problems.roll.ticked', { step, count: ticked }));
      setUndoing(false);
      setNote('');
      onDone();
    },
  });
  const tick = (isDone: boolean) =>
    act.mutate({
      params: { problemId, rollId: roll.id },
      body: { step, isDone, rowIds: [...rowIds], note: isDone ? '' : note.trim() },
    });
  const nobody = rowIds.length === 0 ? t('problems.roll.choose') : null;
  return (
    <div className="problem-tick no-print">
      <Select
        aria-label={t('problems.roll.step')}
        value={step}
        options={roll.steps.map((name) => ({ value: name, label: name }))}
        onChange={setStep}
      />
      <ActButton type="primary" disabledReason={nobody} isBusy={act.isPending} onAct={() => tick(true)}>
        {t('problems.roll.tick', { count: rowIds.length })}
      </ActButton>
      <ActButton disabledReason={nobody} onAct={() => setUndoing(true)}>
        {t('problems.roll.relapse')}
      </ActButton>
      {act.error && !isUndoing ? <ErrorState error={act.error} inline /> : null}
      {isUndoing ? (
        <Modal
          open
          title={t('problems.roll.relapseOf', { step, count: rowIds.length })}
          footer={null}
          onCancel={() => setUndoing(false)}
        >
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
