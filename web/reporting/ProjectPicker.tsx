import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getGrid } from '#core/reporting/fill-contract.ts';
import { getOffice } from '#core/reporting/office-contract.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';

export interface ProjectPickerProps {
  period: string;
  /** Given by the form. */
  id?: string;
  value?: string;
  onChange?: (projectId: string) => void;
}

/** Projects that had a report in the period: one's own unit's, or by unit for the project office. */
export function ProjectPicker({ period, id, value, onChange }: ProjectPickerProps) {
  const { t } = useTranslation();
  const session = useSignedIn();
  const isOffice = session.roles.some((role) => role === 'office-clerk' || role === 'office-head');
  const [orgId, setOrgId] = useState<string | undefined>();
  const office = useRoute(getOffice, { params: { period } }, { isEnabled: isOffice && period !== '' });
  const unit = isOffice ? orgId : session.orgId;
  const asked = useRoute(
    getGrid,
    { params: { period }, query: unit ? { orgId: unit } : {} },
    { isEnabled: period !== '' && unit !== undefined },
  );
  return (
    <div className="project-picker">
      {isOffice ? (
        <Select
          aria-label={t('reporting.office.unit')}
          placeholder={t('reporting.office.unit')}
          showSearch={{ optionFilterProp: 'label' }}
          value={orgId}
          onChange={setOrgId}
          options={(office.data?.units ?? []).map((one) => ({ value: one.orgId, label: one.orgName }))}
        />
      ) : null}
      <Select
        {...(id === undefined ? {} : { id })}
        aria-label={t('reporting.amend.project')}
        showSearch={{ optionFilterProp: 'label' }}
        value={value ?? null}
        onChange={(chosen: string) => onChange?.(chosen)}
        disabled={period === ''}
        options={(asked.data?.rows ?? []).map((row) => ({ value: row.projectId, label: row.name }))}
      />
    </div>
  );
}
