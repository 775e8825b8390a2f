import type { CellField } from '#core/reporting/draft.ts';
import type { FindingView, ReportRowView } from '#core/reporting/row-contract.ts';

/** 8.10: what a clerk sees first. Everything else is prefilled and folded. */
export const FIRST_SCREEN: CellField[] = [
  'monthAmountYuan',
  'imageProgress',
  'problems',
  'needsCoordination',
  'nextSteps',
];
export const FOLDED: CellField[] = ['imageLevel', 'imagePercent', 'ytdAmountYuan', 'correctionReason'];

type Row = Pick<ReportRowView, 'status' | 'findings'>;

/** What has to be corrected before the report goes on; nothing in one that nobody has begun. */
export const listErrors = ({ status, findings }: Row): FindingView[] =>
  status === 'open' ? [] : findings.filter(({ severity }) => severity === 'error');

/** An error among the folded fields opens them: nobody corrects what he cannot see. */
export const hasFoldedError = (row: Row): boolean =>
  listErrors(row).some(({ field }) => FOLDED.some((one) => one === field));

/** A filled report that cannot be signed yet: something in it is wrong, or a warning is not answered. */
export const isNotInOrder = (row: Pick<ReportRowView, 'unansweredCount' | 'findings'>): boolean =>
  row.unansweredCount > 0 || row.findings.some(({ severity }) => severity === 'error');
