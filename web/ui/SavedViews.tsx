import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSavedViews, removeView, saveView } from '#core/ledger/public.ts';
import { useSearchParams } from '../app/address.ts';
import { parseSearch, renderSearch } from '../app/search-params.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from './ErrorState.tsx';
import { FocusPopover } from './FocusPopover.tsx';

function NamingForm({ page, search }: { page: string; search: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const saving = useAct(saveView, { refreshes: [listSavedViews], onDone: () => setName('') });
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

/**
 * Filters, sort and grouping of this address under a name, kept for the person on the server; the period is not
 * part of a view. `page` names the list: `ledger`.
 */
export function SavedViews({ page }: { page: string }) {
  const { t } = useTranslation();
  const [isNaming, setNaming] = useState(false);
  const [params, change] = useSearchParams();
  const { data } = useRoute(listSavedViews, { query: { page } });
  const removing = useAct(removeView, { refreshes: [listSavedViews] });
  const { period: _period, ...own } = params;
  const search = renderSearch(own);
  const views = data?.views ?? [];
  const open = (view: { search: string }) => {
    const cleared = Object.fromEntries(Object.keys(own).map((key) => [key, undefined]));
    change({ ...cleared, ...parseSearch(view.search) });
  };
  const items = views.map((view) => ({
    key: view.id,
    label: (
      <span className="view-line">
        <button type="button" className="plain-button" onClick={() => open(view)}>
          {view.name}
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={t('ui.views.removeNamed', { name: view.name })}
          onClick={() => removing.mutate({ params: { viewId: view.id } })}
        >
          {t('ui.views.remove')}
        </button>
      </span>
    ),
  }));
  const none = [{ key: 'none', label: t('ui.views.none'), disabled: true }];
  return (
    <span className="saved-views no-print">
      <Dropdown trigger={['click']} menu={{ items: items.length > 0 ? items : none }}>
        <Button>{t('ui.views')}</Button>
      </Dropdown>
      {search !== '' && !views.some((view) => view.search === search) ? (
        <FocusPopover
          isOpen={isNaming}
          onOpenChange={setNaming}
          label={t('ui.views.keep')}
          content={<NamingForm page={page} search={search} />}
        >
          <Button type="link">{t('ui.views.keep')}</Button>
        </FocusPopover>
      ) : null}
    </span>
  );
}
