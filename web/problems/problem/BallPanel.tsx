import { useTranslation } from 'react-i18next';
import { toHolderKey } from '#core/problems/problem.ts';
import { Chart } from '../../ui/Chart.tsx';
import type { ChartModel } from '../../ui/chart/chart-model.ts';
import { holderWord } from '../../ui/problem-words.ts';
import type { ProblemAnswer } from './MoveDialog.tsx';

/** Whose court, how long: working days by holder as bars or as a table, and the turns one after the other. */
export function BallPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const { ball, stretches } = answer;
  const model: ChartModel = {
    label: t('problems.ballDays'),
    unit: t('problems.unit.days'),
    places: ball.map((one) => holderWord(t, one)),
    series: [
      {
        name: t('problems.unit.time'),
        look: 'actual',
        kind: 'bar',
        values: ball.map(({ workingDays }) => String(workingDays)),
        texts: ball.map(({ workingDays, times }) => t('problems.ballTimes', { days: workingDays, times })),
      },
    ],
  };
  return (
    <section className="panel" aria-labelledby="problem-ball">
      <h2 id="problem-ball">{t('problems.ball.title')}</h2>
      <Chart model={model} height={200} />
      <table className="plain-table problem-table">
        <thead>
          <tr>
            {['holder', 'from', 'until', 'days'].map((key) => (
              <th key={key} scope="col">
                {t(`problems.turn.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stretches.map((turn, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same court may come again on the same day
            <tr key={`${toHolderKey(turn.holder)} ${index}`}>
              <th scope="row">{holderWord(t, turn)}</th>
              <td>{turn.fromOn}</td>
              <td>{turn.untilOn ?? t('problems.turn.now')}</td>
              <td className="tabular">{turn.workingDays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
