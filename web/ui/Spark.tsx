export interface SparkProps {
  /** What the line shows, with its figures, for those who hear it. */
  label: string;
  /** Exact decimal texts in the order of time; null where there is none. */
  values: readonly (string | null)[];
  width?: number;
  height?: number;
}

const EDGE = 2;

/** A small line without axes, as a picture beside figures that say the same; the last point is marked. */
export function Spark({ label, values, width = 96, height = 20 }: SparkProps) {
  const known = values.flatMap((value) => (value === null ? [] : [Number(value)]));
  const last = values.at(-1) ?? null;
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => EDGE + (at * (width - 2 * EDGE)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - EDGE - ((value - low) * (height - 2 * EDGE)) / (high - low || 1);
  const lines = toLines(values, x, y);
  return (
    <svg className="spark" role="img" aria-label={label} width={width} height={height}>
      <title>{label}</title>
      {low < 0 && high > 0 ? <line className="spark-zero" x1={0} x2={width} y1={y(0)} y2={y(0)} /> : null}
      {lines.map((points) => (
        <polyline key={points} points={points} />
      ))}
      {last === null ? null : <circle cx={x(values.length - 1)} cy={y(Number(last))} r={2} />}
    </svg>
  );
}

/** A gap in the figures is a gap in the line. */
function toLines(
  values: readonly (string | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string[] {
  const lines: string[][] = [[]];
  values.forEach((value, at) => {
    if (value === null) lines.push([]);
    else lines.at(-1)?.push(`${x(at).toFixed(1)},${y(Number(value)).toFixed(1)}`);
  });
  return lines.filter((points) => points.length > 1).map((points) => points.join(' '));
}
