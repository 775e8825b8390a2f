import type { TFunction } from 'i18next';
import { fromFigureId } from '#core/documents/figure-ref.ts';
import { downloadTracedFile } from '#core/documents/sheet-contract.ts';
import type { traceFigure, traceProject } from '#core/documents/trace-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { figureText } from '../ui/figure-text.ts';
import { instantText } from '../ui/instant-text.ts';
import type { TraceStep } from '../ui/TraceDrawer.tsx';
import { LedgerLink } from './LedgerLink.tsx';
import { SheetPiece } from './SheetPiece.tsx';

type FigureAnswer = OutputOf<typeof traceFigure>;
type ProjectAnswer = OutputOf<typeof traceProject>;

const SHOWN_ROWS = 100;
const wan = (yuan: string | null): string =>
  figureText(yuan, { kind: 'amount', unit: '万元' }, { digits: 2 });

/** Measures that are a share of two amounts: both are shown. */
const OF_TWO = new Set([
  'completion_rate',
  'completion_rate_other_plan',
  'lead_pro_rata',
  'lead_planned',
  'rank',
]);

export function buildFigureStep(t: TFunction, answer: FigureAnswer): TraceStep {
  const { total, measure } = answer;
  const facts = [
    { term: t('documents.trace.period'), value: answer.period },
    {
      term: t('documents.trace.frozen'),
      value: answer.isFrozen
        ? `${answer.frozenBy} ${instantText(answer.frozenAt)}`
        : t('documents.trace.notFrozen'),
    },
    { term: t('documents.trace.projects'), value: String(total.projects) },
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
  const { projects, outside } = answer.total;
  const left = isChosen ? 0 : projects - outside - shown.length;
  const notes = [
    ...(answer.rows.length === 0 ? [t('documents.trace.noRows')] : []),
    ...(left > 0 ? [t('documents.trace.more', { shown: shown.length, count: left })] : []),
    ...(outside > 0 ? [t('documents.trace.outside', { count: outside })] : []),
    ...(answer.isScoped && !answer.isFrozen ? [t('documents.trace.ownOnly')] : []),
  ];
  return {
    key: 'rows',
    title: t(outside > 0 ? 'documents.trace.rowsSeen' : 'documents.trace.rows', {
      count: projects,
      seen: projects - outside,
    }),
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
          row.amendedLater ? `${row.value}（${t('documents.trace.amended')}）` : row.value,
          [row.confirmedBy, wayWord(row.confirmWay)].filter((part) => part !== '').join(' ') || '—',
          row.origin,
        ],
      })),
    },
  };
}

function printFigure(measure: string, value: string): string {
  return measure.endsWith('_amount') ? wan(value) : value.replace(/\.?0+$/, '');
}

/** The cell of a workbook, and who brought it: the office where it entered for a unit (代录), else the unit itself. */
function sayCell(t: TFunction, origin: ProjectAnswer['figures'][number]['origin']): string {
  const cell = `${origin.sheet}!${origin.address}`;
  return origin.fileByName === ''
    ? cell
    : t('documents.trace.broughtBy', { cell, person: origin.fileByName });
}

/** The sheet that was signed on paper, and the way to its scan where the person may see it. */
function signedSheetFact(t: TFunction, confirm: ProjectAnswer['acts'][number]) {
  const words = t('documents.trace.sheetSigned', { code: confirm.sheetCode, on: confirm.signedOn ?? '' });
  return {
    term: t('documents.trace.signedSheet'),
    value:
      confirm.scanFileId === null ? (
        words
      ) : (
        <>
          {words}{' '}
          <DownloadButton
            size="small"
            route={downloadTracedFile}
            input={{ params: { fileId: confirm.scanFileId } }}
            fallbackName={confirm.scanName ?? ''}
          >
            {t('documents.trace.scan')}
          </DownloadButton>
        </>
      ),
  };
}

/** A bundle has no report of its own: each part leads to the report that stands behind it. */
export function buildPartsStep(
  t: TFunction,
  answer: ProjectAnswer,
  onOpen: (projectId: string) => void,
): TraceStep {
  return {
    key: 'parts',
    title: t('documents.trace.parts', { project: answer.projectName, count: answer.parts.length }),
    sentence: t('documents.trace.byParts'),
    table: {
      heads: [t('documents.trace.project'), t('documents.trace.unit'), t('documents.trace.confirmed')],
      rows: answer.parts.map((part) => ({
        key: part.projectId,
        onOpen: () => onOpen(part.projectId),
        cells: [
          part.name,
          part.unitName,
          t(part.isConfirmed ? 'documents.trace.partConfirmed' : 'documents.trace.notConfirmed'),
        ],
      })),
    },
  };
}

