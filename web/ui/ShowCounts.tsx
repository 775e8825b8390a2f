import { useSearchParams } from '../app/address.ts';

export interface ShowCountsProps<Show extends string> {
  shows: readonly Show[];
  counts: Readonly<Record<Show, number>>;
  /** What the list shows now. */
  shown: string;
  labelOf: (show: Show) => string;
}

/** More stand closer on a phone. */
const MOST_WIDE = 5;

/** Figures above a list that are its filters: pressed, the list holds what they count. */
export function ShowCounts<Show extends string>({ shows, counts, shown, labelOf }: ShowCountsProps<Show>) {
  const [, change] = useSearchParams();
  return (
    <div className={shows.length > MOST_WIDE ? 'show-counts show-counts-many' : 'show-counts'}>
      {shows.map((show) => (
        <button
          key={show}
          type="button"
          className="show-count"
          aria-pressed={shown === show}
          onClick={() => change({ show: shown === show ? 'all' : show, state: undefined })}
        >
          <b className="tabular">{counts[show]}</b>
          <span>{labelOf(show)}</span>
        </button>
      ))}
    </div>
  );
}
