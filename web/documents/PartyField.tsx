import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listPartyChoices } from '#core/documents/way-contract.ts';
import { useRoute } from '../app/use-route.ts';

const SEPARATORS = ['，', '；', ';'];
const MOST = 40;

interface PartyFieldProps {
  id?: string;
  value?: string[];
  onChange?: (names: string[]) => void;
  placeholder?: string;
  disabled?: boolean;
  label: string;
}

/** 主送 or 抄送: units and posts of leaders to choose from, anything else typed. */
export function PartyField({ label, ...field }: PartyFieldProps) {
  const { t } = useTranslation();
  const { data } = useRoute(listPartyChoices, {});
  const options = useMemo(() => {
    const toGroup = (key: string, names: readonly string[]) => ({
      label: t(`papers.choices.${key}`),
      options: names.map((name) => ({ value: name, label: name })),
    });
    return data
      ? [toGroup('groups', data.groups), toGroup('leaders', data.leaders), toGroup('units', data.units)]
      : [];
  }, [data, t]);
  return (
    <Select
      mode="tags"
      maxCount={MOST}
      tokenSeparators={SEPARATORS}
      options={options}
      aria-label={label}
      style={{ width: '100%' }}
      {...field}
    />
  );
}
