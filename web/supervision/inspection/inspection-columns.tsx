import type { TFunction } from 'i18next';
import type { InspectionView } from '#core/supervision/inspection-contract.ts';
import type { TableColumn } from '../../ui/table/table-model.ts';

const TEXTS: Record<string, (plan: InspectionView, t: TFunction) => string> = {
  days: (plan) => `${plan.plannedOn}—${plan.untilOn}`,
  name: (plan) => plan.title,
  topic: (plan) => plan.topic,
  orgs: (plan) => plan.orgs.map(({ orgName }) => orgName).join('、'),
  ledBy: (plan) => plan.ledBy,
  state: (plan, t) => t(`inspection.state.${plan.state}`),
};

/** What 复制表格 takes along. */
export const inspectionColumns = (t: TFunction): TableColumn<InspectionView>[] =>
  Object.entries(TEXTS).map(([key, say]) => {
    const text = (plan: InspectionView) => say(plan, t);
    return { key, title: t(`inspection.${key}`), width: 120, cell: text, text };
  });
