import { type ImportChange, NATURES, PROJECT_FIELD_LABELS } from '#core/ledger/public.ts';
import { figureText } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';

const OWN_LABELS = {
  baseYuan: { zh: '截至上年底累计', en: 'Cumulative to last year’s end' },
  annualYuan: { zh: '本年计划', en: 'Annual plan' },
  parent: { zh: '所属打捆项目', en: 'Bundle' },
  stage: { zh: '阶段', en: 'Stage' },
  startedOn: { zh: '报告开工', en: 'Start reported' },
};
const LABELS = { ...PROJECT_FIELD_LABELS, ...OWN_LABELS };
const AMOUNTS: Record<string, true> = { totalInvestmentYuan: true, baseYuan: true, annualYuan: true };

export const fieldWord = (field: string): string => wordOf(LABELS, field);
export const isAmountChange = (field: string): boolean => AMOUNTS[field] === true;

/** A value of a change as people read it: amounts in 万元, exactly as far as they have digits. */
export function changeText(change: Pick<ImportChange, 'field'>, value: string | null): string {
  if (value === null || value === '') return '—';
  if (change.field === 'nature' && value in NATURES) return wordOf(NATURES, value);
  if (!isAmountChange(change.field)) return value;
  const digits = /[1-9]/.test(value.replace(/^\d+(?=\d{4}(\.|$))/, '').replace(/\.00$/, '')) ? 2 : 0;
  return figureText(value, { kind: 'amount', unit: '万元' }, { digits });
}
