import { useTranslation } from 'react-i18next';
import { listStaleLines } from '#core/documents/sheet-contract.ts';
import { useRoute } from '../app/use-route.ts';
import { figureText } from '../ui/figure-text.ts';
import { instantText } from '../ui/instant-text.ts';

const exactWan = (yuan: string | null): string =>
  figureText(yuan, { kind: 'amount', unit: '万元' }, { digits: 2 });

/** Says which lines would read otherwise because of amendments approved after the freeze; the paper stays as it is. */
export function StaleBanner({ documentId, version }: { documentId: string; version: number }) {
  const { t } = useTranslation();
  const { data } = useRoute(listStaleLines, { params: { documentId } }, { isEnabled: version > 0 });
  if (!data || data.amendments.length === 0) return null;
  return (
    <section className="panel stale-banner no-print" role="status">
      <h2>{t('documents.stale.title', { count: data.amendments.length, lines: data.lines.length })}</h2>
      <p>{t('documents.stale.rule')}</p>
      <details>
        <summary>{t('documents.stale.show')}</summary>
        <ul>
          {data.amendments.map((one) => (
            <li key={`${one.projectId}/${one.approvedAt}`}>
              {t('documents.stale.amendment', {
                project: one.projectName,
                unit: one.unitName,
                measure: one.measureName,
                from: one.measureName.includes('%') ? (one.oldValue ?? '—') : exactWan(one.oldValue),
                to: one.measureName.includes('%') ? one.newValue : exactWan(one.newValue),
                approver: one.approverName,
                at: instantText(one.approvedAt),
              })}
            </li>
          ))}
        </ul>
        <ol>
          {data.lines.map((line) => (
            <li key={line.lineId}>
              <a href={`#line-${line.lineId}`} onClick={(event) => goTo(event, line.lineId)}>
                {line.isAnnex ? `${t('documents.stale.annex')} ` : ''}
                {line.text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function goTo(event: { preventDefault: () => void }, lineId: string): void {
  event.preventDefault();
  document
    .querySelector(`[data-line="${CSS.escape(lineId)}"]`)
    ?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
