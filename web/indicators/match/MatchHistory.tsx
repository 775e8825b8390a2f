import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/Chart.tsx';
import { percentText, useIndicatorWords } from '../economy-words.ts';
import type { Pair } from '../MatchesPage.tsx';

const SHOWN = 24;

/** Both growths side by side over two years; the picture is also a table. */
export function MatchHistory({ pair }: { pair: Pair }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const shown = pair.history.slice(-SHOWN);
  const [main, support] = [say(pair.main.name), say(pair.support.name)];
  const label = t('indicators.matches.historyOf', { name: `${main} — ${support}` });
  const textsOf = (key: 'main' | 'support') => shown.map((point) => percentText(point[key]));
  return (
    <section className="panel" aria-label={label}>
      <Chart
        model={{
          label,
          places: shown.map(({ period }) => period),
          unit: '%',
          series: [
            {
              ...{ name: main, look: 'actual', kind: 'line' },
              ...{ values: shown.map((point) => point.main), texts: textsOf('main') },
            },
            {
              ...{ name: support, look: 'last', kind: 'line' },
              ...{ values: shown.map((point) => point.support), texts: textsOf('support') },
            },
          ],
        }}
      />
    </section>
  );
}
