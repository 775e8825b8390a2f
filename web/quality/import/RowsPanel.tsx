import { Checkbox, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#core/ledger/public.ts';
import { type ImportRunView, listImportRows } from '../../../core/quality/import-contract.ts';
import { useSearchParams } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { usePagedRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { changeText, fieldWord } from './import-words.ts';
import { MoreButton } from './MoreButton.tsx';

const STATUSES = ['new', 'changed', 'waiting', 'refused', 'unchanged'] as const;
type Status = (typeof STATUSES)[number];

interface RowsPanelProps {
  run: ImportRunView;
  head: NonNullable<ImportRunView['head']>;
  /** Keys of rows that are not taken over. */
  without: ReadonlySet<string>;
  onWithout: (without: ReadonlySet<string>) => void;
}

function Changes({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  if (row.changes.length === 0) return null;
  return (
    <dl className="import-changes">
      {row.changes.map((change) => (
        <div key={change.field}>
          <dt>{fieldWord(change.field)}</dt>
          <dd>
            {row.status === 'changed' || change.before !== null ? (
              <>
                <del>{changeText(change, change.before)}</del> → <ins>{changeText(change, change.after)}</ins>
              </>
            ) : (
              changeText(change, change.after)
            )}
            <small className="import-address"> {change.address.split('!').at(-1)}</small>
          </dd>
        </div>
      ))}
      {row.projectId === null ? null : (
        <div>
          <dt />
          <dd>
            <PageLink to={`/ledger/${row.projectId}`}>{t('quality.import.toProject')}</PageLink>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Row(props: { row: ImportRow; isLeft: boolean; onLeft: ((isLeft: boolean) => void) | null }) {
  const { t } = useTranslation();
  const { row, isLeft, onLeft } = props;
  return (
    <li className={isLeft ? 'import-row import-row-left' : 'import-row'}>
      <div className="import-row-head">
        <span className="import-address">{`${row.sheet}!${row.row}`}</span>
        {row.projectId && row.status !== 'waiting' ? (
          <PageLink to={`/ledger/${row.projectId}`}>{row.name}</PageLink>
        ) : (
          <b>{row.name === '' ? t('quality.import.nameless') : row.name}</b>
        )}
        <span className="muted">{[row.code, row.unitName].filter((word) => word !== '').join(' ')}</span>
        {onLeft ? (
          <Checkbox
            className="no-print"
            checked={!isLeft}
            onChange={(event) => onLeft(!event.target.checked)}
          >
            {t('quality.import.take')}
          </Checkbox>
        ) : null}
      </div>
      {row.reasons.length > 0 ? <p className="import-reasons">{row.reasons.join('；')}</p> : null}
      {row.open.length > 0 ? (
        <p className="import-reasons">{t('quality.import.waitsFor', { count: row.open.length })}</p>
      ) : null}
      {row.status === 'refused' ? null : <Changes row={row} />}
    </li>
  );
}

function Rows({ status, run, without, onWithout }: RowsPanelProps & { status: Status }) {
  const { t } = useTranslation();
  const pages = usePagedRoute(listImportRows, { params: { importId: run.id }, query: { status } }, (last) =>
    last.next === null ? null : { page: last.next },
  );
  if (pages.error && !pages.data) return <ErrorState error={pages.error} inline />;
  if (!pages.data) return <Skeleton lines={8} />;
  const rows = pages.data.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState sentence={t('quality.import.noRow')} />;
  const canLeave = run.state === 'ready' && (status === 'new' || status === 'changed');
  const leave = (key: string) => (isLeft: boolean) => {
    const next = new Set(without);
    if (isLeft) next.add(key);
    else next.delete(key);
    onWithout(next);
  };
  return (
    <>
      <ul className="import-rows">
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            isLeft={without.has(row.key)}
            onLeft={canLeave ? leave(row.key) : null}
          />
        ))}
      </ul>
      <MoreButton pages={pages} />
    </>
  );
}

/** The rows of the file beside the ledger: new, changed with old and new value, waiting, refused, unchanged. */
export function RowsPanel(props: RowsPanelProps) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const { counts } = props.head;
  const status =
    STATUSES.find((name) => name === params.status) ?? STATUSES.find((name) => counts[name] > 0) ?? 'new';
  return (
    <section className="panel">
      <Segmented<Status>
        className="no-print"
        aria-label={t('quality.import.statuses')}
        value={status}
        options={STATUSES.map((name) => ({
          value: name,
          label: `${t(`quality.import.status.${name}`)} ${counts[name]}`,
        }))}
        onChange={(next) => change({ status: next })}
      />
      <p className="muted">{t(`quality.import.about.${status}`)}</p>
      <Rows key={status} {...props} status={status} />
    </section>
  );
}
