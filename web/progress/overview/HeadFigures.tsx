import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { subtract, toDecimalText, toFraction } from '#core/platform/public.ts';
import { type GroupFiguresView, getShownActual } from '#core/progress/public.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureText } from '../../ui/figure-text.ts';
import { LIGHT_COLOURS, LIGHT_SHAPES } from '../../ui/Light.tsx';
import { LightBars } from '../../ui/LightBars.tsx';
import { lightsOf, nullReasonOf, type OpenRows } from './group-column.ts';

export interface HeadFiguresProps {
  total: GroupFiguresView;
  previous: GroupFiguresView | null;
  onOpen: OpenRows;
}

/** A figure that matters, what it says, and how it stood last period. */
function Tile({
  title,
  children,
  under,
  before,
}: {
  title: string;
  children: ReactNode;
  under: ReactNode;
  before: ReactNode;
}) {
  return (
    <section className="tile panel">
      <h2>{title}</h2>
      <div className="tile-figure">{children}</div>
      <div className="tile-under">{under}</div>
      <div className="tile-before">{before}</div>
    </section>
  );
}

function differenceOf(now: string | null, before: string | null): string | null {
  return now === null || before === null
    ? null
    : toDecimalText(subtract(toFraction(now), toFraction(before)));
}

/** 上期 33.10，+4.20 : the figure before and the move since. */
function useBefore(previous: GroupFiguresView | null) {
  const { t } = useTranslation();
  return (before: string, move: string | null): ReactNode =>
    previous === null
      ? t('progress.before.none')
      : t(move === null ? 'progress.before.only' : 'progress.before', { before, move });
}

/** The rate by the other plan, once a batch has adjusted the year's plan. */
function OtherTotalRate({ total, onOpen }: Pick<HeadFiguresProps, 'total' | 'onOpen'>) {
  const { t } = useTranslation();
  const other = total.otherPlan;
  if (!other || other.changedCount === 0) return null;
  return (
    <small className="other-rate">
      {t(`ui.otherRate.${other.basis}`)}{' '}
      <Figure
        value={other.completionRate}
        of={{ kind: 'percent', against: [total.proRataShare] }}
        reason={nullReasonOf(other.nullReason)}
        label={t(`ui.otherRate.${other.basis}`)}
        onTrace={() => onOpen({ sort: 'completionRate', order: 'asc' }, 'completion_rate_other_plan')}
      />
    </small>
  );
}

function Investment({ total, previous, onOpen }: HeadFiguresProps) {
  const { t } = useTranslation();
  const before = useBefore(previous);
  const yi = { kind: 'amount', unit: '亿元' } as const;
  const move = differenceOf(getShownActual(total), previous && getShownActual(previous));
  return (
    <Tile
      title={t('progress.tile.investment')}
      under={
        total.planCount === 0 ? (
          t('progress.tile.noPlan')
        ) : (
          <>
            {t(total.otherPlan?.basis === 'in-force' ? 'progress.tile.ofFirstPlan' : 'progress.tile.ofPlan', {
              plan: figureText(total.annualPlanYuan, yi),
            })}{' '}
            <b>
              <Figure
                value={total.completionRate}
                of={{ kind: 'percent', against: [total.proRataShare] }}
                reason={nullReasonOf(total.nullReason)}
                label={t('progress.column.rate')}
                onTrace={() => onOpen({ sort: 'completionRate', order: 'asc' }, 'completion_rate')}
              />
            </b>
            <OtherTotalRate total={total} onOpen={onOpen} />
          </>
        )
      }
      before={before(
        t('progress.before.investment', {
          amount: figureText(previous && getShownActual(previous), yi),
          rate: figureText(previous?.completionRate ?? null, { kind: 'percent' }),
        }),
        move === null ? null : figureText(move, yi, { signed: true }),
      )}
    >
      <Figure
        value={getShownActual(total)}
        of={yi}
        unit={t('progress.unit.亿元')}
        reason={nullReasonOf(total.nullReason)}
        label={t('progress.tile.investment')}
        onTrace={() => onOpen({ sort: 'actual', order: 'desc' }, 'actual_ytd')}
      />
    </Tile>
  );
}

