import {
  type DocumentModel,
  toFullDate,
  toHeading,
  toLabelCell,
  toLinesCell,
  toOfficialModel,
  toRow,
  toTable,
  toTextLine,
} from '#core/documents/public.ts';
import type { InstrumentTask } from './instrument-facts.ts';
import { sayQuote, saySource, sayStanding } from './task-sentences.ts';

export interface SpecialReportFacts {
  today: string;
  issuingBody: string;
  /** 报: to whom it goes up; 送: to whom it is sent beside. */
  reportTo: readonly string[];
  sendTo: readonly string[];
  task: InstrumentTask;
}

/** The last steps keep a brief within two pages (8.9). */
const MOST_STEPS = 6;

/**
 * 专报 (8.9): to leaders only, inside, one matter: a blank box for instructions, where the matter comes from, how it stands, the
 * last steps on record, what is proposed. No addressee, no seal.
 */
export function buildSpecialReport({ task, ...facts }: SpecialReportFacts): DocumentModel {
  const steps = task.history.slice(-MOST_STEPS);
  const supporting = task.supportingNames.length > 0 ? `，配合单位${task.supportingNames.join('、')}` : '';
  return toOfficialModel('special-report', {
    head: { issuingBody: '督查专报', mark: '内部' },
    title: `关于“${task.title}”办理情况的专报`,
    addressees: [...facts.reportTo],
    blocks: [
      toTable({
        id: 'special-report.instructions',
        density: 'form',
        columns: [
          { key: 'label', widthMm: 20, align: 'center' },
          { key: 'ink', widthMm: 136, align: 'left' },
        ],
        head: [],
        rows: [toRow('ink', [toLabelCell('领导\n批示'), toLinesCell(['　'])], 'data', 36)],
      }),
      toHeading('special-report.1', '事项来源'),
      toTextLine(
        'special-report.source',
        `${saySource(task)}${sayQuote(task)}。牵头单位${task.leadName}${supporting}。`,
      ),
      toHeading('special-report.2', '办理情况'),
      toTextLine('special-report.standing', `截至${toFullDate(facts.today)}，${sayStanding(task)}`),
      ...steps.map(({ on, text }, index) =>
        toTextLine(`special-report.step.${index + 1}`, `${toFullDate(on)}，${text}`),
      ),
      toHeading('special-report.3', '建议'),
      toTextLine('special-report.ask', '建议由牵头单位明确完成时间并按周反馈，需要协调的事项提请专题研究。'),
    ],
    signature: { issuingBodies: [facts.issuingBody], dateOn: null, seal: false },
    imprint: { copyTo: [...facts.sendTo], printedBy: facts.issuingBody, printedOn: null },
  });
}
