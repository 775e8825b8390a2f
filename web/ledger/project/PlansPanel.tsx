import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS, type ProjectView } from '#core/ledger/public.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureText, WAN } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';
import { ScrollsX } from '../../ui/ScrollsX.tsx';

/** Every version of the year's plan, newest first, with the document that made it; the amendments of the base below. */
export function PlansPanel({ project, year }: { project: ProjectView; year: number }) {
  const { t } = useTranslation();
  const plans = project.plans.filter((p) => p.year === year);
  const bases = project.bases.filter((b) => b.year === year);
  return (
    <section className="panel">
      <h2>{t('ledger.versions', { year })}</h2>
      {plans.length === 0 ? (
        <p className="muted">{t(project.isBundle ? 'ledger.versions.bundle' : 'ledger.versions.none')}</p>
      ) : (
        <ScrollsX label={t('ledger.versions', { year })}>
          <table className="plain-table words-table">
            <thead>
              <tr>
                <th scope="col">{t('ledger.version')}</th>
                <th scope="col">{t('ledger.version.change')}</th>
                <th scope="col" className="align-right">
                  {t('ledger.amount.plan')}
                  <small>{t('ui.unit.万元')}</small>
                </th>
                <th scope="col">{t('ledger.version.from')}</th>
                <th scope="col">{t('ledger.version.document')}</th>
                <th scope="col">{t('ledger.stage.approver')}</th>
              </tr>
            </thead>
            <tbody>
              {plans.map((p) => (
                <tr key={p.id}>
                  <th scope="row">{t('ledger.version.no', { no: p.versionNo })}</th>
                  <td>{wordOf(CHANGE_KINDS, p.changeKind)}</td>
                  <td className="align-right">
                    <Figure value={p.annualYuan} of={WAN} />
                  </td>
                  <td>{p.inForceFrom}</td>
                  <td title={p.reason}>{`${p.documentNumber}（${p.decidedOn}）`}</td>
                  <td>{p.approver}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
      {bases.length > 1 ? (
        <p className="muted">
          {bases
            .map((b) => t('ledger.base.line', { amount: figureText(b.baseYuan, WAN), reason: b.reason }))
            .join('；')}
        </p>
      ) : null}
    </section>
  );
}