export function buildProjectStep(t: TFunction, answer: ProjectAnswer): TraceStep {
  const confirm = answer.acts.findLast((act) => act.kind === 'confirm');
  return {
    key: 'project',
    title: t('documents.trace.report', { project: answer.projectName }),
    facts: [
      {
        term: t('documents.trace.confirmed'),
        value: confirm
          ? [confirm.orgName, confirm.postTitle, confirm.personName].filter((part) => part !== '').join(' ')
          : t('documents.trace.notConfirmed'),
      },
      {
        term: t('documents.trace.confirmedAt'),
        value: confirm
          ? [
              `${instantText(confirm.at)} ${t(`documents.way.${confirm.way}`)}`,
              confirm.recordedByName
                ? t('documents.trace.recordedBy', { person: confirm.recordedByName })
                : '',
            ].join('')
          : '—',
      },
      ...(confirm?.sheetCode ? [signedSheetFact(t, confirm)] : []),
      {
        term: t('documents.trace.version'),
        value: answer.report
          ? t('documents.trace.versionNo', {
              no: answer.report.versionNo,
              at: instantText(answer.report.recordedAt),
            })
          : '—',
      },
      {
        term: t('documents.trace.chain'),
        value: answer.link ? (
          <code title={answer.link.hash}>
            {t('documents.trace.link', { seq: answer.link.seq, hash: answer.link.hash.slice(0, 16) })}
          </code>
        ) : (
          '—'
        ),
      },
    ],
    table: {
      heads: [
        t('documents.trace.measure'),
        t('documents.trace.value'),
        t('documents.trace.person'),
        t('documents.trace.origin'),
      ],
      rows: answer.figures.map((figure) => ({
        key: figure.figureId,
        cells: [
          figure.measureName,
          figure.supersededBy
            ? `${printFigure(figure.measure, figure.value)}（${t('documents.trace.amended')}）`
            : printFigure(figure.measure, figure.value),
          `${figure.personName} ${instantText(figure.recordedAt)}`,
          figure.origin.kind === 'cell'
            ? sayCell(t, figure.origin)
            : figure.amendment
              ? t('documents.trace.amendmentOf', figure.amendment)
              : t(figure.origin.kind === 'amendment' ? 'documents.trace.amendment' : 'documents.trace.form'),
        ],
      })),
    },
  };
}

/** A unit is told where its own figure stands in the office's workbook, which holds the rows of others and stays closed. */
function sayClosedCell(
  t: TFunction,
  { measure, measureName, value, origin }: ProjectAnswer['figures'][number],
) {
  const { fileName: file, fileByName: person, sheet, address } = origin;
  const figure = printFigure(measure, value);
  return t('documents.trace.closedCell', {
    measure: measureName,
    value: figure,
    file,
    sheet,
    address,
    person,
  });
}

/** The end of the way: every cell that a figure came from in its sheet, or the report as it was filled. */
export function buildSourceStep(t: TFunction, answer: ProjectAnswer): TraceStep {
  const cells = answer.figures.filter(
    (figure) => figure.origin.kind === 'cell' && figure.origin.fileId !== null,
  );
  const lines = answer.report?.lines ?? [];
  return {
    key: 'source',
    title: t(cells.length > 0 ? 'documents.trace.cell' : 'documents.trace.filled'),
    ...(cells.length === 0 && lines.length === 0 ? { sentence: t('documents.trace.noSource') } : {}),
    ...(lines.length > 0
      ? {
          facts: lines.map((line) => ({
            term: line.label,
            value: line.value,
            isWide: line.value.length > 16,
          })),
        }
      : {}),
    content: cells.map((figure) =>
      figure.origin.isFileSeen ? (
        <SheetPiece
          key={figure.figureId}
          place={{
            fileId: figure.origin.fileId ?? '',
            fileName: figure.origin.fileName,
            sheet: figure.origin.sheet,
            address: figure.origin.address,
          }}
        />
      ) : (
        <p key={figure.figureId}>{sayClosedCell(t, figure)}</p>
      ),
    ),
  };
}

/** The project that a figure of one project is about. */
export function findOwnProject(figureId: string): string | undefined {
  const ref = fromFigureId(figureId);
  return ref?.split === 'project' ? ref.key : undefined;
}
