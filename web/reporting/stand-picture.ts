import type { TFunction } from 'i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { getMatrix, getOffice, UnitStand } from '#core/reporting/office-contract.ts';
import type { PictureCell, PictureModel } from '../ui/picture/picture-layout.ts';
import { longInstant } from './reporting-words.ts';

type Office = OutputOf<typeof getOffice>;
type Matrix = OutputOf<typeof getMatrix>;

/** Newest periods that a phone still shows beside the names. */
const PERIODS_SHOWN = 6;

const asOf = (t: TFunction, now: string): string => t('reporting.picture.asOf', { at: longInstant(now) });

/** How far the units are, in the official order; counts, never a figure (handbook 8.5). */
export function buildStandPicture(t: TFunction, office: Office, now: string): PictureModel {
  const { totals } = office;
  const say = (unit: UnitStand): PictureCell =>
    unit.missing > 0
      ? { text: t('reporting.cell.missing', { missing: unit.missing }), tone: 'strong' }
      : unit.confirmed >= unit.due
        ? { text: t('reporting.picture.done'), tone: 'faint' }
        : { text: t('reporting.picture.waits', { count: unit.due - unit.confirmed }) };
  return {
    title: t('reporting.picture.standTitle', { period: office.period.name }),
    under: [
      asOf(t, now),
      t('reporting.picture.total', { due: totals.due, confirmed: totals.confirmed }),
      t('reporting.until', { at: longInstant(office.period.deadlineAt) }),
    ],
    columns: [
      { title: t('reporting.office.unit'), share: 3, align: 'left' },
      { title: t('reporting.office.due'), share: 1, align: 'right' },
      { title: t('reporting.office.confirmed'), share: 1.3, align: 'right' },
      { title: t('reporting.picture.stand'), share: 2, align: 'right' },
    ],
    rows: office.units.map((unit) => [
      { text: unit.orgName },
      { text: String(unit.due) },
      { text: String(unit.confirmed) },
      say(unit),
    ]),
    foot: [t('reporting.picture.mark')],
  };
}

/** The same over the last periods; the words of a cell are those of the page. */
export function buildMatrixPicture(
  t: TFunction,
  matrix: Matrix,
  q: {
    now: string;
    nameOf: (period: string) => string;
    wordOf: (cell: Matrix['units'][number]['cells'][number] | undefined) => { mark: string; kind: string };
  },
): PictureModel {
  const periods = matrix.periods.slice(-PERIODS_SHOWN);
  const toCell = (cell: Matrix['units'][number]['cells'][number] | undefined): PictureCell => {
    const { mark, kind } = q.wordOf(cell);
    return kind === 'missing' || kind === 'late'
      ? { text: mark, tone: 'strong' }
      : { text: mark || '—', tone: 'faint' };
  };
  return {
    title: t('reporting.matrixTitle'),
    under: [asOf(t, q.now)],
    columns: [
      { title: t('reporting.office.unit'), share: 2.2, align: 'left' },
      ...periods.map(({ period }) => ({ title: q.nameOf(period), share: 1, align: 'center' as const })),
    ],
    rows: matrix.units.map((unit) => [
      { text: unit.orgName },
      ...periods.map(({ period }) => toCell(unit.cells.find((cell) => cell.period === period))),
    ]),
    foot: [t('reporting.picture.mark')],
  };
}
