import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnterpriseRow, listEnterprises, recordTalk } from '#core/enterprises/contract.ts';
import { TALK_OUTCOMES, type TalkOutcome } from '#core/enterprises/talk.ts';
import { getToday } from '#core/today/contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

/** 走访了解: the last talk, and the next one to be noted. */
export function TalkForm({
  row,
  today,
  onTyped,
}: {
  row: EnterpriseRow;
  today: string;
  onTyped: (isTyped: boolean) => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<TalkOutcome>('help');
  const act = useAct(recordTalk, {
    refreshes: [listEnterprises, getToday],
    onDone: ({ sentence }) => {
      tell(sentence);
      setNote('');
      onTyped(false);
    },
  });
  if (row.talk === null && !row.maySet) return null;
  return (
    <>
      <h2 className="enterprise-head">{t('enterprises.talk')}</h2>
      {row.talk ? (
        <p>
          {t('enterprises.talk.last', {
            ...{ on: row.talk.on, name: row.talk.personName, note: row.talk.note },
            outcome: t(`enterprises.talk.outcome.${row.talk.outcome}`),
          })}
        </p>
      ) : null}
      {row.maySet ? (
        <>
          <p className="enterprise-note">{t('enterprises.talk.what')}</p>
          <div className="enterprise-talk">
            <Input.TextArea
              value={note}
              maxLength={300}
              autoSize={{ minRows: 2, maxRows: 6 }}
              aria-label={t('enterprises.talk.note')}
              placeholder={t('enterprises.talk.note')}
              onChange={(event) => {
                setNote(event.target.value);
                onTyped(event.target.value.trim() !== '');
              }}
            />
            <Radio.Group
              aria-label={t('enterprises.talk.outcome')}
              value={outcome}
              options={TALK_OUTCOMES.map((value) => ({
                value,
                label: t(`enterprises.talk.outcome.${value}`),
              }))}
              onChange={(event) => setOutcome(event.target.value as TalkOutcome)}
            />
            <div className="enterprise-entry">
              <span className="labelled-field">
                <span aria-hidden="true">{t('enterprises.talk.on')}</span>
                <Input
                  type="date"
                  value={on}
                  aria-label={t('enterprises.talk.on')}
                  onChange={(event) => setOn(event.target.value)}
                />
              </span>
              <ActButton
                isBusy={act.isPending}
                disabledReason={on === '' || note.trim().length < 2 ? t('enterprises.talk.hold') : null}
                onAct={() => act.mutate({ params: { id: row.id }, body: { on, outcome, note: note.trim() } })}
              >
                {t('enterprises.talk.keep')}
              </ActButton>
            </div>
          </div>
          {act.error ? <ErrorState error={act.error} inline /> : null}
        </>
      ) : null}
    </>
  );
}
