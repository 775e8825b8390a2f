import { useTranslation } from 'react-i18next';
import { getHeatTable } from '#core/indicators/panel-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { levelText, percentText, shareText, useIndicatorWords, useMonth } from './economy-words.ts';
import { MemberChoice } from './MemberChoice.tsx';
import { PanelPage } from './PanelPage.tsx';
import { useOthersBefore } from './RankMove.tsx';

type Heat = OutputOf<typeof getHeatTable>;
type Line = Heat['indicators'][number];

const printedOf = ({ by, indicator }: Line, printed: string | null): string =>
  by === 'level'
    ? levelText(printed, indicator)
    : by === 'completion'
      ? shareText(printed)
      : `${percentText(printed)}${printed === null ? '' : '%'}`;

function HeatCell({ line, at, region }: { line: Line; at: number; region: Heat['regions'][number] }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const whyOf = useOthersBefore();
  const cell = line.cells[at];
  if (!cell) return <td />;
  const said = [
    region.name,
    line.indicator.name,
    printedOf(line, cell.printed),
    cell.rankText,
    cell.quartile === null
      ? ''
      : t('indicators.heat.quartile', { which: t(`indicators.quartile.${cell.quartile}`) }),
    whyOf(cell.move, line.ranked) ?? say(cell.move?.text ?? ''),
    cell.reason ?? '',
  ].filter((part) => part !== '');
  return (
    <td className={`heat-cell heat-${cell.quartile ?? 'none'}${region.isOwn ? ' heat-own' : ''}`}>
      <PageLink
        to={`/economy/indicators/${line.indicator.code}`}
        search={{ subject: String(region.id) }}
        title={said.join(' · ')}
        aria-label={said.join(' ')}
      >
        {cell.rank ?? '—'}
      </PageLink>
    </td>
  );
}

function HeatTable({ heat }: { heat: Heat }) {
  const { t } = useTranslation();
  const counts = [
    ['above', (one: Heat['regions'][number]) => t('indicators.heat.aboveOf', one)],
    ['firsts', (one: Heat['regions'][number]) => String(one.firsts)],
    ['lasts', (one: Heat['regions'][number]) => String(one.lasts)],
  ] as const;
  return (
    <>
      <div className="heat-legend">
        <MemberChoice members={heat.members} />
        {[1, 2, 3, 4].map((quartile) => (
          <span key={quartile} className={`heat-key heat-${quartile}`}>
            {t('indicators.heat.quartile', { which: t(`indicators.quartile.${quartile}`) })}
          </span>
        ))}
      </div>
      <ScrollsX label={t('indicators.heat')}>
        <table className="plain-table heat-table">
          <thead>
            <tr>
              <th scope="col">{t('indicators.col.indicator')}</th>
              <th scope="col">{t('indicators.ranking.by')}</th>
              {heat.regions.map((one) => (
                <th key={one.id} scope="col" className={one.isOwn ? 'heat-own' : ''}>
                  {one.shortName}
                </th>
              ))}
            </tr>
            {counts.map(([key, textOf]) => (
              <tr key={key} className="heat-counts">
                <th scope="row" colSpan={2}>
                  {t(`indicators.heat.${key}`)}
                </th>
                {heat.regions.map((one) => (
                  <td key={one.id}>{textOf(one)}</td>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {heat.indicators.map((line) => (
              <tr key={line.indicator.code}>
                <th scope="row">
                  {line.indicator.name}
                  {line.period === heat.period ? null : (
                    <small className="board-gap">
                      {t('indicators.mark.at', { month: Number(line.period.slice(5)) })}
                    </small>
                  )}
                </th>
                <td className="is-words">{t(`indicators.by.${line.by}`)}</td>
                {heat.regions.map((region, at) => (
                  <HeatCell key={region.id} line={line} at={at} region={region} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollsX>
    </>
  );
}

/** 热力表: the place of every region in every indicator, coloured by quarter. */
export default function HeatPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = useRoute(getHeatTable, {
    query: {
      ...useMonth(),
      ...(params.subject ? { subject: params.subject } : {}),
      ...(params.peers ? { group: params.peers } : {}),
      ...(params.among ? { among: params.among as 'below' } : {}),
    },
  });
  return (
    <PanelPage
      tab="heat"
      asked={asked}
      linesOf={(heat) => [
        [t('indicators.col.indicator'), ...heat.regions.map(({ name }) => name)],
        ...heat.indicators.map((line) => [
          line.indicator.name,
          ...line.cells.map((cell) => `${printedOf(line, cell.printed)} ${cell.rankText}`),
        ]),
      ]}
    >
      {(heat) =>
        heat.indicators.length === 0 ? (
          <EmptyState
            sentence={t('indicators.heat.none')}
            reason={t('indicators.heat.none.what')}
            firstStep={<PageLink to="/economy/filings">{t('indicators.none.step')}</PageLink>}
          />
        ) : (
          <HeatTable heat={heat} />
        )
      }
    </PanelPage>
  );
}
