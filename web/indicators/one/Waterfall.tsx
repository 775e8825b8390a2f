import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { pointsText, useIndicatorWords } from '../economy-words.ts';

type Result = NonNullable<OutputOf<typeof getIndicatorPage>['contributions'][number]['result']>;

interface Step {
  name: string;
  from: number;
  to: number;
  text: string;
  isWhole: boolean;
}

const MOST_STEPS = 14;

/** Points pulled, the largest first, each beginning where the one before ended; the last bar is the whole. */
function toSteps(
  result: Result,
  names: { residual: string; whole: string; say: (word: string) => string },
): Step[] {
  const known = result.parts.filter((part) => part.pull !== null);
  const sorted = [...known].sort((a, b) => Number(b.pull) - Number(a.pull));
  const bars = [
    ...sorted.map((part) => ({ name: names.say(part.name), pull: part.pull as string })),
    ...(result.residual ? [{ name: names.residual, pull: result.residual.pull }] : []),
  ];
  let at = 0;
  const steps = bars.map(({ name, pull }) => {
    const from = at;
    at += Number(pull);
    return { name, from, to: at, text: pointsText(pull), isWhole: false };
  });
  return [
    ...steps,
    { name: names.whole, from: 0, to: at, text: pointsText(result.wholeGrowth), isWhole: true },
  ];
}

/** 瀑布图 of the points pulled; rising and falling bars differ by colour and by the sign beside them. */
export function Waterfall({ result, label }: { result: Result; label: string }) {
  const { t } = useTranslation();
  const steps = toSteps(result, {
    residual: t('indicators.contribution.residual'),
    whole: t('indicators.contribution.whole'),
    say: useIndicatorWords(),
  });
  if (steps.length < 2 || steps.length > MOST_STEPS) return null;
  const edges = steps.flatMap(({ from, to }) => [from, to, 0]);
  const [low, high] = [Math.min(...edges), Math.max(...edges)];
  const span = high - low || 1;
  const left = (value: number): number => ((value - low) / span) * 100;
  return (
    <div
      className="waterfall"
      role="img"
      aria-label={`${label}${t('economy-settings.colon')}${steps.map(({ name, text }) => `${name} ${text}`).join(t('indicators.comma'))}`}
    >
      {steps.map(({ name, from, to, text, isWhole }) => (
        <div key={name} className="waterfall-step">
          <span className="waterfall-name">{name}</span>
          <span className="waterfall-track">
            <span className="waterfall-zero" style={{ left: `${left(0)}%` }} />
            <span
              className={
                isWhole
                  ? 'waterfall-bar waterfall-whole'
                  : to >= from
                    ? 'waterfall-bar waterfall-up'
                    : 'waterfall-bar waterfall-down'
              }
              style={{
                left: `${left(Math.min(from, to))}%`,
                width: `${Math.max(0.4, (Math.abs(to - from) / span) * 100)}%`,
              }}
            />
          </span>
          <span className="waterfall-text">{text}</span>
        </div>
      ))}
    </div>
  );
}
