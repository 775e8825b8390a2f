import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../app/address.ts';
import { ENTRY_ORDER } from './entry-words.ts';

/** How many stand where; a click shows those. */
export function StateFilter({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const known = ENTRY_ORDER.filter((state) => (counts[state] ?? 0) > 0);
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <Segmented
      className="no-print"
      aria-label={t('enterprises.state')}
      value={params.state ?? ''}
      options={[
        { value: '', label: `${t('enterprises.state.all')} ${total}` },
        ...known.map((state) => ({
          value: state,
          label: `${t(`enterprises.state.${state}`)} ${counts[state]}`,
        })),
      ]}
      onChange={(state) => change({ state: String(state) || undefined })}
    />
  );
}
