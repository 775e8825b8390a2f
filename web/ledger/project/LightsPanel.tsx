import { useTranslation } from 'react-i18next';
import type { LightView } from '#core/progress/public.ts';
import { Light, type LightColour } from '../../ui/Light.tsx';

/** The light of each dimension: why, since when, how many periods, and what would turn it green by when. */
export function LightsPanel({ lights, pace }: { lights: readonly LightView[]; pace: string | null }) {
  const { t } = useTranslation();
  return (
    <section className="panel lights">
      <h2>{t('ledger.lights')}</h2>
      {lights.length === 0 ? <p className="muted">{t('ledger.lights.none')}</p> : null}
      <ul>
        {lights
          .filter((light) => light.isCovered)
          .map((light) => (
            <li key={light.dimension}>
              <header>
                <b>{light.name}</b>
                <Light colour={light.light as LightColour} exempt={light.isExempt} />
                <small>
                  {t('ui.light.since', { since: light.since })}
                  {light.periodsInRow > 1 ? ` · ${t('ui.light.periods', { count: light.periodsInRow })}` : ''}
                </small>
              </header>
              {light.reasons.map((reason) => (
                <p key={reason.sentence}>
                  {reason.sentence}
                  {reason.exemption ? (
                    <small> {t('ui.light.exemption', { reason: reason.exemption })}</small>
                  ) : null}
                </p>
              ))}
              {light.wayToGreen ? (
                <p className="light-remedy">
                  {light.wayToGreen}
                  {light.greenBy ? t('ledger.lights.by', { on: light.greenBy }) : ''}
                </p>
              ) : null}
            </li>
          ))}
      </ul>
      {pace ? <p className="muted">{pace}</p> : null}
    </section>
  );
}