function Lead({ total, previous, onOpen }: HeadFiguresProps) {
  const { t } = useTranslation();
  const before = useBefore(previous);
  const rate = (of: GroupFiguresView | null) => (of?.lead == null ? null : of.completionRate);
  const lead = (of: GroupFiguresView | null) =>
    figureText(rate(of), { kind: 'points', against: of?.plannedShare ?? null });
  return (
    <Tile
      title={t('progress.tile.lead')}
      under={
        <>
          {t('progress.tile.proRata', { share: figureText(total.proRataShare, { kind: 'percent' }) })}{' '}
          <b>
            <Figure
              value={total.completionRate}
              of={{ kind: 'points', against: total.proRataShare }}
              unit={t('progress.unit.百分点')}
              reason={nullReasonOf(total.nullReason)}
              label={t('progress.column.pace')}
              onTrace={() => onOpen({ sort: 'completionRate', order: 'asc' }, 'lead_pro_rata')}
            />
          </b>
        </>
      }
      before={before(t('progress.before.lead', { lead: lead(previous) }), null)}
    >
      <Figure
        value={rate(total)}
        of={{ kind: 'points', against: total.plannedShare }}
        unit={t('progress.unit.百分点')}
        reason={nullReasonOf(total.nullReason)}
        label={t('progress.tile.lead')}
        onTrace={() => onOpen({ sort: 'leadPoints', order: 'asc' }, 'lead_planned')}
      />
    </Tile>
  );
}

function Lights({ total, previous, onOpen }: HeadFiguresProps) {
  const { t } = useTranslation();
  const before = useBefore(previous);
  const behind = total.standings.behind ?? 0;
  const text = (lights: Record<string, number>) =>
    LIGHT_COLOURS.filter((colour) => (lights[colour] ?? 0) > 0)
      .map((colour) => `${LIGHT_SHAPES[colour]}${lights[colour]}`)
      .join(' ');
  return (
    <Tile
      title={t('progress.tile.lights')}
      under={
        <button
          type="button"
          className="link-button"
          onClick={() => onOpen({ narrows: { standing: 'behind' }, sort: 'leadPoints' }, 'standing_behind')}
        >
          {t('progress.tile.behind', { count: behind, of: total.projectCount })}
        </button>
      }
      before={before(text(previous?.lights ?? {}), null)}
    >
      <LightBars
        counts={lightsOf(total.lights)}
        onOpen={(colour) => onOpen({ narrows: { light: colour }, sort: 'leadPoints' }, `light_${colour}`)}
      />
    </Tile>
  );
}

/** Starts and punctual reports; problems join them when their list is kept here. */
function Starts({ total, previous, onOpen }: HeadFiguresProps) {
  const { t } = useTranslation();
  const before = useBefore(previous);
  const { startRate, punctuality } = total;
  const rate = (value: string | null | undefined) => figureText(value ?? null, { kind: 'percent' });
  return (
    <Tile
      title={t('progress.tile.starts')}
      under={
        <>
          {t('progress.tile.punctual', { count: punctuality.count, of: punctuality.of })}{' '}
          <b>
            <Figure
              value={punctuality.value}
              of={{ kind: 'percent' }}
              reason={t('progress.null.nothingDue')}
              label={t('progress.column.punctuality')}
              onTrace={() => onOpen({}, 'punctuality')}
            />
          </b>
        </>
      }
      before={before(
        t('progress.before.starts', {
          start: rate(previous?.startRate.value),
          punctual: rate(previous?.punctuality.value),
        }),
        null,
      )}
    >
      <Figure
        value={startRate.value}
        of={{ kind: 'percent' }}
        reason={t('progress.null.nothingDue')}
        label={t('progress.tile.starts')}
        onTrace={() => onOpen({ narrows: { start: 'due' } }, 'start_rate')}
      />
      <small className="tile-note">{t('progress.ofDue', { count: startRate.count, of: startRate.of })}</small>
    </Tile>
  );
}

/** The four figures that matter, each with last period's and its move. */
export function HeadFigures(props: HeadFiguresProps) {
  return (
    <div className="tiles">
      <Investment {...props} />
      <Lead {...props} />
      <Lights {...props} />
      <Starts {...props} />
    </div>
  );
}
