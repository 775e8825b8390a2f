import { useTranslation } from 'react-i18next';
import { formatPercent } from '#core/platform/public.ts';
import { getSheet, type SheetView } from '#core/reporting/paper-contract.ts';
import { sumSheetAmounts } from '#core/reporting/paper-sheet.ts';
import { usePlace } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { exactWan, longInstant } from './reporting-words.ts';
import './reporting.css';

/** 签字确认单: figures, number and QR code on A4, places for signature and seal. */
export default function PaperSheetPage() {
  const code = usePlace('code');
  const asked = useRoute(getSheet, { params: { code: decodeURIComponent(code) } });
  if (asked.error) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  return asked.data ? <Sheet sheet={asked.data} /> : <Skeleton lines={10} title />;
}

/** The server draws the code with modules only; it is shown as a picture, so that no markup is put into the page. */
const pictureOf = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

const COLUMNS = [
  'serial',
  'name',
  'annualPlan',
  'monthAmountYuan',
  'ytdAmountYuan',
  'completionRate',
  'imageProgress',
];

function Sheet({ sheet }: { sheet: SheetView }) {
  const { t } = useTranslation();
  const total = sumSheetAmounts(sheet.rows);
  return (
    <main className="paper-sheet">
      <p className="no-print paper-acts">
        <PageLink to="/reporting/confirm" search={{ period: sheet.period }}>
          {t('reporting.paper.back')}
        </PageLink>
        <PrintButton />
      </p>
      {sheet.isCurrent ? null : (
        <p className="paper-stale" role="alert">
          {t('reporting.paper.stale')}
        </p>
      )}
      <header>
        <div>
          <h1>{t('reporting.paper.heading', { region: sheet.regionName, period: sheet.periodName })}</h1>
          <p>
            {t('reporting.paper.unit')}：{sheet.orgName}　{t('reporting.paper.number')}：<b>{sheet.code}</b>
          </p>
          <p>
            {t('reporting.paper.preparedBy')}：{sheet.preparedByName}　{t('reporting.paper.printedAt')}：
            {longInstant(sheet.printedAt)}　{t('reporting.paper.amountsIn')}
          </p>
        </div>
        <img
          src={pictureOf(sheet.qrSvg)}
          alt={t('reporting.paper.qr', { code: sheet.code })}
          width={96}
          height={96}
        />
      </header>
      <table className="paper-table">
        <thead>
          {/* Stands on every page that is printed, so that no page can be laid to another sheet. */}
          <tr className="paper-code">
            <td colSpan={COLUMNS.length}>
              {t('reporting.paper.number')}：{sheet.code}
            </td>
          </tr>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(`reporting.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, index) => (
            <tr key={row.code}>
              <td className="paper-figure">{index + 1}</td>
              <td>
                {row.name}
                {row.explanations.map((text) => (
                  <div key={text} className="paper-note">
                    {text}
                  </div>
                ))}
              </td>
              <td className="paper-figure">{exactWan(row.annualPlanYuan)}</td>
              <td className="paper-figure">{exactWan(row.monthAmountYuan)}</td>
              <td className="paper-figure">{exactWan(row.ytdAmountYuan)}</td>
              <td className="paper-figure">
                {formatPercent(row.completionRate)}
                {row.otherRate ? (
                  <div className="paper-note">
                    {t(`ui.otherRate.${row.otherRate.basis}`)} {formatPercent(row.otherRate.rate)}
                  </div>
                ) : null}
              </td>
              <td>
                {row.imageLevel ? `〔${row.imageLevel}〕` : ''}
                {row.imageProgress}
                {row.problems ? (
                  <div className="paper-note">{`${t('reporting.column.problems')}：${row.problems}`}</div>
                ) : null}
              </td>
            </tr>
          ))}
          <tr className="paper-total">
            <td />
            <td>{t('reporting.paper.total', { count: sheet.rows.length })}</td>
            <td className="paper-figure">{exactWan(total.annualPlanYuan)}</td>
            <td className="paper-figure">{exactWan(total.monthAmountYuan)}</td>
            <td className="paper-figure">{exactWan(total.ytdAmountYuan)}</td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
      <footer>
        <p>{t('reporting.paper.statement')}</p>
        <div className="paper-signs">
          <span>{t('reporting.paper.signHere')}</span>
          <span>{t('reporting.paper.sealHere')}</span>
          <span>{t('reporting.paper.dateHere')}</span>
        </div>
        {sheet.cosignNames.map((name) => (
          <div key={name} className="paper-signs">
            <span>{t('reporting.paper.cosignHere', { unit: name })}</span>
            <span>{t('reporting.paper.sealHere')}</span>
            <span>{t('reporting.paper.dateHere')}</span>
          </div>
        ))}
        <p className="paper-hash">
          {t('reporting.paper.hash')}：{sheet.figuresHash}
        </p>
      </footer>
    </main>
  );
}
