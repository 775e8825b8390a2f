import { useTranslation } from 'react-i18next';
import { formatPeriod, type OutputOf } from '#core/platform/public.ts';
import type { replayLightRules } from '#core/progress/light-rules-contract.ts';
import { LIGHTS_FROM_WORST } from '#core/progress/lights/light.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { Light, type LightColour } from '../../ui/Light.tsx';

type Result = OutputOf<typeof replayLightRules>;

/** Who would have had which light: counts before and after by period, then each project that changes. */
export function ReplayResult({ result }: { result: Result }) {
  const { t } = useTranslation();
  if (result.periods.length === 0) return <p className="rules-note">{t('rules.noFrozen')}</p>;
  return (
    <div className="rules-replay" role="status">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('rules.period')}</th>
            {LIGHTS_FROM_WORST.map((colour) => (
              <th key={colour} scope="col">
                <Light colour={colour} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.periods.map((period) => (
            <tr key={period.period}>
              <th scope="row">{formatPeriod(period.period)}</th>
              {LIGHTS_FROM_WORST.map((colour) => {
                const [before, after] = [period.before[colour] ?? 0, period.after[colour] ?? 0];
                return (
                  <td key={colour} className="tabular">
                    {before === after ? before : `${before} → ${after}`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="rules-note">{t('rules.changedCount', { count: result.changedCount })}</p>
      <ul className="rules-changed">
        {result.changed.map((one) => (
          <li key={`${one.projectId} ${one.period}`}>
            <span className="tabular">{one.period}</span>
            <Light colour={one.before as LightColour} /> → <Light colour={one.after as LightColour} />
            <PageLink to={`/ledger/${one.projectId}`}>{one.name}</PageLink>
            <small className="rules-unit">{one.unitName}</small>
            <span className="rules-note">{one.reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
