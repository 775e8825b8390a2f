import type { SearchBoxProps } from './SearchBox.tsx';

/** Where the search of the top bar asks; null while no capability answers it. */
export function useSearchSource(): SearchBoxProps['search'] | null {
  return null;
}
