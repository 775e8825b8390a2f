import { addDays, type IsoDate } from '#core/platform/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { byProjectAct, bySetUpOrListing } from './ledger-rows.ts';
import { dayIn } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { WAN } from './project-money.ts';
import { openRandom } from './random.ts';
import { byEvent, type Recorded } from './recorded.ts';
import { confirmedAt } from './story-events.ts';
import type { UnitMonth } from './unit-months.ts';

export interface MilestoneDate {
  kind: 'original' | 'approved' | 'actual';
  on: IsoDate;
  reason: string;
  recorded: Recorded;
}

export interface ListedMilestone {
  id: number;
  name: string;
  weight: number;
  isCritical: boolean;
  evidence: string;
  dates: MilestoneDate[];
}

/** Milestones with their dates: original, approved move, actual as the import or a report had it. */
export function listMilestones(
  county: County,
  project: SampleProject,
  months: readonly UnitMonth[],
): ListedMilestone[] {
  const first = bySetUpOrListing(county, project);
  return project.story.milestones.map((milestone, place) => {
    const dates: MilestoneDate[] = [
      { kind: 'original', on: milestone.originalOn, reason: '', recorded: first },
    ];
    const { approvedOn, actualOn, reportedIn } = milestone;
    if (approvedOn) {
      const moved = byProjectAct(county, project, addDays(milestone.originalOn, -5), 'milestone');
      const isKnown = milestone.originalOn <= county.calendar.today && moved.at > first.at;
      dates.push({
        kind: 'approved',
        on: approvedOn,
        reason: '前道工序延后，经批准调整',
        recorded: isKnown ? moved : first,
      });
    }
    if (actualOn && reportedIn !== null) {
      const at = reportedIn < 0 ? null : confirmedAt({ months }, project.story, reportedIn);
      const recorded =
        at === null
          ? first
          : byEvent(
              county,
              project,
              { recorded: { by: 'confirmation', period: reportedIn }, recordedAt: at },
              0,
            );
      dates.push({ kind: 'actual', on: actualOn, reason: at === null ? '台账导入' : '月报填报', recorded });
    }
    return {
      id: county.ids.own(project.index, place),
      name: milestone.name,
      weight: milestone.weight,
      isCritical: milestone.isCritical,
      evidence: milestone.evidence,
      dates,
    };
  });
}

export function toMilestoneRows(
  county: County,
  project: SampleProject,
  listed: readonly ListedMilestone[],
): Row[] {
  const { actId } = bySetUpOrListing(county, project);
  return listed.map((milestone) => ({
    region_id: REGION_ID,
    id: milestone.id,
    project_id: project.id,
    name: milestone.name,
    weight: milestone.weight,
    is_critical: milestone.isCritical,
    evidence_wanted: milestone.evidence,
    act_id: actId,
  }));
}

export function toMilestoneDateRows(
  county: County,
  project: SampleProject,
  listed: readonly ListedMilestone[],
): Row[] {
  const dates = listed.flatMap((milestone) =>
    milestone.dates.map((date) => ({ ...date, milestoneId: milestone.id })),
  );
  return dates.map((date, place) => ({
    region_id: REGION_ID,
    id: county.ids.own(project.index, place),
    project_id: project.id,
    milestone_id: date.milestoneId,
    kind: date.kind,
    finish_on: date.on,
    reason: date.reason,
    act_id: date.recorded.actId,
    recorded_at: formatInstant(date.recorded.at),
  }));
}

export interface Payment {
  id: number;
  name: string;
  dueOn: IsoDate;
  paidOn: IsoDate | null;
  amount: number;
}

/** Dated payments of publicly funded projects in the running year; most were paid in time. */
export function listPayments(county: County, project: SampleProject): Payment[] {
  const random = openRandom(`${county.options.seed}:payments:${project.index}`);
  const { odd, identity, course, money } = project;
  const plan = money.at(-1)?.plans.at(-1) ?? money.at(-2)?.plans.at(-1);
  const isLate = odd === 'payment-late';
  if (!plan || !course.startedOn || (!isLate && (identity.words.isPublic === false || !random.hit(0.45))))
    return [];
  const { today } = county.calendar;
  const { last } = county.frame;
  return [
    ['一季度工程款', dayIn(last - 7, 30), 0.2],
    ['三季度工程款', isLate ? dayIn(last - 1, 5) : dayIn(last - 1, 28), 0.4],
    ['年底工程款', dayIn(last + 2, 20), 0.3],
  ].map(([name, due, share], place) => {
    const dueOn = String(due);
    const lag = random.hit(0.85) ? -random.whole(0, 10) : random.whole(4, 20);
    const paidOn = addDays(dueOn, lag);
    const isUnpaid = paidOn > today || (isLate && place === 1) || dueOn > today;
    return {
      id: county.ids.own(project.index, place * 2),
      name: String(name),
      dueOn,
      paidOn: isUnpaid ? null : paidOn,
      amount: Math.max(1, Math.round((plan.annual * Number(share)) / WAN)) * WAN,
    };
  });
}

/** A payment that was made is a second row that supersedes the first. */
export function toPaymentRows(county: County, project: SampleProject, payments: readonly Payment[]): Row[] {
  const { actId } = bySetUpOrListing(county, project);
  return payments.flatMap((payment) => {
    const planned: Row = {
      region_id: REGION_ID,
      id: payment.id,
      project_id: project.id,
      name: payment.name,
      due_on: payment.dueOn,
      amount_yuan: String(payment.amount),
      paid_on: null,
      supersedes_id: null,
      act_id: actId,
    };
    if (!payment.paidOn) return [planned];
    const paid = byProjectAct(county, project, payment.paidOn, 'payment');
    return [
      planned,
      {
        ...planned,
        id: payment.id + 1,
        paid_on: payment.paidOn,
        supersedes_id: payment.id,
        act_id: paid.actId,
      },
    ];
  });
}

export interface Exemption {
  id: number;
  dimension: string;
  reason: string;
  approver: string;
  expiresOn: IsoDate;
  recorded: Recorded;
}

/** 无正当理由除外: one project keeps its colour with a mark. */
export function listExemptions(county: County, project: SampleProject): Exemption[] {
  if (project.odd !== 'exempt') return [];
  const recorded = byProjectAct(county, project, dayIn(county.frame.last - 2, 9), 'exemption');
  return [
    {
      id: county.ids.own(project.index, 0),
      dimension: 'progress',
      reason: '汛期水毁，现场不具备施工条件',
      approver: '县政府常务会议',
      expiresOn: dayIn(county.frame.last + 3, 28),
      recorded,
    },
  ];
}

export function toExemptionRows(project: SampleProject, exemptions: readonly Exemption[]): Row[] {
  return exemptions.map((exemption) => ({
    region_id: REGION_ID,
    id: exemption.id,
    project_id: project.id,
    dimension: exemption.dimension,
    reason: exemption.reason,
    approver: exemption.approver,
    expires_on: exemption.expiresOn,
    act_id: exemption.recorded.actId,
    recorded_at: formatInstant(exemption.recorded.at),
  }));
}
