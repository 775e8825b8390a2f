// The inspection calendar of the sample: what was held, what is planned, two that could be one, and a quota nearly used up.
import { addWorkingDays } from '#core/platform/public.ts';
import { endInspection, planInspection, setInspectionQuota } from '#server/supervision/public.ts';
import { onDay, openBureau, orgOf } from './bureau.ts';
import type { SampleDesk } from './sample-desk.ts';

interface Tale {
  title: string;
  topic: string;
  /** Working days before today (negative: ahead) on which it begins, and how many it lasts. */
  ago: number;
  days: number;
  orgs: string[];
  ledBy: string;
  end?: 'held' | 'cancelled';
  reason?: string;
}

const TALES: readonly Tale[] = [
  {
    title: '三季度重点项目进度实地核查',
    topic: '项目进度',
    ago: 40,
    days: 3,
    orgs: ['ganxi', 'jkq'],
    ledBy: '县委县政府督查室',
    end: 'held',
  },
  {
    title: '政府投资项目资金支付检查',
    topic: '资金支付',
    ago: 24,
    days: 2,
    orgs: ['zjj', 'jkq'],
    ledBy: '县财政局',
    end: 'held',
  },
  {
    title: '秋季防火检查',
    topic: '安全生产',
    ago: 15,
    days: 1,
    orgs: ['ganxi'],
    ledBy: '县应急管理局',
    end: 'cancelled',
    reason: '与市级检查重复',
  },
  {
    title: '冬季施工安全检查',
    topic: '安全生产',
    ago: -6,
    days: 2,
    orgs: ['ganxi', 'zjj'],
    ledBy: '县住建局',
  },
  {
    title: '年底项目进度核查',
    topic: '项目进度',
    ago: -9,
    days: 3,
    orgs: ['ganxi', 'jkq'],
    ledBy: '县委县政府督查室',
  },
];

/** Plans and ends them by the verbs themselves; every title is invented. */
export async function addSampleInspections(desk: SampleDesk): Promise<void> {
  const units = [...new Set(TALES.flatMap(({ orgs }) => orgs.map((key) => `${key}-a`)))];
  const bureau = await openBureau(desk, ['dcs-head', 'dcs-1', ...units]);
  const quota = { region: 6, eachUnit: 3, mergeWithinDays: 15 };
  await setInspectionQuota(onDay(bureau, 'dcs-head', 60), {
    quota,
    source: '县委办、县政府办年度督查检查计划',
  });
  for (const { ago, days, orgs, end, reason = '', ...tale } of TALES) {
    const from = addWorkingDays(bureau.calendar, bureau.today, -ago).date;
    const until = addWorkingDays(bureau.calendar, from, days - 1).date;
    const orgIds = orgs.map((key) => orgOf(bureau, key));
    const wish = { ...tale, plannedOn: from, untilOn: until, orgIds, merges: [] };
    const { planId } = await planInspection(onDay(bureau, 'dcs-1', Math.max(ago + 5, 0)), wish);
    if (end) await endInspection(onDay(bureau, 'dcs-1', ago), planId, { kind: end, on: from, reason });
  }
}
