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

/** Words of as many units, each so long, keep a brief within two pages (8.9). */
const MOST_WORDS = 4;
const MOST_LETTERS = 90;

const cut = (text: string): string => {
  const letters = [...text.trim().replace(/[。；，、\s]+$/u, '')];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}……` : letters.join('');
};

/**
 * 专报 (8.9): to leaders only, inside, one matter: a blank box for instructions, where the matter comes from, how it stands, the
 * last word of each unit, what is proposed. No addressee, no seal.
 */
export function buildSpecialReport({ task, ...facts }: SpecialReportFacts): DocumentModel {
  const words = task.lastWords.slice(0, MOST_WORDS);
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
      toTextLine('special-report.standing', `该事项${sayStanding(task, facts.today)}`),
      ...words.map(({ orgName, on, text }, index) =>
        toTextLine(`special-report.words.${index + 1}`, `${orgName}${toFullDate(on)}反馈：${cut(text)}。`),
      ),
      toHeading('special-report.3', '建议'),
      toTextLine('special-report.ask', '建议由牵头单位明确完成时间并按周反馈，需要协调的事项提请专题研究。'),
    ],
    signature: { issuingBodies: [facts.issuingBody], dateOn: null, seal: false },
    imprint: { copyTo: [...facts.sendTo], printedBy: facts.issuingBody, printedOn: null },
  });
}
