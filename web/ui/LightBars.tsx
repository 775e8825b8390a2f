import { quickText as t } from '../app/quick-text.ts';
import { LIGHT_COLOURS, LIGHT_SHAPES, type LightColour } from './Light.tsx';

export interface LightBarsProps {
  counts: Record<LightColour, number>;
  /** Opens the rows behind one colour. */
  onOpen?: (colour: LightColour) => void;
  /** Figures only, for narrow columns. */
  barless?: boolean;
}

/** Counts of lights as one small bar with its figures; every figure carries its shape. */
export function LightBars({ counts, onOpen, barless = false }: LightBarsProps) {
  const shown = LIGHT_COLOURS.filter((colour) => counts[colour] > 0);
  return (
    <span className="light-bars">
      {barless ? null : (
        <span className="light-bar" aria-hidden="true">
          {shown.map((colour) => (
            <span
              key={colour}
              className={`light-part light-part-${colour}`}
              style={{ flexGrow: counts[colour] }}
            />
          ))}
        </span>
      )}
      <span className="light-counts">
        {shown.map((colour) => {
          const label = `${t(`ui.light.${colour}`)} ${counts[colour]}`;
          const figure = (
            <>
              <span className="light-shape" aria-hidden="true">
                {LIGHT_SHAPES[colour]}
              </span>
              {counts[colour]}
            </>
          );
          return onOpen ? (
            <button
              key={colour}
              type="button"
              className={`plain-button light light-${colour}`}
              aria-label={label}
              onClick={() => onOpen(colour)}
            >
              {figure}
            </button>
          ) : (
            <span key={colour} className={`light light-${colour}`} role="img" aria-label={label}>
              {figure}
            </span>
          );
        })}
      </span>
    </span>
  );
}
