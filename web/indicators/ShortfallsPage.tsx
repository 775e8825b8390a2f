import { useTranslation } from 'react-i18next';
import { getShortfalls } from '#core/indicators/panel-contract.ts';
import {
  divide,
  type OutputOf,
  roundHalfAway,
  roundUp,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Light } from '../ui/Light.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { gapText, levelText, percentText, shareText, useMonth } from './economy-words.ts';
import { PanelPage } from './PanelPage.tsx';

type Row = OutputOf<typeof getShortfalls>['rows'][number];

/** How many times the pace so far the rest of the year must bring. */
function timesText({ requiredPerMonth, pacePerMonth }: Row): string {
  if (requiredPerMonth === null || pacePerMonth === null) return '—';
  const times = divide(toFraction(requiredPerMonth), toFraction(pacePerMonth));
  return times === null || times.num <= 0n ? '—' : roundHalfAway(toDecimalText(times), 1);
}

/** What is still owed is never printed smaller than it is. */
const owedText = (value: string | null, indicator: Row['indicator']): string =>
  value === null ? '—' : levelText(roundUp(value, indicator.digits), indicator);

const cellsOf = (row: Row): string[] => [
  levelText(row.value, row.indicator),
  levelText(row.target, row.indicator),
  shareText(row.completion),
  gapText(row.proRataGap),
  owedText(row.shortfall, row.indicator),
  owedText(row.requiredPerMonth, row.indicator),
  levelText(row.pacePerMonth, row.indicator),
  timesText(row),
  percentText(row.requiredGrowthPercent),
];
const HEADS = [
  'indicators.col.value',
  'indicators.col.target',
  'indicators.col.completion',
  'indicators.col.proRata',
  'indicators.shortfalls.shortfall',
  'indicators.shortfalls.perMonth',
  'indicators.shortfalls.pace',
  'indicators.shortfalls.times',
  'indicators.shortfalls.requiredGrowth',
];

/** What a card on a telephone says large. */
const MAIN: ReadonlySet<string> = new Set([
  'indicators.shortfalls.shortfall',
  'indicators.shortfalls.perMonth',
]);

/** The rows of one unit together, the unit with the widest gap first. */
function groupByUnit(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.unitName, [...(groups.get(row.unitName) ?? []), row]);
  return [...groups.values()];
}

function ShortfallTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <ScrollsX label={t('indicators.shortfalls')}>
      <table className="plain-table card-table shortfall-table">
        <thead>
          <tr>
            {['indicators.shortfalls.unit', 'indicators.col.indicator', 'indicators.shortfalls.subject'].map(
              (key) => (
                <th key={key} scope="col" className="is-words">
                  {t(key)}
                </th>
              ),
            )}
            {HEADS.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            <th scope="col">{t('indicators.col.light')}</th>
          </tr>
        </thead>
        <tbody>
          {groupByUnit(rows).map((group) =>
            group.map((row, at) => (
              <tr key={`${row.indicator.code} ${row.subject.id}`}>
                {at === 0 ? (
                  <th scope="rowgroup" rowSpan={group.length} className="is-words shortfall-unit">
                    {row.unitName}
                  </th>
                ) : null}
                <th scope="row" className="is-words">
                  <PageLink
                    to={`/economy/indicators/${row.indicator.code}`}
                    search={{ subject: String(row.subject.id) }}
                  >
                    {row.indicator.name}
                  </PageLink>
                  <small className="board-unit">{row.indicator.unit}</small>
                </th>
                <td className="is-words" data-label={t('indicators.shortfalls.subject')}>
                  {row.subject.shortName}
                </td>
                {cellsOf(row).map((text, place) => (
                  <td
                    key={HEADS[place]}
                    data-label={t(HEADS[place] ?? '')}
                    data-main={MAIN.has(HEADS[place] ?? '') || undefined}
                  >
                    {text}
                  </td>
                ))}
                <td className="is-words" data-label={t('indicators.col.light')}>
                  <Light colour={row.light} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollsX>
  );
}

/** 欠账表: who owes how much against the pace of the year, and what each month left must bring. */
export default function ShortfallsPage() {
  const { t } = useTranslation();
  const asked = useRoute(getShortfalls, { query: useMonth() });
  return (
    <PanelPage
      tab="shortfalls"
      asked={asked}
      linesOf={({ rows }) => [
        [
          t('indicators.shortfalls.unit'),
          t('indicators.col.indicator'),
          t('indicators.shortfalls.subject'),
          ...HEADS.map((key) => t(key)),
        ],
        ...rows.map((row) => [row.unitName, row.indicator.name, row.subject.name, ...cellsOf(row)]),
      ]}
    >
      {({ rows, onTime }) =>
        rows.length === 0 ? (
          <EmptyState
            sentence={t(onTime > 0 ? 'indicators.shortfalls.none' : 'economy-settings.shortfalls.nothing')}
            reason={t(
              onTime > 0 ? 'indicators.shortfalls.none.what' : 'economy-settings.shortfalls.nothing.what',
            )}
            firstStep={
              onTime > 0 ? undefined : (
                <PageLink to="/economy/targets">{t('economy-settings.shortfalls.nothing.step')}</PageLink>
              )
            }
          />
        ) : (
          <>
            <p className="region-coverage">{t('indicators.shortfalls.onTime', { count: onTime })}</p>
            <ShortfallTable rows={rows} />
          </>
        )
      }
    </PanelPage>
  );
}
