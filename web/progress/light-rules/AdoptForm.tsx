import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../app/session.ts';
import { ActButton } from '../../ui/ActButton.tsx';

/** From which day and on what ground; only after the replay has been looked at. */
export function AdoptForm(props: {
  earliestFrom: string;
  isReplayed: boolean;
  isBusy: boolean;
  onAdopt: (words: { validFrom: string; source: string }) => void;
}) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const [validFrom, setFrom] = useState([props.earliestFrom, today].sort().at(-1) ?? today);
  const [source, setSource] = useState('');
  const reason = props.isReplayed
    ? source.trim().length < 2
      ? t('rules.sourceMissing')
      : null
    : t('rules.replayFirst');
  return (
    <div className="rules-adopt">
      <label htmlFor="rules-from">{t('rules.from')}</label>
      <Input
        id="rules-from"
        type="date"
        min={props.earliestFrom}
        value={validFrom}
        onChange={(event) => setFrom(event.target.value)}
      />
      <label htmlFor="rules-source">{t('rules.source')}</label>
      <Input
        id="rules-source"
        maxLength={200}
        placeholder={t('rules.sourceHint')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <ActButton
        type="primary"
        disabledReason={reason}
        finalSentence={t('rules.final', { from: validFrom })}
        isBusy={props.isBusy}
        onAct={() => props.onAdopt({ validFrom, source: source.trim() })}
      >
        {t('rules.adopt')}
      </ActButton>
    </div>
  );
}
