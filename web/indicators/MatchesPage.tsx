import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMatches } from '#core/indicators/panel-contract.ts';
import { type OutputOf, printedDifference, roundHalfAway } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LIGHT_SHAPES, type LightColour } from '../ui/Light.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { percentText, pointsText, useIndicatorWords, useMonth } from './economy-words.ts';
import { MatchHistory } from './match/MatchHistory.tsx';
import { MatchRulesDialog } from './match/MatchRulesDialog.tsx';
import { PanelPage } from './PanelPage.tsx';

export type Matches = OutputOf<typeof getMatches>;
export type Pair = Matches['pairs'][number];
export const pairKey = ({ main, support }: Pick<Pair, 'main' | 'support'>): string =>
  `${main.code}~${support.code}`;

/** As the sentence says it: the difference of the two printed growths. */
const distanceText = ({ main, support, sign, distance }: Pair): string =>
  sign === 1 && main.growth !== null && support.growth !== null
    ? pointsText(printedDifference(roundHalfAway(main.growth, 1), roundHalfAway(support.growth, 1)))
    : pointsText(distance);

const COLOURS: Record<NonNullable<Pair['verdict']> | 'none', LightColour> = {
  match: 'green',
  watch: 'yellow',
  mismatch: 'red',
  none: 'grey',
};

function Verdict({ verdict }: { verdict: Pair['verdict'] }) {
  const { t } = useTranslation();
  const colour = COLOURS[verdict ?? 'none'];
  return (
    <span className={`light light-${colour}`}>
      <span className="light-shape" aria-hidden="true">
        {LIGHT_SHAPES[colour]}
      </span>
      <span className="light-word">{t(`indicators.verdict.${verdict ?? 'none'}`)}</span>
    </span>
  );
}

function PairTable({ pairs, chosen }: { pairs: readonly Pair[]; chosen: string }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const [, change] = useSearchParams();
  const heads = ['pair', 'main', 'support', 'distance', 'tolerance', 'z', 'verdict', 'sentence'];
  return (
    <ScrollsX label={t('indicators.matches')}>
      <table className="plain-table card-table match-table">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col" className={key === 'pair' || key === 'sentence' ? 'is-words' : ''}>
                {t(`indicators.matches.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pairKey(pair)} className={pairKey(pair) === chosen ? 'region-own' : ''}>
              <th scope="row" className="is-words">
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={pairKey(pair) === chosen}
                  onClick={() => change({ pair: pairKey(pair) })}
                >
                  {`${say(pair.main.name)} — ${say(pair.support.name)}`}
                </button>
                {pair.lag > 0 ? (
                  <small className="board-gap">{t('indicators.matches.lag', { count: pair.lag })}</small>
                ) : null}
              </th>
              <td data-label={t('indicators.matches.main')} data-main>
                {percentText(pair.main.growth)}
              </td>
              <td data-label={t('indicators.matches.support')} data-main>
                {percentText(pair.support.growth)}
              </td>
              <td data-label={t('indicators.matches.distance')}>{distanceText(pair)}</td>
              <td data-label={t('indicators.matches.tolerance')}>{pair.tolerance}</td>
              <td data-label={t('indicators.matches.z')}>{percentText(pair.z)}</td>
              <td className="is-words" data-label={t('indicators.matches.verdict')}>
                <Verdict verdict={pair.verdict} />
              </td>
              <td className="is-words is-wide">{pair.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollsX>
  );
}

function MatchBody({ matches }: { matches: Matches }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  if (matches.pairs.length === 0)
    return <EmptyState sentence={t('indicators.matches.none')} reason={t('indicators.matches.none.what')} />;
  const worst = matches.pairs.find(({ verdict }) => verdict === 'mismatch') ?? matches.pairs[0];
  const shown = matches.pairs.find((pair) => pairKey(pair) === params.pair) ?? worst;
  return (
    <>
      <PairTable pairs={matches.pairs} chosen={shown ? pairKey(shown) : ''} />
      {shown ? <MatchHistory pair={shown} /> : null}
    </>
  );
}

/** 数据匹配: whether what must move together does, pair by pair, with its own history. */
export default function MatchesPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [isSetting, setSetting] = useState(false);
  const asked = useRoute(getMatches, {
    query: { ...useMonth(), ...(params.subject ? { subject: params.subject } : {}) },
  });
  return (
    <PanelPage
      tab="matches"
      asked={asked}
      acts={(matches) =>
        matches.maySet ? (
          <Button onClick={() => setSetting(true)}>{t('indicators.matches.rules')}</Button>
        ) : null
      }
      linesOf={({ pairs }) => [
        ['main', 'support', 'distance', 'sentence'].map((key) => t(`indicators.matches.${key}`)),
        ...pairs.map((pair) => [pair.main.name, pair.support.name, distanceText(pair), pair.sentence]),
      ]}
    >
      {(matches) => (
        <>
          <MatchBody matches={matches} />
          {isSetting ? (
            <MatchRulesDialog rules={matches.rules.rules} onClose={() => setSetting(false)} />
          ) : null}
        </>
      )}
    </PanelPage>
  );
}
