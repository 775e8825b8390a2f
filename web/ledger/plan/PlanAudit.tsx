import { useTranslation } from 'react-i18next';
import { getPlanAudit, REMOVAL_CLASSES } from '#core/ledger/public.ts';
import { useRoute } from '../../app/use-route.ts';
import { Figure } from '../../ui/Figure.tsx';
import { WAN } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';

/** 清单核对 (PL-14): issued → taken off, by reason → put on → what remains, in numbers and in 万元. */
export function PlanAudit({ year }: { year: number }) {
  const { t } = useTranslation();
  const audit = useRoute(getPlanAudit, { query: { year } }).data;
  if (!audit || audit.issued.projects === 0) return null;
  const lines = [
    { key: 'issued', word: t('ledger.audit.issued'), ...audit.issued },
    { key: 'raised', word: t('ledger.change.raised'), ...audit.raised },
    { key: 'lowered', word: t('ledger.change.lowered'), ...audit.lowered },
    ...audit.removedBy.map((line) => ({
      key: `removed-${line.removalClass}`,
      word: t('ledger.audit.removed', {
        why: line.removalClass === '' ? t('ledger.audit.unsaid') : wordOf(REMOVAL_CLASSES, line.removalClass),
      }),
      ...line,
    })),
    { key: 'substituted', word: t('ledger.change.substituted'), ...audit.substituted },
  ].filter((line) => line.projects > 0);
  const isUnfilled = audit.unfilledYuan !== '0' || audit.unfilledProjects > 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard
    <section className="panel scrolls-x plans-below" tabIndex={0} aria-label={t('ledger.audit')}>
      <h2>{t('ledger.audit')}</h2>
      <table className="plain-table words-table">
        <thead>
          <tr>
            <th scope="col">{t('ledger.version.change')}</th>
            <th scope="col" className="align-right">
              {t('ledger.plans.projects')}
            </th>
            <th scope="col" className="align-right">
              {t('ledger.audit.change')}
              <small>{t('ui.unit.万元')}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.word}</th>
              <td className="align-right">{line.projects}</td>
              <td className="align-right">
                <Figure value={line.changeYuan} of={WAN} signed={line.key !== 'issued'} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('ledger.audit.remaining')}</th>
            <td className="align-right">{audit.remaining.projects}</td>
            <td className="align-right">
              <Figure value={audit.remaining.annualYuan} of={WAN} />
            </td>
          </tr>
        </tbody>
      </table>
      {isUnfilled ? (
        <p>
          {audit.unfilledProjects > 0
            ? t('ledger.audit.unfilled', { count: audit.unfilledProjects })
            : t('ledger.audit.unfilledAmount')}{' '}
          <Figure value={audit.unfilledYuan} of={WAN} unit={t('ui.unit.万元')} />
        </p>
      ) : null}
      <p className="muted">{t('ledger.audit.note')}</p>
    </section>
  );
}
