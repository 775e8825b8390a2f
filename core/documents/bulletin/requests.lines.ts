import type { Paragraph, Run } from '../content-model.ts';
import { toFullDate } from '../signature-layout.ts';
import { clause, sentence, toInlineText } from '../wording.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { toLine } from './line.ts';

function deadlineClause(facts: BulletinFacts): Run[] | null {
  if (facts.replyByOn === null) return null;
  return clause`并于${toFullDate(facts.replyByOn)}前将推进措施报${facts.issuingBody}`;
}

function buildBehindRequest(facts: BulletinFacts): Paragraph | null {
  if (facts.totals.standing.behind === 0 || !facts.plan.issued) return null;
  const runs = sentence(
    clause`落后计划进度项目的责任单位要逐个项目分析原因`,
    clause`倒排工期、细化到节点`,
    clause`尽快赶上计划进度`,
    deadlineClause(facts),
  );
  return toLine('bulletin.requests.behind', '加快落后项目建设。', runs);
}

function buildStartRequest(facts: BulletinFacts): Paragraph | null {
  if (facts.startDueCount - facts.startedCount <= 0) return null;
  const runs = sentence(
    clause`应开工尚未开工的项目要抓紧完善前期手续`,
    clause`具备条件的尽快开工`,
    clause`并及时报送开工佐证`,
  );
  return toLine('bulletin.requests.start', '抓紧未开工项目前期工作。', runs);
}

function buildProblemRequest(facts: BulletinFacts): Paragraph | null {
  if ((facts.problems.openCount ?? facts.problems.raisedCount) === 0) return null;
  const runs = sentence(clause`有关部门对各单位反映的问题要主动对接、限时办理`, clause`办理结果及时反馈`);
  return toLine('bulletin.requests.problems', '加大协调服务力度。', runs);
}

function buildReportingRequest(facts: BulletinFacts): Paragraph | null {
  if (!facts.switches.punctuality || facts.reporting.onTimeCount >= facts.reporting.dueCount) return null;
  const runs = sentence(clause`各责任单位要按规定时间如实报送进度`, clause`由主要负责人审签后上报`);
  return toLine('bulletin.requests.reporting', '按时如实报送进度。', runs);
}

function buildPlanRequest(facts: BulletinFacts): Paragraph | null {
  const runs = facts.plan.issued
    ? sentence(clause`各责任单位要对照年度计划`, clause`紧盯关键节点`, clause`确保完成年度建设任务`)
    : sentence(clause`各责任单位要抓紧细化本年度建设安排`, clause`做好开工复工准备`);
  return toLine('bulletin.requests.plan', '紧盯年度目标任务。', runs);
}

/** Text typed by the office: “小标题。正文” keeps its first sentence as the running heading. */
function buildTypedRequest(typed: string, index: number): Paragraph | null {
  const clean = toInlineText(typed);
  if (clean === null) return null;
  const split = /^([^。，；：\d]{2,20})。(.+)$/u.exec(clean);
  const body = split?.[2] ?? clean;
  return toLine(
    `bulletin.requests.typed-${index + 1}`,
    split?.[1] ? `${split[1]}。` : null,
    sentence(clause`${body}`),
  );
}

/** Section 下步要求: what the office typed; when it typed nothing, what the facts ask for (8.9). */
export function buildRequestLines(facts: BulletinFacts): Paragraph[] {
  const typed = facts.requests.map(buildTypedRequest).filter((line) => line !== null);
  if (typed.length > 0) return typed;
  if (facts.totals.projectCount === 0) return [];
  return [
    buildBehindRequest(facts),
    buildStartRequest(facts),
    buildProblemRequest(facts),
    buildReportingRequest(facts),
    buildPlanRequest(facts),
  ].filter((line) => line !== null);
}
