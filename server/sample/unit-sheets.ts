import { toCanonicalJson } from '#core/platform/public.ts';
import { buildSheetCode, buildSheetFacts } from '#core/reporting/public.ts';
import { sha256 } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { COUNTY_NAME } from './county-names.ts';
import { REGION_ID } from './county-orgs.ts';
import type { County } from './project-model.ts';
import { UNIT_ACTS } from './recorded.ts';
import type { SampleReport } from './report-rows.ts';
import type { UnitPeriod } from './unit-acts.ts';

const confirmedOf = (group: UnitPeriod): SampleReport[] =>
  group.reports.filter(({ versions }) => versions.length > 0);

export interface Sheet {
  id: number;
  fileId: number;
  code: string;
  figuresHash: string;
}

/** The printed sheet of a unit that signs on paper; its number carries the first letters of the figures' hash. */
export function buildSheet(county: County, group: UnitPeriod): Sheet | null {
  const confirmed = confirmedOf(group);
  const period = confirmed[0]?.month.period;
  if (group.unitMonth.way !== 'paper' || !period) return null;
  const lines = confirmed.flatMap(({ id, versions }) => {
    const line = versions[0]?.line;
    return line ? [{ reportId: String(id), line, explanations: {} }] : [];
  });
  const figuresHash = sha256(toCanonicalJson(buildSheetFacts(period.id, lines)));
  const id = county.ids.sheet(group.unit, period.index);
  return { id, fileId: id * 2, code: buildSheetCode(period.id, group.org.code, 1, figuresHash), figuresHash };
}

export function toSheetRow(county: County, group: UnitPeriod, sheet: Sheet): Row {
  const { unitMonth: unit, org } = group;
  const confirmed = confirmedOf(group);
  const period = confirmed[0]?.month.period;
  return {
    region_id: REGION_ID,
    id: sheet.id,
    period: period?.id ?? '',
    org_id: org.id,
    code: sheet.code,
    figures_hash: sheet.figuresHash,
    report_ids: confirmed.map(({ id }) => id),
    body: JSON.stringify({
      orgName: org.short,
      regionName: COUNTY_NAME,
      preparedByName: unit.reporter.name,
      rows: confirmed.map(({ project, versions }) => {
        const line = versions[0]?.line;
        return {
          serial: project.index + 1,
          code: project.identity.code,
          name: project.identity.name,
          annualPlanYuan: null,
          monthAmountYuan: line?.monthAmountYuan ?? null,
          ytdAmountYuan: line?.ytdAmountYuan ?? null,
          completionRate: null,
          imageLevel: line?.imageLevel ?? '',
          imageProgress: line?.imageProgress ?? '',
          problems: line?.problems ?? '',
          explanations: [],
        };
      }),
    }),
    act_id: county.ids.unitAct(group.unit, period?.index ?? 0, UNIT_ACTS.printed),
    printed_at: formatInstant(unit.submittedAt),
  };
}
