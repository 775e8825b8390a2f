import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmFiling, getFiling, listFilings, moveFiling } from '#core/indicators/filing-contract.ts';
import { getFreezeState } from '#core/indicators/freeze-contract.ts';
import { getToday } from '#core/today/contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ReturnDialog } from '../../ui/ReturnDialog.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import type { Filing } from './use-filing.ts';

/** What holds a submission or signature back, in words; null: nothing does. */
function useHold(page: Filing, isSaved: boolean): string | null {
  const { t } = useTranslation();
  if (!isSaved) return t('indicators.filing.hold.saving');
  if (page.cells.length === 0) return t('indicators.filing.hold.empty');
  const errors = page.findings.filter(({ severity }) => severity === 'error').length;
  const open = page.findings.filter(
    ({ severity, key }) => severity === 'warning' && (page.explanations[key] ?? '').length < 2,
  ).length;
  return errors + open === 0 ? null : t('indicators.filing.hold.findings', { errors, warnings: open });
}

/** 提交、送下一步、签字、退回、审核通过、重新打开: the acts that this person may do now. */
export function FilingActs({ page, isSaved }: { page: Filing; isSaved: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const say = useIndicatorWords();
  const [going, setGoing] = useState<'return' | 'reopen' | null>(null);
  const options = {
    refreshes: [getFiling, listFilings, getFreezeState, getToday],
    onDone: (done: { sentence: string }) => {
      setGoing(null);
      tell(done.sentence);
    },
  };
  const move = useAct(moveFiling, options);
  const confirm = useAct(confirmFiling, options);
  const hold = useHold(page, isSaved);
  const params = { id: page.filing.id };
  const may = (act: Filing['allowed'][number]) => page.allowed.includes(act);
  const error = move.error ?? confirm.error;
  return (
    <>
      {may('return') ? (
        <ActButton onAct={() => setGoing('return')}>{t('indicators.act.return')}</ActButton>
      ) : null}
      {may('reopen') ? (
        <ActButton onAct={() => setGoing('reopen')}>{t('indicators.act.reopen')}</ActButton>
      ) : null}
      {(['submit', 'pass', 'accept'] as const).filter(may).map((act) => (
        <ActButton
          key={act}
          type="primary"
          disabledReason={act === 'accept' ? null : hold}
          isBusy={move.isPending}
          onAct={() => move.mutate({ params, body: { act } })}
        >
          {t(`indicators.act.${act}`)}
        </ActButton>
      ))}
      {may('confirm') ? (
        <ActButton
          type="primary"
          disabledReason={hold}
          isBusy={confirm.isPending}
          finalSentence={t('indicators.filing.final', {
            title: say(page.filing.title),
            count: page.cells.length,
          })}
          onAct={() => confirm.mutate({ params })}
        >
          {t('indicators.act.confirm')}
        </ActButton>
      ) : null}
      {going ? (
        <ReturnDialog
          title={t(`indicators.filing.${going}`, { title: say(page.filing.title) })}
          targets={page.returnTargets}
          act={t(`indicators.act.${going}`)}
          isBusy={move.isPending}
          onReturn={({ step }, reason) =>
            move.mutate({ params, body: { act: going, target: { to: 'step', step }, reason } })
          }
          onClose={() => setGoing(null)}
        />
      ) : null}
      {error ? <ErrorState error={error} inline /> : null}
    </>
  );
}
