import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import './light-rules.css';

export interface AdoptRowProps {
  maySet: boolean;
  /** Why what is chosen cannot be adopted, before the ground is asked for; null when it can. */
  reason: string | null;
  finalSentence: string;
  isBusy: boolean;
  onAdopt: (source: string) => void;
}

/** The ground of a rule and the button that adopts it. */
export function AdoptRow({ maySet, reason, finalSentence, isBusy, onAdopt }: AdoptRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const [source, setSource] = useState('');
  const missing = source.trim().length < 2 ? t('rules.sourceMissing') : null;
  return (
    <div className="rules-adopt">
      <label htmlFor={id}>{t('rules.source')}</label>
      <Input
        id={id}
        maxLength={200}
        disabled={!maySet}
        placeholder={t('rules.sourceHint')}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <ActButton
        type="primary"
        disabledReason={reason ?? missing}
        finalSentence={finalSentence}
        isBusy={isBusy}
        onAct={() => onAdopt(source.trim())}
      >
        {t('rules.basis.save')}
      </ActButton>
    </div>
  );
}
