import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '#core/meetings/public.ts';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import { type EntryPart, MOST_OF_PART, toParts } from './entry-parts.ts';

const PARTS: readonly EntryPart[] = ['reports', 'comments', 'informed'];

/** Who reports, comments, concludes and is informed on one entry, and a note to it. */
export function EntryParts({
  entry,
  onChange,
}: {
  entry: AgendaEntry;
  onChange: (change: Partial<AgendaEntry>) => void;
}) {
  const { t } = useTranslation();
  const units = useOrgChoices();
  return (
    <fieldset
      className="meeting-entry-parts"
      aria-label={t('meetings.agenda.partsOf', { title: entry.title })}
    >
      {PARTS.map((part) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the choice inside is the control
        <label key={part}>
          <span>{t(`meetings.parts.${part}`)}</span>
          <Select
            mode="multiple"
            options={units}
            showSearch={ORG_SEARCH}
            maxCount={MOST_OF_PART[part]}
            aria-label={t(`meetings.parts.${part}`)}
            value={entry[part].flatMap(({ orgId }) => orgId ?? [])}
            onChange={(ids: string[]) => onChange({ [part]: toParts(entry[part], ids, units) })}
          />
        </label>
      ))}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field inside is the control */}
      <label>
        <span>{t('meetings.agenda.concludes')}</span>
        <Input
          value={entry.concludes}
          maxLength={60}
          onChange={(event) => onChange({ concludes: event.target.value })}
        />
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field inside is the control */}
      <label>
        <span>{t('meetings.agenda.note')}</span>
        <Input
          value={entry.note}
          maxLength={500}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
