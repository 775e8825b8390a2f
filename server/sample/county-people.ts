import type { Role } from '#core/people/public.ts';
import { LEADERS, STEMS, SURNAMES } from './county-names.ts';
import type { CountyOrgs, Org } from './county-orgs.ts';

export interface Person {
  id: number;
  name: string;
  login: string;
  orgId: number;
  isActive: boolean;
}

export interface Post {
  id: number;
  personId: number;
  orgId: number;
  role: Role;
  title: string;
  forPersonId: number | null;
  order: number;
  validFrom: string;
  validTo: string | null;
}

/** Who signs what in a unit. */
export interface Staff {
  admin: Person;
  reporterA: Person;
  reporterB: Person | null;
  sectionHead: Person | null;
  deputyHead: Person | null;
  head: Person;
  reviewer: Person | null;
}

export interface CountyPeople {
  persons: readonly Person[];
  posts: readonly Post[];
  leaders: readonly Person[];
  officeHead: Person;
  officeClerks: readonly Person[];
  staffOf: ReadonlyMap<number, Staff>;
}

const SINCE = '2021-06-01';

interface NewPost {
  role: Role;
  title: string;
  forPersonId?: number;
  order?: number;
  validFrom?: string;
  validTo?: string;
}

function openRoll() {
  const persons: Person[] = [];
  const posts: Post[] = [];
  const appoint = (person: Person, org: Org, post: NewPost): void => {
    posts.push({
      id: posts.length + 1,
      personId: person.id,
      orgId: org.id,
      role: post.role,
      title: post.title,
      forPersonId: post.forPersonId ?? null,
      order: post.order ?? 0,
      validFrom: post.validFrom ?? SINCE,
      validTo: post.validTo ?? null,
    });
  };
  const add = (org: Org, login: string, post: NewPost, name = nameNext(persons.length)): Person => {
    const person = {
      id: persons.length + 1,
      name,
      login,
      orgId: org.id,
      isActive: post.validTo === undefined,
    };
    persons.push(person);
    appoint(person, org, post);
    return person;
  };
  return { persons, posts, add, appoint };
}

/** 周某甲: surname, 某 and a stem, each combination once; beyond 10 times the surnames a number follows. */
function nameNext(index: number): string {
  const surname = SURNAMES[index % SURNAMES.length] ?? '赵';
  const round = Math.floor(index / SURNAMES.length);
  const stem = STEMS[(round + index) % STEMS.length] ?? '甲';
  const lap = Math.floor(round / STEMS.length);
  return `${surname}某${stem}${lap > 0 ? lap + 1 : ''}`;
}

