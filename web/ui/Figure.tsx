import i18next from 'i18next';
import { quickText as t } from '../app/quick-text.ts';
import { type FigureKind, figureText } from './figure-text.ts';

export interface FigureProps {
  /** Exact decimal text as the server gives it; null when it cannot be computed. */
  value: string | null;
  of: FigureKind;
  /** Why it is null: "计划未下达". Shown on hover and read aloud. */
  reason?: string | null;
  digits?: number;
  signed?: boolean;
  /** The unit after the figure, where no head says it. */
  unit?: string;
  /** Opens the trace of this figure. */
  onTrace?: () => void;
  /** What the figure is, for the reader of the trace button: "住建局 完成率". */
  label?: string;
  /** In long lists the row takes the focus; its figures are reached from the page that Enter opens. */
  isInList?: boolean;
}

const traceWords = new Map<string, string>();

/** Filled in by hand: a list says it some hundred times a frame. */
function traceLabel(what: string, figure: string): string {
  const language = i18next.language;
  const words = traceWords.get(language) ?? t('ui.figure.trace', { what: '\u0001', figure: '\u0002' });
  traceWords.set(language, words);
  return words.replace('\u0001', () => what).replace('\u0002', () => figure);
}

/** A printed figure in tabular numerals; a null is — with its reason; a click opens what it stands on. */
export function Figure({
  value,
  of,
  reason,
  digits,
  signed,
  unit,
  onTrace,
  label,
  isInList = false,
}: FigureProps) {
  const text = figureText(value, of, {
    ...(digits === undefined ? {} : { digits }),
    ...(signed === undefined ? {} : { signed }),
  });
  if (value === null) {
    const why = reason ?? t('ui.figure.none');
    return (
      <span className="figure figure-none" title={why}>
        {text}
        <span className="only-heard">{why}</span>
      </span>
    );
  }
  const shown = (
    <>
      {text}
      {unit ? <span className="figure-unit">{unit}</span> : null}
    </>
  );
  if (!onTrace) return <span className="figure">{shown}</span>;
  return (
    <button
      type="button"
      className="plain-button figure figure-traced"
      tabIndex={isInList ? -1 : undefined}
      aria-label={traceLabel(label ?? '', `${text}${unit ?? ''}`)}
      onClick={(event) => {
        event.stopPropagation();
        onTrace();
      }}
    >
      {shown}
    </button>
  );
}
