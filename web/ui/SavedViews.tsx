import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSavedViews, removeView, saveView } from '#core/ledger/public.ts';
import { useSearchParams } from '../app/address.ts';
import { parseSearch, renderSearch } from '../app/search-params.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from './ErrorState.tsx';
import { FocusPopover } from './FocusPopover.tsx';

function NamingForm({ page, search, onSaved }: { page: string; search: string; onSaved: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const saving = useAct(saveView, { refreshes: [listSavedViews], onDone: onSaved });
  const save = () => {
    if (name.trim() !== '') saving.mutate({ body: { page, name: name.trim(), search } });
  };
  return (
    <div className="choice-list">
      <div className="view-naming">
        <Input
          value={name}
          maxLength={40}
          autoFocus
          aria-label={t('ui.views.name')}
          placeholder={t('ui.views.name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <Button type="primary" loading={saving.isPending} onClick={save}>
          {t('ui.views.save')}
        </Button>
      </div>
      {saving.error ? <ErrorState error={saving.error} inline /> : null}
    </div>
  );
}

interface SavedView {
  id: string;
  name: string;
  search: string;
}

function ViewLines(props: {
  views: readonly SavedView[];
  onOpen: (view: SavedView) => void;
  onRemove: (view: SavedView) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="view-lines">
      {props.views.map((view) => (
        <li key={view.id} className="view-line">
          <button type="button" className="plain-button" onClick={() => props.onOpen(view)}>
            {view.name}
          </button>
          <button
            type="button"
            className="plain-button"
            aria-label={t('ui.views.removeNamed', { name: view.name })}
            onClick={() => props.onRemove(view)}
          >
            {t('ui.views.remove')}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * Filters, sort and grouping of this address under a name, kept for the person on the server; the period is not
 * part of a view. `page` names the list: `ledger`.
 */
export function SavedViews({ page }: { page: string }) {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const [params, change] = useSearchParams();
  const { data } = useRoute(listSavedViews, { query: { page } });
  const removing = useAct(removeView, { refreshes: [listSavedViews] });
  const { period: _period, ...own } = params;
  const search = renderSearch(own);
  const views = data?.views ?? [];
  const open = (view: SavedView) => {
    const cleared = Object.fromEntries(Object.keys(own).map((key) => [key, undefined]));
    change({ ...cleared, ...parseSearch(view.search) });
  };
  // The button that was pressed goes away with its view: the focus goes to the next one, or back to the button of the list.
  const remove = (view: SavedView) =>
    removing.mutate(
      { params: { viewId: view.id } },
      {
        onSuccess: () => {
          const hasMore = views.length > 1;
          if (!hasMore) setOpen(false);
          setTimeout(() => {
            const next = hasMore ? document.querySelector('.view-lines') : place.current;
            next?.querySelector('button')?.focus();
          });
        },
      },
    );
  return (
    <span ref={place} className="saved-views no-print">
      <FocusPopover
        placement="bottomLeft"
        isOpen={isOpen}
        onOpenChange={setOpen}
        label={t('ui.views')}
        content={
          views.length === 0 ? (
            <p>{t('ui.views.none')}</p>
          ) : (
            <ViewLines
              views={views}
              onOpen={(view) => {
                setOpen(false);
                open(view);
              }}
              onRemove={remove}
            />
          )
        }
      >
        <Button aria-haspopup="dialog">{t('ui.views')}</Button>
      </FocusPopover>
      {search !== '' && !views.some((view) => view.search === search) ? (
        <FocusPopover
          isOpen={isNaming}
          onOpenChange={setNaming}
          label={t('ui.views.keep')}
          content={
            <NamingForm
              page={page}
              search={search}
              onSaved={() => {
                setNaming(false);
                // The button that opened the form goes away with the name it gave.
                place.current?.querySelector('button')?.focus();
              }}
            />
          }
        >
          <Button type="link">{t('ui.views.keep')}</Button>
        </FocusPopover>
      ) : null}
    </span>
  );
}
