import { Pagination, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type getIndicatorPage, REGIONS_AT_ONCE } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { AddressSearch } from '../../ui/AddressSearch.tsx';
import { levelText, percentText, pointsText, shareText, useIndicatorWords } from '../economy-words.ts';
import { MemberChoice } from '../MemberChoice.tsx';
import { RankMove, useOthersBefore } from '../RankMove.tsx';

type Page = OutputOf<typeof getIndicatorPage>;
type Region = Page['ranking']['regions'][number];
const MEASURES = ['growth', 'level', 'completion'] as const;

function RegionLine({ region, page }: { region: Region; page: Page }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const { figure, move } = region;
  const gapOf = (gap: string | null) =>
    page.by === 'level' ? levelText(gap, page.indicator) : pointsText(gap);
  return (
    <tr className={region.isOwn ? 'region-own' : ''}>
      <td>{region.rankText}</td>
      <th scope="row">
        <PageLink to="/economy" search={{ subject: String(region.subjectId) }}>
          {say(region.name)}
        </PageLink>
      </th>
      <td>{levelText(figure.value, page.indicator)}</td>
      <td>{percentText(figure.growth)}</td>
      <td>{shareText(region.completion)}</td>
      <td>
        <RankMove move={move} ranked={page.ranking.ranked} />
      </td>
      <td>{gapOf(region.gapToAhead)}</td>
      <td>{gapOf(region.gapToFirst)}</td>
      {page.ranking.average === null ? null : <td>{gapOf(region.gapToAverage)}</td>}
      <td>{region.quartile ? t(`indicators.quartile.${region.quartile}`) : ''}</td>
      <td className="is-words">{region.reason ?? ''}</td>
    </tr>
  );
}

/** Regions, sectors or groups of enterprises: whoever is put in order. */
function useRankedWord({ subject }: Page): string {
  const { t } = useTranslation();
  return t(`indicators.ranked.${subject.kind}`);
}

/** What stands over the table: who has figures, who not, the sum, the average and who is below it. */
function Coverage({ page }: { page: Page }) {
  const { t } = useTranslation();
  const what = useRankedWord(page);
  const { ranked, listed, missing, sum, average, averageName, belowAverage } = page.ranking;
  const say = useIndicatorWords();
  const whyOf = useOthersBefore();
  const others = page.ranking.regions.map(({ move }) => whyOf(move, ranked)).find((why) => why !== null);
  const name = say(averageName ?? '');
  const namesOf = ({ names, count }: typeof missing) =>
    `${names.map(say).join(t('indicators.listComma'))}${count > names.length ? t('indicators.ranking.andMore', { count }) : ''}`;
  const averageText = page.by === 'level' ? levelText(average, page.indicator) : `${percentText(average)}%`;
  const lines = [
    t('indicators.ranking.coverage', { ranked, listed, what }),
    ...(missing.count > 0 ? [t('indicators.ranking.missing', { names: namesOf(missing) })] : []),
    ...(sum
      ? [
          t('indicators.ranking.sum', {
            ...sum,
            value: levelText(sum.value, page.indicator),
            unit: page.indicator.unit,
          }),
        ]
      : []),
    ...(average === null ? [] : [t('indicators.ranking.average', { name, value: averageText })]),
    ...(belowAverage.count > 0
      ? [t('indicators.ranking.below', { name, names: namesOf(belowAverage) })]
      : []),
    ...(others ? [others] : []),
  ];
  return <p className="region-coverage">{lines.join(' · ')}</p>;
}

/** Of a province with thousands of regions a page at a time, and a name to look for. */
function RegionPages({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const what = useRankedWord(page);
  const { listed, found, from } = page.ranking;
  if (listed <= REGIONS_AT_ONCE) return null;
  return (
    <div className="region-pages no-print">
      <AddressSearch param="find" label={t('indicators.ranking.find', { what })} />
      {found === 0 ? <span>{t('indicators.ranking.none', { find: params.find ?? '', what })}</span> : null}
      <nav aria-label={t('indicators.ranking.page', { what })}>
        <Pagination
          size="small"
          hideOnSinglePage
          showSizeChanger={false}
          pageSize={REGIONS_AT_ONCE}
          total={found}
          current={from / REGIONS_AT_ONCE + 1}
          onChange={(to) => change({ from: to === 1 ? undefined : String((to - 1) * REGIONS_AT_ONCE) })}
        />
      </nav>
    </div>
  );
}

/** 地区、行业、企业组排位: the peers in order, by level, growth or completion. */
export function RegionRanking({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [, change] = useSearchParams();
  const say = useIndicatorWords();
  const name = say(page.ranking.averageName ?? '');
  const title = t('indicators.ranking', { what: useRankedWord(page) });
  const heads = [
    t('indicators.col.rank'),
    t(`indicators.subjects.kind.${page.subject.kind}`),
    `${t('indicators.col.value')}${page.indicator.unit ? `（${page.indicator.unit}）` : ''}`,
    t('indicators.col.growth'),
    t('indicators.col.completion'),
    t('indicators.col.move'),
    t('indicators.ranking.gapAhead'),
    t('indicators.ranking.gapFirst'),
    ...(page.ranking.average === null ? [] : [t('indicators.ranking.gapAverage', { name })]),
    t('indicators.ranking.quartile'),
    t('indicators.ranking.reason'),
  ];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{title}</h2>
        <MemberChoice members={page.ranking.members} />
        {page.by === null ? null : (
          <Segmented<(typeof MEASURES)[number]>
            size="small"
            className="no-print"
            aria-label={t('indicators.ranking.by')}
            value={page.by}
            options={MEASURES.map((by) => ({ value: by, label: t(`indicators.by.${by}`) }))}
            onChange={(by) => change({ by, from: undefined })}
          />
        )}
      </header>
      <Coverage page={page} />
      <RegionPages page={page} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={title}>
        <table className="plain-table region-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {page.ranking.around.length > 0 ? (
            <tbody>
              <tr>
                <th scope="rowgroup" className="region-around" colSpan={heads.length}>
                  {t('indicators.ranking.around', { name: page.subject.shortName })}
                </th>
              </tr>
              {page.ranking.around.map((region) => (
                <RegionLine key={region.subjectId} region={region} page={page} />
              ))}
              <tr>
                <th scope="rowgroup" className="region-around" colSpan={heads.length}>
                  {title}
                </th>
              </tr>
            </tbody>
          ) : null}
          <tbody>
            {page.ranking.regions.map((region) => (
              <RegionLine key={region.subjectId} region={region} page={page} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
