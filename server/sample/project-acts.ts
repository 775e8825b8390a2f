import { listStartExplanations } from './explanation-rows.ts';
import { byProjectAct, bySetUpOrListing, listEvents } from './ledger-rows.ts';
import { listBases } from './plan-rows.ts';
import { dayIn } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { listExemptions, listMilestones, listPayments } from './timetable-rows.ts';
import { type NewAct, toDoer } from './unit-acts.ts';
import type { UnitMonth } from './unit-months.ts';

/** Acts of the project office on one project, each once: stages, moved milestones, payments, leaving the list. */
export function listProjectActs(
  county: County,
  project: SampleProject,
  months: readonly UnitMonth[],
): NewAct[] {
  const clerk =
    county.people.officeClerks[project.index % county.people.officeClerks.length] ?? county.people.officeHead;
  const doer = toDoer(county, clerk);
  const acts = new Map<number, NewAct>();
  const projectId = String(project.id);
  const add = (recorded: { at: number; actId: number }, kind: string, payload: object): void => {
    if (acts.has(recorded.actId)) return;
    acts.set(recorded.actId, {
      id: recorded.actId,
      kind,
      doer,
      at: recorded.at,
      payload: { projectId, ...payload },
    });
  };
  for (const event of listEvents(county, project)) {
    if (event.recorded.by !== 'office') continue;
    const { kind, stage, on, until, reason, approver, evidence } = event;
    add(event.act, 'stage-recorded.v1', {
      kind,
      stage,
      onDate: on,
      untilDate: until,
      reason,
      approver,
      evidenceNote: evidence,
    });
  }
  for (const milestone of listMilestones(county, project, months)) {
    const moved = milestone.dates.find(({ kind }) => kind === 'approved');
    if (!moved || moved.recorded.actId === bySetUpOrListing(county, project).actId) continue;
    const payload = {
      milestoneId: String(milestone.id),
      kind: 'approved',
      finishOn: moved.on,
      reason: moved.reason,
    };
    add(moved.recorded, 'milestone-dated.v1', payload);
  }
  for (const payment of listPayments(county, project)) {
    if (!payment.paidOn) continue;
    const recorded = byProjectAct(county, project, payment.paidOn, 'payment');
    add(recorded, 'payment-recorded.v1', { name: payment.name, paidOn: payment.paidOn });
  }
  for (const base of listBases(county, project)) {
    if (base.supersedes)
      add(base.recorded, 'base-amended.v1', {
        year: base.year,
        baseYuan: String(base.yuan),
        reason: base.reason,
      });
  }
  for (const exemption of listExemptions(county, project)) {
    const { dimension, reason, approver, expiresOn } = exemption;
    add(exemption.recorded, 'light-exempted.v1', { dimension, reason, approver, expiresOn });
  }
  for (const { reasonClass, promisedOn, explanation, recorded } of listStartExplanations(county, project))
    add(recorded, 'start-explained.v1', { reasonClass, promisedOn, explanation });
  const { left } = project.course;
  if (left?.why === 'cancelled')
    add(byProjectAct(county, project, left.on, 'leaving'), 'project-edited.v1', {
      changes: { isListed: [true, false] },
      reason: '注销',
    });
  if (project.odd === 'total-changed')
    add(byProjectAct(county, project, dayIn(county.frame.last - 2, 16), 'total'), 'project-edited.v1', {
      reason: '概算调整',
    });
  return [...acts.values()];
}
