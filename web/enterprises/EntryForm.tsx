import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEnterprises, listProjectEntries, recordEntry } from '#core/enterprises/contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

interface EntryFormProps {
  thing: 'enterprises' | 'projects';
  id: string;
  standing: { state: string };
}

/** Entered or left, on the day that its owner tells. */
export function EntryForm({ thing, id, standing }: EntryFormProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [on, setOn] = useState('');
  const kind = standing.state === 'entered' ? 'left' : 'entered';
  const act = useAct(recordEntry, {
    refreshes: [listEnterprises, listProjectEntries],
    onDone: ({ sentence }) => {
      tell(sentence);
      setOn('');
    },
  });
  return (
    <>
      <div className="enterprise-entry">
        <span className="labelled-field">
          <span aria-hidden="true">{t(`enterprises.entry.${kind}.on`)}</span>
          <Input
            type="date"
            value={on}
            aria-label={t(`enterprises.entry.${kind}.on`)}
            onChange={(event) => setOn(event.target.value)}
          />
        </span>
        <ActButton
          isBusy={act.isPending}
          disabledReason={on === '' ? t('enterprises.entry.day') : null}
          onAct={() => act.mutate({ params: { thing, id }, body: { kind, on } })}
        >
          {t(`enterprises.entry.${kind}`)}
        </ActButton>
      </div>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}
