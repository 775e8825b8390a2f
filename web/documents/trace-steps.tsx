import type { TFunction } from 'i18next';
import { fromFigureId } from '#core/documents/figure-ref.ts';
import type { traceFigure } from '#core/documents/trace-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { figureText } from '../ui/figure-text.ts';
import { instantText } from '../ui/instant-text.ts';
import type { TraceStep } from '../ui/TraceDrawer.tsx';
import { LedgerLink } from './LedgerLink.tsx';

type FigureAnswer = OutputOf<typeof traceFigure>;

const SHOWN_ROWS = 100;
export const wan = (yuan: string | null): string =>
  figureText(yuan, { kind: 'amount', unit: '万元' }, { digits: 2 });

/** Measures that are a share of two amounts: both are shown. */
const OF_TWO = new Set([
  'completion_rate',
  'completion_rate_other_plan',
  'lead_pro_rata',
  'lead_planned',
  'rank',
]);

export function buildFigureStep(t: TFunction, answer: FigureAnswer, periodName: string): TraceStep {
  const { total, measure } = answer;
  const facts = [
    { term: t('documents.trace.period'), value: periodName },
    {
      term: t('documents.trace.frozen'),
      value: answer.isFrozen
        ? `${answer.frozenBy} ${instantText(answer.frozenAt)}`
        : t('documents.trace.notFrozen'),
    },
    { term: t('documents.trace.projects'), value: String(total.projects) },
    ...(total.parts > 0 ? [{ term: t('documents.trace.ofParts'), value: String(total.parts) }] : []),
  ];
  if (OF_TWO.has(measure))
    facts.push(
      { term: t('documents.trace.numerator'), value: wan(total.actualYuan) },
      { term: t('documents.trace.denominator'), value: wan(total.annualPlanYuan) },
    );
  else if (total.measureYuan !== null)
    facts.push({ term: t('documents.trace.sum'), value: wan(total.measureYuan) });
  return { key: 'figure', title: t('documents.trace.figure'), sentence: answer.how, facts };
}

export function buildRowsStep(
  t: TFunction,
  answer: FigureAnswer,
  chosen: string,
  onOpen: (projectId: string | undefined) => void,
): TraceStep {
  // Once a project is chosen only its row stays, so that its report follows at once.
  const own = answer.rows.filter((row) => row.projectId === chosen);
  const isChosen = chosen !== '' && answer.rows.length > 1;
  const shown = isChosen ? own : answer.rows.slice(0, SHOWN_ROWS);
  const wayWord = (way: string | null): string => (way === null ? '' : t(`documents.way.${way}`));
  const { projects, parts, outside } = answer.total;
  const left = isChosen ? 0 : projects - outside - shown.length;
  const notes = [
    ...(answer.rows.length === 0 ? [t('documents.trace.noRows')] : []),
    ...(left > 0 ? [t('documents.trace.more', { shown: shown.length, count: left })] : []),
    ...(outside > 0 ? [t('documents.trace.outside', { count: outside })] : []),
    ...(answer.isScoped && !answer.isFrozen ? [t('documents.trace.ownOnly')] : []),
  ];
  return {
    key: 'rows',
    title: t(
      parts > 0
        ? 'documents.trace.rowsExpanded'
        : outside > 0
          ? 'documents.trace.rowsSeen'
          : 'documents.trace.rows',
      { count: projects, seen: projects - outside, parts },
    ),
    ...(notes.length === 0 ? {} : { sentence: notes.join('') }),
    content: isChosen ? (
      <button type="button" className="link-button" onClick={() => onOpen(undefined)}>
        {t('documents.trace.allRows')}
      </button>
    ) : (
      <LedgerLink figureId={answer.figure} />
    ),
    table: {
      heads: [
        t('documents.trace.project'),
        t('documents.trace.unit'),
        answer.measureName,
        t('documents.trace.confirmed'),
        t('documents.trace.origin'),
      ],
      rows: shown.map((row) => ({
        key: row.projectId,
        onOpen: () => onOpen(row.projectId),
        cells: [
          row.name,
          row.unitName,
          `${saidInOwnLanguage(row.value)}${row.amendedLater ? `（${t('documents.trace.amended')}）` : ''}`,
          [row.confirmedBy, wayWord(row.confirmWay)].filter((part) => part !== '').join(' ') || '—',
          saidInOwnLanguage(row.origin),
        ],
      })),
    },
  };
}

/** The project that a figure of one project is about. */
export function findOwnProject(figureId: string): string | undefined {
  const ref = fromFigureId(figureId);
  return ref?.split === 'project' ? ref.key : undefined;
}
