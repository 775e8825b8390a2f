import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { type AddressPatch, useOpenPage } from './address.ts';

export interface SearchHit {
  /** Address of the page that the hit opens. */
  to: string;
  search?: AddressPatch;
  title: string;
  /** Kind and place: `项目 · 住建局`. */
  under: string;
}

export interface SearchBoxProps {
  /** Hits for a text; pinyin initials are the server's work. */
  search: (text: string, signal: AbortSignal) => Promise<SearchHit[]>;
}

/** Hits for what has been typed for 200 ms; an answer to an older text is dropped. */
function useHits(text: string, search: SearchBoxProps['search']): SearchHit[] | null {
  const [hits, setHits] = useState<SearchHit[] | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setHits(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      search(text.trim(), stop.signal).then(setHits, () => {
        if (!stop.signal.aborted) setHits([]);
      });
    }, 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, search]);
  return hits;
}

/** Ctrl+K (⌘K) brings the cursor to the search from anywhere. */
function useSearchKey() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return input;
}

/** The search of the top bar: Ctrl+K, type, arrow keys, Enter. */
export function SearchBox({ search }: SearchBoxProps) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const hits = useHits(text, search);
  const input = useSearchKey();

  const open = (hit: SearchHit | undefined) => {
    if (!hit) return;
    openPage(hit.to, hit.search);
    setText('');
    setOpen(false);
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !hits) return;
    if (event.key === 'ArrowDown') setActive((index) => Math.min(index + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') open(hits[active]);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
  };

  const isShown = isOpen && hits !== null;
  return (
    <search className="search-box">
      <Icon name="search" />
      <input
        ref={input}
        value={text}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && hits.length > 0 ? `${listId}-${active}` : undefined}
        aria-label={t('app.search.label')}
        placeholder={t('app.search.placeholder')}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t('app.search.label')}
        className="search-hits"
        hidden={!isShown}
      >
        {hits?.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox above
          <div
            key={`${hit.to} ${hit.title} ${hit.under}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="search-hit"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(hit)}
          >
            <span>{hit.title}</span>
            <small>{hit.under}</small>
          </div>
        ))}
        {hits?.length === 0 ? (
          <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="search-none">
            {t('app.search.none')}
          </div>
        ) : null}
      </div>
    </search>
  );
}
