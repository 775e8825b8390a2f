// Builders for *.db.test.ts: a county with a statistics bureau, subjects and the ways of a filing.
import type { FilingCell } from '#core/indicators/filing.ts';
import type { SubjectInput } from '#core/indicators/subject.ts';
import type { Actor } from '#core/people/public.ts';
import type { Ctx } from '../platform/context.ts';
import type { TestDatabase } from '../platform/testing.ts';
import { TestCounty } from '../platform/testing-county.ts';
import { confirmFiling } from './confirm-filing.ts';
import { moveFiling } from './move-filing.ts';
import { openFiling } from './open-filing.ts';
import { saveFiling } from './save-filing.ts';
import { setSubjects } from './set-subjects.ts';

export interface TestEconomy {
  county: TestCounty;
  bureau: { reporter: Actor; head: Actor };
  treasury: { reporter: Actor; head: Actor };
  town: { reporter: Actor; head: Actor };
  officeHead: Actor;
  clerk: Actor;
}

export const subject = (code: string, wish: Partial<SubjectInput> = {}): SubjectInput => ({
  code,
  kind: 'region',
  level: 'county',
  name: `${code}县`,
  shortName: code,
  aliases: [],
  parentCode: 'C',
  peerGroups: [],
  isOwn: false,
  isActive: true,
  ...wish,
});

export const SUBJECTS: SubjectInput[] = [
  subject('C', { level: 'city', parentCode: null, name: '某市', shortName: '全市' }),
  subject('A', { isOwn: true }),
  subject('B'),
  subject('D'),
];

export const cell = (
  indicator: string,
  code: string,
  period: string,
  value: string | null,
  rest: Partial<FilingCell> = {},
): FilingCell => ({
  ...{ indicator, subject: code, period, value, growth: null, base: null, place: null, reason: '' },
  ...rest,
});

/** A county in which the statistics bureau and the treasury file, a town does not, and subjects are set. */
export async function newEconomy(db: TestDatabase): Promise<TestEconomy> {
  const county = await new TestCounty(db).open();
  const staff = async (name: string, kind: 'department' | 'town') => {
    const unit = await county.newUnit(name, kind);
    return {
      reporter: await county.newActor(unit, ['reporter-a'], `${name}填`),
      head: await county.newActor(unit, ['head'], `${name}长`),
    };
  };
  const office = county.office;
  if (!office) throw new Error('the county has an office');
  const officeHead = await county.newActor(office, ['office-head'], '主任');
  const economy = {
    county,
    bureau: await staff('统计局', 'department'),
    treasury: await staff('财政局', 'department'),
    town: await staff('青石镇', 'town'),
    officeHead,
    clerk: await county.newActor(office, ['office-clerk'], '科员'),
  };
  await setSubjects(county.ctx(officeHead), { subjects: SUBJECTS, source: '测试' });
  return economy;
}

export interface Wish {
  kind?: 'monthly' | 'forecast' | 'import' | 'revision';
  period?: string | null;
  explanations?: Record<string, string>;
}

export async function openAs(ctx: Ctx, { kind = 'monthly', period = '2026-09' }: Wish = {}): Promise<string> {
  const month = kind === 'monthly' || kind === 'forecast' ? period : null;
  const { id } = await openFiling(ctx, {
    ...{ kind, period: month, title: '', source: '', certainty: 'preliminary', caliber: 'statistics' },
  });
  return id;
}

/** Filled, submitted and signed by a department; not yet accepted. */
export async function signFiling(
  { county }: TestEconomy,
  { reporter, head }: { reporter: Actor; head: Actor },
  cells: readonly FilingCell[],
  wish: Wish = {},
): Promise<string> {
  const id = await openAs(county.ctx(reporter), wish);
  await saveFiling(county.ctx(reporter), id, {
    version: 0,
    cells: [...cells],
    explanations: wish.explanations ?? {},
  });
  await moveFiling(county.ctx(reporter), id, { act: 'submit' });
  await confirmFiling(county.ctx(head), id);
  return id;
}
