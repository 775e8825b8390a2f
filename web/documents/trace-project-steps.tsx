import type { TFunction } from 'i18next';
import { downloadTracedFile } from '#core/documents/sheet-contract.ts';
import type { traceProject } from '#core/documents/trace-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { instantText } from '../ui/instant-text.ts';
import type { TraceStep } from '../ui/TraceDrawer.tsx';
import { SheetPiece } from './SheetPiece.tsx';
import { wan } from './trace-steps.tsx';

type ProjectAnswer = OutputOf<typeof traceProject>;

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

/** Unit, post and name; in whose stead somebody signed stands behind his name. */
function saySigner({ orgName, postTitle, personName }: ProjectAnswer['acts'][number]): string {
  const [, title = postTitle, instead = ''] = /^(.*?)(（受.+授权）)$/.exec(postTitle) ?? [];
  return `${[orgName, title, personName].filter((part) => part !== '').join(' ')}${instead}`;
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

/** Nothing was confirmed for the period: why not, and no empty places of what is not there. */
export function buildNoReportStep(t: TFunction, answer: ProjectAnswer, why: string): TraceStep {
  return {
    key: 'project',
    title: t('documents.trace.report', { project: answer.projectName }),
    sentence: why === '' ? t('documents.trace.noReport') : t('documents.trace.noReportWhy', { why }),
  };
}

export const hasNoReport = ({ figures, acts, report }: ProjectAnswer): boolean =>
  figures.length === 0 && acts.length === 0 && report === null;

export function buildProjectStep(t: TFunction, answer: ProjectAnswer): TraceStep {
  const confirm = answer.acts.findLast((act) => act.kind === 'confirm');
  return {
    key: 'project',
    title: t('documents.trace.report', { project: answer.projectName }),
    facts: [
      {
        term: t('documents.trace.confirmed'),
        value: confirm ? saySigner(confirm) : t('documents.trace.notConfirmed'),
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
  const unit = measure.endsWith('_amount') ? t('ui.unit.万元') : '';
  const figure = `${printFigure(measure, value)}${unit}`;
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
