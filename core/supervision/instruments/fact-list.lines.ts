import {
  type Block,
  type DocumentModel,
  toFullDate,
  toHeadCell,
  toHeading,
  toOfficialModel,
  toRow,
  toTable,
  toTextCell,
  toTextLine,
} from '#core/documents/public.ts';
import { type InstrumentFacts, type InstrumentTask, listIssuingBodies } from './instrument-facts.ts';
import { sayQuote, saySource, sayStanding, toPaperTitle } from './task-sentences.ts';

const buildHistory = (task: InstrumentTask): Block[] =>
  task.history.length === 0
    ? []
    : [
        toTable({
          id: `fact-list.history.${task.taskId}`,
          columns: [
            { key: 'no', widthMm: 14, align: 'center' },
            { key: 'on', widthMm: 36, align: 'center' },
            { key: 'text', widthMm: 106, align: 'left' },
          ],
          head: [[toHeadCell('序号'), toHeadCell('日期'), toHeadCell('事实')]],
          rows: task.history.map(({ on, text }, index) =>
            toRow(`${task.taskId}.${index + 1}`, [
              toTextCell(String(index + 1), { align: 'center' }),
              toTextCell(toFullDate(on), { align: 'center' }),
              toTextCell(text),
            ]),
          ),
        }),
      ];

/**
 * 事实清单 (8.7, last rung): what is on record of each matter, by day, for transfer by procedure. It names no person, no fault and
 * no penalty; what follows is for the competent body.
 */
export function buildFactList(facts: InstrumentFacts): DocumentModel {
  const bodies = listIssuingBodies(facts.issuer, facts.regionName);
  return toOfficialModel('fact-list', {
    head: { issuingBody: bodies[0] ?? facts.issuer, mark: '内部' },
    title: toPaperTitle('', facts.tasks, '事实清单'),
    blocks: [
      toTextLine(
        'fact-list.opening',
        `现将${facts.orgName}牵头办理的${
          facts.tasks.length > 1 ? `${facts.tasks.length}项督办事项` : '督办事项'
        }截至${toFullDate(facts.today)}的登记情况列出，供按程序研究。`,
      ),
      ...facts.tasks.flatMap((task) => [
        toHeading(`fact-list.task.${task.taskId}`, task.title),
        toTextLine(
          `fact-list.source.${task.taskId}`,
          `来源：${saySource(task)}${sayQuote(task)}。牵头单位：${task.leadName}。${
            task.supportingNames.length > 0 ? `配合单位：${task.supportingNames.join('、')}。` : ''
          }`,
        ),
        toTextLine(`fact-list.standing.${task.taskId}`, sayStanding(task)),
        ...buildHistory(task),
      ]),
      // A line of text before the signature: it never stands on a page alone (GB/T 9704-2012, 7.3.5.4).
      toTextLine('fact-list.closing', '以上均为督办登记的事实，有关公文、反馈原件和佐证备查。'),
    ],
    signature: { issuingBodies: bodies, dateOn: null, seal: false },
  });
}
