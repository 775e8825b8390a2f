import { Button, Dropdown, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../app/address.ts';
import type { SearchParams } from '../app/search-params.ts';
import { useKept } from './kept.ts';

interface SavedView {
  name: string;
  params: SearchParams;
}

function isViewList(kept: unknown): kept is SavedView[] {
  return (
    Array.isArray(kept) &&
    kept.every((one) => typeof one === 'object' && one !== null && 'name' in one && 'params' in one)
  );
}

/** Filters, sort and grouping of this address under a name; the period is not part of a view. */
export function SavedViews({ listKey }: { listKey: string }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const [views, setViews] = useKept<SavedView[]>(`views.${listKey}`, isViewList, []);
  const [name, setName] = useState('');
  const { period: _period, ...own } = params;
  const open = (view: SavedView) => {
    const cleared = Object.fromEntries(Object.keys(own).map((key) => [key, undefined]));
    change({ ...cleared, ...view.params });
  };
  const save = () => {
    if (name.trim() === '') return;
    setViews([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), params: own }]);
    setName('');
  };
  const isSaved = views.some((view) => JSON.stringify(view.params) === JSON.stringify(own));
  const naming = (
    <div className="view-naming">
      <Input
        value={name}
        maxLength={20}
        aria-label={t('ui.views.name')}
        placeholder={t('ui.views.name')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={save}
      />
      <Button type="primary" onClick={save}>
        {t('ui.views.save')}
      </Button>
    </div>
  );
  const items = [
    ...views.map((view) => ({
      key: view.name,
      label: (
        <span className="view-line">
          <button type="button" className="plain-button" onClick={() => open(view)}>
            {view.name}
          </button>
          <button
            type="button"
            className="plain-button"
            onClick={() => setViews(views.filter((one) => one.name !== view.name))}
          >
            {t('ui.views.remove')}
          </button>
        </span>
      ),
    })),
    ...(views.length === 0 ? [{ key: 'none', label: t('ui.views.none'), disabled: true }] : []),
  ];
  return (
    <span className="saved-views no-print">
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button>{t('ui.views')}</Button>
      </Dropdown>
      {Object.keys(own).length > 0 && !isSaved ? (
        <Popover trigger="click" content={naming}>
          <Button type="link">{t('ui.views.keep')}</Button>
        </Popover>
      ) : null}
    </span>
  );
}
