import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportLedger } from '#core/exchange/public.ts';
import type { QueryOf } from '#core/platform/public.ts';
import { download } from '../../app/transfer.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';

type Query = QueryOf<typeof exportLedger>;
const WAYS = ['sector', 'unit', 'none'] as const;

export interface LedgerExportProps {
  /** Period, filters and order of the list as it is shown. */
  query: Omit<Query, 'group' | 'rows'>;
  /** Parts stand for themselves in the list. */
  isUnfolded: boolean;
}

/** 导出台账: the rows of the list in the official layout, with groups and subtotals, or in the order of the list. */
export function LedgerExport({ query, isUnfolded }: LedgerExportProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fetchFile = async (group: (typeof WAYS)[number]) => {
    setBusy(true);
    setError(null);
    try {
      const rows = isUnfolded ? ('leaf' as const) : ('all' as const);
      await download(exportLedger, { query: { ...query, group, rows } }, `${t('app.nav.ledger')}.xlsx`);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const items = WAYS.map((way) => ({ key: way, label: t(`ledger.export.${way}`) }));
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => void fetchFile(key as (typeof WAYS)[number]) }}
      >
        <Button className="no-print" loading={isBusy}>
          {t('ledger.export')}
        </Button>
      </Dropdown>
      {error ? <ErrorState error={error} inline /> : null}
    </>
  );
}
