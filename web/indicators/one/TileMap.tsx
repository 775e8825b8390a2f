import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import { getTileMap } from '#core/indicators/panel-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { Light } from '../../ui/Light.tsx';
import { levelText, percentText, useIndicatorWords, useMonth } from '../economy-words.ts';
import '../tile-map.css';

type Page = OutputOf<typeof getIndicatorPage>;
type Map = NonNullable<OutputOf<typeof getTileMap>['map']>;
type One = Map['tiles'][number];

const QUARTILES = [1, 2, 3, 4] as const;

function useFigure(page: Page): (one: One) => string {
  return ({ value, growth }) =>
    page.by === 'growth' && growth !== null ? `${percentText(growth)}%` : levelText(value, page.indicator);
}

function Tiles({ map, page }: { map: Map; page: Page }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const figureOf = useFigure(page);
  return (
    <ul
      className="tile-map"
      aria-label={t('indicators.tiles')}
      style={{
        gridTemplateColumns: `repeat(${map.columns}, minmax(72px, 120px))`,
        gridTemplateRows: `repeat(${map.rows}, auto)`,
      }}
    >
      {map.tiles.map((one) => (
        <li
          key={one.subjectId}
          className={`map-tile heat-${one.quartile ?? 'none'}${one.isOwn ? ' map-tile-own' : ''}`}
          style={{ gridRow: one.tile.row, gridColumn: one.tile.column }}
        >
          <PageLink to="/economy" search={{ subject: String(one.subjectId) }}>
            <b>{say(one.name)}</b>
            <span className="map-tile-figure">{figureOf(one)}</span>
            <span>{one.rank === null ? '—' : one.rankText}</span>
            <span className="map-tile-light">
              <Light colour={one.light} />
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

/** What the tiles say, in the order of the places. */
function TileTable({ map, page }: { map: Map; page: Page }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const last = map.tiles.length + 1;
  const sorted = [...map.tiles].sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
  return (
    <table className="plain-table tile-table">
      <thead>
        <tr>
          <th scope="col" className="is-words">
            {t(`indicators.subjects.kind.${page.subject.kind}`)}
          </th>
          <th scope="col">{t('indicators.col.value')}</th>
          <th scope="col">{t('indicators.col.growth')}</th>
          <th scope="col">{t('indicators.col.rank')}</th>
          <th scope="col" className="is-words">
            {t('indicators.col.light')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((one) => (
          <tr key={one.subjectId} className={one.isOwn ? 'region-own' : ''}>
            <th scope="row" className="is-words">
              {say(one.name)}
            </th>
            <td>{levelText(one.value, page.indicator)}</td>
            <td>{percentText(one.growth)}</td>
            <td>{one.rankText}</td>
            <td className="is-words">
              <Light colour={one.light} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 格子地图: one indicator over the regions as the office has laid them out; no borders, only who lies beside whom. */
export function TileMap({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = useRoute(getTileMap, {
    params: { code: page.indicator.code },
    query: {
      ...useMonth(),
      ...(params.subject ? { subject: params.subject } : {}),
      ...(params.by ? { by: params.by as 'level' } : {}),
      ...(params.peers ? { group: params.peers } : {}),
      ...(params.among ? { among: params.among as 'below' } : {}),
    },
  });
  const map = asked.data?.map;
  if (!map) return null;
  return (
    <section className="panel" aria-label={t('indicators.tiles')}>
      <header className="panel-head">
        <h2>{t('indicators.tiles')}</h2>
        <span className="heat-legend">
          {QUARTILES.map((quartile) => (
            <span key={quartile} className={`heat-key heat-${quartile}`}>
              {t('indicators.heat.quartile', { which: t(`indicators.quartile.${quartile}`) })}
            </span>
          ))}
        </span>
      </header>
      <p className="region-coverage">
        {t('indicators.tiles.what')}
        {map.unlaid.length > 0
          ? ` ${t('indicators.tiles.unlaid', { count: map.unlaid.length, of: map.of })}`
          : ''}
      </p>
      <div className="tile-columns">
        <Tiles map={map} page={page} />
        <TileTable map={map} page={page} />
      </div>
    </section>
  );
}