/** Everybody: leaders with liaisons, the project office, the two offices, units with their posts, the three administrators. */
export function buildPeople(orgs: CountyOrgs): CountyPeople {
  const roll = openRoll();
  const { add, appoint } = roll;
  const [partyOffice, governmentOffice] = [
    orgs.twoOffices[0] ?? orgs.county,
    orgs.twoOffices[1] ?? orgs.county,
  ];
  const leaders = LEADERS.map(({ surname, title }, i) =>
    add(orgs.county, `leader${i + 1}`, { role: 'leader', title, order: i + 1 }, `${surname}某某`),
  );
  leaders.forEach((leader, i) => {
    add(i < 4 && i !== 1 ? partyOffice : governmentOffice, `liaison${i + 1}`, {
      role: 'liaison',
      title: `${leader.name}联络员`,
      forPersonId: leader.id,
      order: i + 1,
    });
  });
  const office = orgs.projectOffice;
  const officeHead = add(office, 'xmb-head', { role: 'office-head', title: '项目办主任' });
  const officeClerks = ['xmb-1', 'xmb-2', 'xmb-3'].map((login) =>
    add(office, login, { role: 'office-clerk', title: '项目办科员' }),
  );
  add(governmentOffice, 'zfb-cosign', { role: 'cosigner', title: '县政府办秘书股负责人' });
  const approver = add(governmentOffice, 'zfb-approve', { role: 'approver', title: '县政府办主任' });
  appoint(approver, governmentOffice, { role: 'head', title: '县政府办主任' });
  add(governmentOffice, 'zfb-register', { role: 'registrar', title: '县政府办文书' });
  add(partyOffice, 'xwb-cosign', { role: 'cosigner', title: '县委办副主任' });
  add(partyOffice, 'xwb-register', { role: 'registrar', title: '县委办机要文书' });
  add(orgs.county, 'sysadmin', { role: 'system-admin', title: '系统管理员' });
  add(orgs.county, 'secadmin', { role: 'security-admin', title: '安全管理员' });
  add(orgs.county, 'auditor', { role: 'auditor', title: '审计员' });
  const staffOf = new Map<number, Staff>();
  for (const org of [...orgs.departments, ...orgs.towns, ...orgs.parks, ...orgs.companies, ...orgs.teams]) {
    staffOf.set(org.id, staffUnit(org, roll));
  }
  addMovedPeople(orgs, roll, staffOf);
  add(governmentOffice, 'dcs-head', { role: 'inspection-head', title: '督查室主任' });
  add(governmentOffice, 'dcs-1', { role: 'inspector', title: '督查室科员' });
  return { persons: roll.persons, posts: roll.posts, leaders, officeHead, officeClerks, staffOf };
}

const HEAD_TITLES: Partial<Record<Org['kind'], string>> = {
  town: '镇长',
  park: '管委会主任',
  company: '董事长',
};

/** Towns, parks and companies have all posts; small departments a reporter and a head. */
function staffUnit(org: Org, { add, appoint }: ReturnType<typeof openRoll>): Staff {
  const isSmall =
    org.kind === 'department' && ['tyj', 'sjj', 'ybj', 'gxs', 'sfj', 'mzj', 'kjj'].includes(org.key);
  const headTitle = HEAD_TITLES[org.kind] ?? '局长';
  const reporterA = add(org, `${org.key}-a`, { role: 'reporter-a', title: '项目专干' });
  const reporterB = isSmall ? null : add(org, `${org.key}-b`, { role: 'reporter-b', title: '综合办干事' });
  const full = !isSmall && org.parentId !== null && org.kind !== 'park';
  const sectionHead = full
    ? add(org, `${org.key}-section`, { role: 'section-head', title: '股室负责人' })
    : null;
  const deputyHead = isSmall
    ? null
    : add(org, `${org.key}-deputy`, { role: 'deputy-head', title: `分管负责人` });
  const head = add(org, `${org.key}-head`, { role: 'head', title: headTitle });
  const admin = isSmall ? head : add(org, `${org.key}-admin`, { role: 'unit-admin', title: '办公室主任' });
  if (isSmall) appoint(head, org, { role: 'unit-admin', title: headTitle });
  const reviewer =
    org.kind === 'department'
      ? add(org, `${org.key}-review`, { role: 'reviewer', title: '项目股股长' })
      : null;
  return { admin, reporterA, reporterB, sectionHead, deputyHead, head, reviewer };
}

/** One person with posts at two units, and one who left: old figures keep the old name. */
function addMovedPeople(
  orgs: CountyOrgs,
  { add, appoint }: ReturnType<typeof openRoll>,
  staffOf: ReadonlyMap<number, Staff>,
): void {
  const [park, company] = [orgs.parks[0], orgs.companies[0]];
  const twice = park && staffOf.get(park.id)?.deputyHead;
  if (twice && company) appoint(twice, company, { role: 'deputy-head', title: '兼任副总经理' });
  const town = orgs.towns[2];
  if (town) {
    add(town, `${town.key}-former`, {
      role: 'reporter-a',
      title: '原项目专干',
      validFrom: '2019-03-01',
      validTo: '2025-06-30',
    });
  }
}
