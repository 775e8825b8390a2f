import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProjectRows } from '#core/progress/public.ts';
import { useShownPeriod } from '../app/periods.ts';
import { useRoute } from '../app/use-route.ts';

interface ProjectPickerProps {
  /** Given by the form. */
  id?: string;
  value?: string | null;
  onChange?: (projectId: string | null) => void;
}

const MOST = 30;
const SEARCH_AFTER_MS = 250;

/** One project of the ledger, found by any part of its name or code, pinyin initials too. */
export function ProjectPicker({ id, value, onChange }: ProjectPickerProps) {
  const { t } = useTranslation();
  const period = useShownPeriod();
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = { period: period ?? '', limit: MOST, rows: 'leaf', ...(search ? { search } : {}) } as const;
  const asked = useRoute(listProjectRows, { query }, { isEnabled: period !== null });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('ui.project.pick')}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? null)}
      options={(asked.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))}
      notFoundContent={t('ui.project.noneFound')}
    />
  );
}
