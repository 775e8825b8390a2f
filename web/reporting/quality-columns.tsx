import type { QualityRow } from '#core/reporting/quality-register-contract.ts';
import { quickText as t } from '../app/quick-text.ts';
import { Figure } from '../ui/Figure.tsx';
import { figureText } from '../ui/figure-text.ts';
import type { TableColumn } from '../ui/table/table-model.ts';

type Column = TableColumn<QualityRow>;
type Count = 'due' | 'confirmed' | 'late' | 'missing' | 'returned' | 'amended' | 'refutedStarts' | 'reminded';

const countColumn = (key: Count | 'vague'): Column => ({
  key,
  title: t(`reporting.register.${key}`),
  width: 88,
  align: 'right',
  cell: (row) => row[key] ?? '—',
  text: (row) => String(row[key] ?? '—'),
});

const shareColumn = (key: 'punctuality' | 'completeness'): Column => ({
  key,
  title: t(`reporting.register.${key}`),
  width: 88,
  align: 'right',
  cell: (row) => (
    <Figure value={row[key]} of={{ kind: 'percent' }} reason={t('reporting.register.nothingDue')} />
  ),
  text: (row) => figureText(row[key], { kind: 'percent' }),
  card: 'figure',
});

/** The columns of 报送质量台账; what explains nothing is counted for the office alone. */
export const qualityColumns = (isOffice: boolean): Column[] => [
  {
    key: 'unit',
    title: t('reporting.office.unit'),
    width: 140,
    isFrozen: true,
    cell: (row) => row.orgName,
    text: (row) => row.orgName,
    card: 'title',
  },
  countColumn('due'),
  countColumn('confirmed'),
  shareColumn('completeness'),
  shareColumn('punctuality'),
  countColumn('late'),
  countColumn('missing'),
  countColumn('returned'),
  countColumn('amended'),
  countColumn('refutedStarts'),
  countColumn('reminded'),
  ...(isOffice ? [countColumn('vague')] : []),
];
