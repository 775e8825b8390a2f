import type { SyntheticEvent } from 'react';
import type { Run } from '#core/documents/content-model.ts';
import { getMeasureName } from '#core/documents/figure-measures.ts';
import { type FigureRef, toFigureId } from '#core/documents/figure-ref.ts';

export type OpenFigure = (figure: FigureRef, text: string) => void;

/**
 * A figure of the document: a button that asks where it comes from; plain words where nobody listens.
 * It is an anchor in the role of a button, because a real button does not break at the end of a line and long
 * names would tear the text apart.
 */
export function FigureSlot({ run, onFigureClick }: { run: Run; onFigureClick?: OpenFigure | undefined }) {
  const { figure, text } = run;
  if (figure === null || onFigureClick === undefined || text === '') return <>{text}</>;
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    onFigureClick(figure, text);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <a
      role="button"
      href={`#${toFigureId(figure)}`}
      className={figure.measure === 'name' ? 'figure-slot is-name' : 'figure-slot'}
      title={getMeasureName(figure.measure)}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === ' ') open(event);
      }}
    >
      {text}
    </a>
  );
}
