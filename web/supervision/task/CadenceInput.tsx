import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CADENCES, type Cadence } from '#core/supervision/speech/cadence.ts';

interface CadenceInputProps {
  /** Given by the form. */
  id?: string;
  value?: Cadence | null;
  onChange?: (cadence: Cadence | null) => void;
}

/** How often feedback is given, and the words that say on which day; none means that the deadline alone counts. */
export function CadenceInput({ id, value = null, onChange }: CadenceInputProps) {
  const { t } = useTranslation();
  const choose = (every: Cadence['every'] | undefined) =>
    onChange?.(every === undefined ? null : { on: '', ...(value?.every === every ? value : {}), every });
  return (
    <div className="task-cadence">
      <Select<Cadence['every']>
        {...(id === undefined ? {} : { id })}
        allowClear
        placeholder={t('supervision.every.none')}
        value={value?.every ?? null}
        onChange={choose}
        options={CADENCES.map((every) => ({ value: every, label: t(`supervision.every.${every}`) }))}
      />
      {value ? (
        <Input
          aria-label={t('supervision.every.on')}
          placeholder={t('supervision.every.on')}
          maxLength={40}
          value={value.on}
          onChange={(event) => onChange?.({ ...value, on: event.target.value })}
        />
      ) : null}
    </div>
  );
}
