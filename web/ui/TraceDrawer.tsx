import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Definition, DefinitionGrid } from './DefinitionGrid.tsx';
import { ErrorState } from './ErrorState.tsx';
import { Skeleton } from './Skeleton.tsx';

/** One step of the way back: the figure, the group's rows, the confirmed reports, the cell or form. */
export interface TraceStep {
  key: string;
  /** 本数字, 分组明细, 已确认的填报, 来源单元格. */
  title: string;
  /** One sentence: "33.1% = 39,720万元 ÷ 120,000万元，14个项目". */
  sentence?: ReactNode;
  facts?: Definition[];
  /** Anything else that belongs to the step: the piece of a sheet, a download. */
  content?: ReactNode;
  /** A small table of the rows below; the last column may be a figure. */
  table?: { heads: string[]; rows: { key: string; cells: ReactNode[]; onOpen?: () => void }[] };
}

export interface TraceDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  /** The figure that is followed, as printed: "住建局 完成率 68.4%". */
  title: string;
  steps: TraceStep[];
  isLoading?: boolean;
  error?: unknown;
}

const MOST_OF_A_FIGURE = 28;

/** A column that holds sentences is read as text: it wraps and begins on the left. */
const isOfWords = (table: NonNullable<TraceStep['table']>, column: number): boolean =>
  table.rows.some(({ cells }) => {
    const cell = cells[column];
    return typeof cell === 'string' && cell.length > MOST_OF_A_FIGURE;
  });

function StepTable({ table }: { table: NonNullable<TraceStep['table']> }) {
  const { t } = useTranslation();
  const looks = table.heads.map((_, column) =>
    column > 0 && isOfWords(table, column) ? { className: 'is-words' } : {},
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard
    <section className="trace-table" tabIndex={0} aria-label={table.heads.join(' ')}>
      <table>
        <thead>
          <tr>
            {table.heads.map((head, index) => (
              <th key={head} scope="col" {...looks[index]}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={table.heads[index] ?? index} {...looks[index]}>
                  {index === 0 && row.onOpen ? (
                    <button
                      type="button"
                      className="link-button"
                      onClick={row.onOpen}
                      title={t('ui.trace.further')}
                    >
                      {cell}
                    </button>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Follows a figure back, step by step, to the cell or form that it came from, who confirmed it, when and how. */
export function TraceDrawer({ isOpen, onClose, title, steps, isLoading = false, error }: TraceDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      title={title}
      size={560}
      aria-label={t('ui.trace.label', { figure: title })}
      className="trace"
    >
      {error ? <ErrorState error={error} inline /> : null}
      {isLoading && steps.length === 0 ? <Skeleton lines={5} title={false} /> : null}
      <ol className="trace-steps">
        {steps.map((step) => (
          <li key={step.key}>
            <h2>{step.title}</h2>
            {step.sentence ? <p>{step.sentence}</p> : null}
            {step.facts ? <DefinitionGrid rows={step.facts} columns={2} /> : null}
            {step.table && step.table.rows.length > 0 ? <StepTable table={step.table} /> : null}
            {step.content}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
