import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportLedger } from '#core/exchange/public.ts';
import type { QueryOf } from '#core/platform/public.ts';
import { download } from '../../app/transfer.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';

type Query = QueryOf<typeof exportLedger>;
const WAYS = ['sector', 'unit', 'none'] as const;
const MEGABYTE = 1_048_576;

export interface LedgerExportProps {
  /** Period, filters and order of the list as it is shown. */
  query: Omit<Query, 'group' | 'rows'>;
  /** Parts stand for themselves in the list. */
  isUnfolded: boolean;
}

/** Megabytes to one decimal: told when the decimal moves, not with every piece that comes. */
const toMegabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

const NOTHING = toMegabytes(0);

/** One export at a time, how much of it has come, and its end; leaving the page ends it too. */
function useExport({ query, isUnfolded }: LedgerExportProps) {
  const { t } = useTranslation();
  const [received, setReceived] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (group: (typeof WAYS)[number]) => {
    const own = new AbortController();
    running.current = own;
    setReceived(NOTHING);
    setError(null);
    try {
      const rows = isUnfolded ? ('leaf' as const) : ('all' as const);
      await download(exportLedger, { query: { ...query, group, rows } }, `${t('app.nav.ledger')}.xlsx`, {
        onReceived: (bytes) => setReceived(toMegabytes(bytes)),
        signal: own.signal,
      });
    } catch (refusal) {
      if (!own.signal.aborted) setError(refusal);
    } finally {
      setReceived(null);
    }
  };
  return { received, error, start, cancel: () => running.current?.abort() };
}

/** 导出台账: the rows of the list in the official layout, with groups and subtotals, or in the order of the list. */
export function LedgerExport(props: LedgerExportProps) {
  const { t } = useTranslation();
  const { received, error, start, cancel } = useExport(props);
  const items = WAYS.map((way) => ({ key: way, label: t(`ledger.export.${way}`) }));
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        disabled={received !== null}
        menu={{ items, onClick: ({ key }) => void start(key as (typeof WAYS)[number]) }}
      >
        <Button className="no-print" loading={received !== null}>
          {t('ledger.export')}
        </Button>
      </Dropdown>
      {received === null ? null : (
        <span className="no-print">
          <span className="figure" role="status">
            {received === NOTHING
              ? t('ui.download.preparing')
              : t('ui.download.received', { megabytes: received })}
          </span>{' '}
          <Button size="small" onClick={cancel}>
            {t('ui.run.cancel')}
          </Button>
        </span>
      )}
      {error ? <ErrorState error={error} inline /> : null}
    </>
  );
}
