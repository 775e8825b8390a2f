import { useTranslation } from 'react-i18next';
import { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import { usePlace, useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { levelWithUnit, percentText, useMonth, useMonthWords, useRowNotes } from './economy-words.ts';
import { NoEconomy } from './NoEconomy.tsx';
import { ContributionPanel } from './one/ContributionPanel.tsx';
import { RegionRanking } from './one/RegionRanking.tsx';
import { RevisionList } from './one/RevisionList.tsx';
import { TargetPanel } from './one/TargetPanel.tsx';
import { TileMap } from './one/TileMap.tsx';
import { TrendChart } from './one/TrendChart.tsx';
import { WhatIf } from './one/WhatIf.tsx';
import { RevisedSince } from './RevisedSince.tsx';
import { ValueTrace } from './ValueTrace.tsx';
import './indicators.css';

/** 一个指标: light and target, trend, order of regions, contributions, revisions, what-if. */
export default function IndicatorPage() {
  const { t } = useTranslation();
  const code = usePlace('code');
  const [params] = useSearchParams();
  const wordsOf = useMonthWords();
  const notesOf = useRowNotes();
  const asked = useRoute(getIndicatorPage, {
    params: { code },
    query: {
      ...useMonth(),
      ...(params.subject ? { subject: params.subject } : {}),
      ...(params.by ? { by: params.by as 'level' } : {}),
      ...(params.peers ? { group: params.peers } : {}),
      ...(params.among ? { among: params.among as 'below' } : {}),
      ...(params.from ? { from: params.from } : {}),
      ...(params.find ? { find: params.find } : {}),
    },
  });
  const page = asked.data;
  if (asked.error?.body.code === 'SUBJECT_NOT_FOUND' && !page) return <NoEconomy tab="board" />;
  if (asked.error && !page) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!page) return <Skeleton lines={10} />;
  const { row, indicator } = page;
  const figures = [
    levelWithUnit(row.figure.value, indicator),
    ...(row.figure.growth === null
      ? []
      : [`${t('indicators.trend.growth')} ${percentText(row.figure.growth)}%`]),
    ...(row.rank
      ? [
          `${row.rank.rankText}（${t('indicators.rankOf', { ranked: row.rank.ranked, what: t(`indicators.ranked.${page.subject.kind}`) })}）`,
        ]
      : []),
    ...notesOf(row, page.period),
  ];
  return (
    <div className="economy-page">
      <PageHead
        title={indicator.name}
        under={[page.subject.name, ...wordsOf(page), indicator.sourceDepartment].join(' · ')}
        trail={[{ to: '/economy', title: t('indicators.board') }]}
        acts={<PrintButton />}
      />
      <EconomyTabs current="board" />
      <p className="indicator-line">{figures.join(' · ')}</p>
      {page.frozen ? (
        <RevisedSince period={page.period} subjectId={page.subject.id} code={indicator.code} />
      ) : null}
      <div className="indicator-columns">
        <TargetPanel page={page} />
        <TrendChart page={page} />
      </div>
      <RegionRanking page={page} />
      <TileMap page={page} />
      {page.contributions.map((found) => (
        <ContributionPanel key={found.by} found={found} page={page} />
      ))}
      <WhatIf page={page} group={params.peers} />
      <RevisionList page={page} />
      <ValueTrace />
    </div>
  );
}
