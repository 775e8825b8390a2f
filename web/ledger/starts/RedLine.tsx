import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotStarted, setStartRedLine } from '#core/ledger/public.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FocusPopover } from '../../ui/FocusPopover.tsx';

/** 红线开工日 (SC-12): shown to everybody, set by the head of the office with what it rests on. */
export function RedLine({ redLineOn, maySet }: { redLineOn: string | null; maySet: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [on, setOn] = useState(redLineOn ?? '');
  const [source, setSource] = useState('');
  const act = useAct(setStartRedLine, { refreshes: [listNotStarted], onDone: () => setOpen(false) });
  const text =
    redLineOn === null ? t('ledger.starts.redLine.none') : t('ledger.starts.redLine', { on: redLineOn });
  if (!maySet) return <span className="starts-red-line">{text}</span>;
  return (
    <FocusPopover
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t('ledger.starts.redLine.day')}
      content={
        <div className="starts-red-line-form">
          {act.error ? <ErrorState error={act.error} inline /> : null}
          <Input
            type="date"
            aria-label={t('ledger.starts.redLine.day')}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
          <Input
            aria-label={t('ledger.starts.redLine.source')}
            placeholder={t('ledger.starts.redLine.source')}
            value={source}
            maxLength={200}
            onChange={(event) => setSource(event.target.value)}
          />
          <ActButton
            type="primary"
            isBusy={act.isPending}
            disabledReason={source.trim().length < 2 ? t('ledger.starts.redLine.sourceWanted') : null}
            onAct={() => act.mutate({ body: { redLineOn: on === '' ? null : on, source: source.trim() } })}
          >
            {t('ledger.starts.redLine.set')}
          </ActButton>
        </div>
      }
    >
      <Button size="small">{text}</Button>
    </FocusPopover>
  );
}
