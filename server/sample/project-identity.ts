import type { CountyOrgs, Org } from './county-orgs.ts';
import type { CountyPeople, Person } from './county-people.ts';
import type { OddCase } from './odd-cases.ts';
import { drawLine, drawSector, drawSubject } from './project-sector.ts';
import { COMPANY_FIRST, COMPANY_KIND, PLACES, SCHEME_NOTES, TAGS, TEAM_NOTES } from './project-words.ts';
import type { Random } from './random.ts';
import type { ProjectLine, ProjectWork, SectorWords } from './sector-words.ts';

/** What a project is, apart from its course. */
export interface ProjectIdentity {
  code: string;
  name: string;
  words: SectorWords;
  line: ProjectLine;
  levels: string[];
  lists: string[];
  tags: string[];
  funding: string;
  location: string;
  contentScale: string;
  /** With letters in place of sizes; the parts of a bundle build the same. */
  contentTemplate: string;
  ownerName: string;
  /** 万元; null while nothing is decided. */
  totalWan: number | null;
  org: Org;
  cosignOrg: Org | null;
  leadOrg: Org | null;
  responsibleOrg: Org | null;
  departmentOrg: Org | null;
  supportingOrgs: Org[];
  sponsor: Person | null;
  sponsorOrg: Org | null;
  specialistName: string;
  teamNote: string;
  schemeNote: string;
}

export interface IdentityRequest {
  index: number;
  org: Org;
  odd: OddCase | null;
  isBundle: boolean;
  /** For a part: its number in the bundle. */
  partNo: number;
  /** For a part: its bundle. */
  parent: ProjectIdentity | null;
  orgs: CountyOrgs;
  people: CountyPeople;
  random: Random;
}

const LONG_NAME =
  '望川县甘溪镇、柳泉湾镇、石亭坝镇、云岭铺镇、桃渡口镇五镇城乡供排水一体化（含水源保护、管网延伸、水质提升、智慧水务平台及配套附属设施）提质增效工程（一期工程第二标段）';

const roundTo = (value: number, unit: number): number => Math.max(unit, Math.round(value / unit) * unit);

/** 万元: mostly small, few large; a part of a bundle is small. */
function drawTotal(words: SectorWords, work: ProjectWork, random: Random, isPart: boolean): number {
  const band = isPart || random.hit(0.5) ? 0 : random.hit(0.7) ? 1 : 2;
  const [low, high] = words.amounts[band] ?? [500, 5000];
  const drawn = low + (high - low) * random.next() * random.between(0.6, 1);
  const value = isPart ? drawn : Math.max(drawn, (work.leastWan ?? 0) * random.between(1, 1.8));
  return roundTo(value, value > 10_000 ? 500 : value > 2_000 ? 100 : 10);
}

function drawContent(words: SectorWords, template: string, random: Random, totalWan: number): string {
  const size = Math.max(1, Math.round(totalWan / 1500));
  const numbers: Record<string, number> = {
    a: roundTo(totalWan * random.between(1.2, 2.6), 100),
    m: roundTo(totalWan / random.between(40, 90), 5),
    n: Math.min(60, size + random.whole(1, 6)),
    k: Math.min(9, 1 + Math.floor(size / 6)),
  };
  const text = template.replace(/\{(\w)\}/g, (_, key: string) => String(numbers[key] ?? 1));
  return words.isPublic
    ? text
    : `${text}。${random.pick(['项目分两期实施', `建成后可带动就业${random.whole(20, 600)}人`, '配套建设水、电、路、讯设施'])}`;
}

/** National style 2409-990117-04-01-123456, as digits only, or a local number: always text, often longer than 15 digits. */
function drawCode(index: number, odd: OddCase | null, startMonth: string, random: Random): string {
  const last = String((index * 7_919 + 100_003) % 1_000_000).padStart(6, '0');
  if (odd === 'local-code') return `WC-XM-20${startMonth.slice(0, 2)}-${String(index + 1).padStart(3, '0')}`;
  const kind = random.pick(['01', '02', '04', '05']);
  const parts = [startMonth, '990117', kind, '01', last];
  return odd === 'digits-only-code' || random.hit(0.05) ? parts.join('') : parts.join('-');
}

/** 望川县 before a name, unless the subject already says whose it is. */
function countyBefore(subject: string): string {
  return subject.startsWith('望川') ? '' : subject.startsWith('县') ? '望川' : '望川县';
}

function nameProject(
  request: IdentityRequest,
  words: SectorWords,
  line: ProjectLine,
  work: ProjectWork,
): { name: string; content: string } {
  const { index, org, odd, parent, isBundle, random } = request;
  const subject = drawSubject(line, org, random);
  const stage = random.hit(0.18) ? random.pick(['（一期）', '（二期）', '一期', '（续建）']) : '';
  if (odd === 'very-long-name') return { name: LONG_NAME, content: work.content };
  if (odd === 'same-name-a' || odd === 'same-name-b')
    return { name: '农村人居环境整治提升项目', content: '整治村庄12个，改厕860户，新建污水处理设施12座' };
  if (odd === 'strange-marks')
    return { name: `“百村千企”数字化&智能化（A/B区）改造项目—第1、2标段 [望川]`, content: work.content };
  if (isBundle)
    return {
      name: `${countyBefore(subject)}${subject}打捆${work.ending.replace('建设', '')}`,
      content: work.content,
    };
  if (parent) {
    const bundleName = parent.name.replace(/打捆.*$/, '');
    return {
      name: `${bundleName}项目（${org.short}${request.partNo}标段）`,
      content: parent.contentTemplate,
    };
  }
  const isTerritory = org.kind === 'town' || org.kind === 'park';
  const isPlaced = subject.startsWith(org.short.slice(0, 2));
  const place =
    isTerritory && !isPlaced && random.hit(0.75) ? org.short : random.hit(0.6) ? countyBefore(subject) : '';
  const company = !words.isPublic && random.hit(0.35) ? `${random.pick(COMPANY_FIRST)}公司` : '';
  const serial = index >= 400 ? `${index + 1}号` : '';
  return { name: `${place}${company}${subject}${serial}${work.ending}${stage}`, content: work.content };
}

function drawOwner(request: IdentityRequest, words: SectorWords): string {
  const { odd, org, random } = request;
  if (odd === 'owner-elsewhere') return '清禾县同望建材集团有限公司（注册地：邻县）';
  if (words.isPublic) return random.hit(0.5) ? org.name : random.pick(request.orgs.companies).name;
  return `望川${random.pick(COMPANY_FIRST)}${random.pick(COMPANY_KIND[words.sector])}`;
}

const byKey = (orgs: readonly Org[], key: string | undefined): Org | null =>
  orgs.find((o) => o.key === key) ?? null;

/** The separate roles of 8.3; holes are left on purpose, so that 五个一 shows them. */
function drawRoles(request: IdentityRequest, words: SectorWords, line: ProjectLine) {
  const { org, odd, orgs, people, random, parent } = request;
  const bare = odd === 'all-five-missing';
  const isTerritory = org.kind === 'town' || org.kind === 'park';
  const town = random.pick(orgs.towns);
  const park = random.pick(orgs.parks);
  const reviewers = line.units
    ? words.departments.filter((key) => line.units?.includes(key))
    : words.departments;
  const department =
    odd === 'no-department'
      ? null
      : byKey(orgs.departments, random.hit(0.75) ? reviewers[0] : random.pick(reviewers));
  const supporting = ['zrj', 'czj', 'hbj', 'spj', 'zjj']
    .filter(() => random.hit(0.3))
    .flatMap((key) => byKey(orgs.departments, key) ?? [])
    .filter((o) => o.id !== department?.id && o.id !== org.id);
  const sponsor = bare || random.hit(0.06) ? null : random.pick(people.leaders);
  const shared = odd === 'town-and-park' || (isTerritory && random.hit(0.03));
  return {
    org,
    cosignOrg: shared ? (org.kind === 'park' ? town : park) : null,
    leadOrg: parent?.leadOrg ?? (random.hit(0.85) ? (random.hit(0.6) ? department : org) : null),
    responsibleOrg: isTerritory ? org : bare ? null : random.hit(0.3) ? park : town,
    departmentOrg: department,
    supportingOrgs: supporting,
    sponsor,
    sponsorOrg: sponsor && random.hit(0.5) ? random.pick(orgs.departments) : null,
    specialistName: bare || random.hit(0.15) ? '' : (people.staffOf.get(org.id)?.reporterA.name ?? ''),
    teamNote: bare || random.hit(0.12) ? '' : random.pick(TEAM_NOTES),
    schemeNote: bare || random.hit(0.1) ? '' : random.pick(SCHEME_NOTES),
  };
}

const LEVELS = ['省重点', '市重点', '县重点'];
const LISTS = ['省级重点项目清单', '市级重点项目清单', '县级重点项目清单'];

/** 省、市、县重点 may stand side by side; small parts of bundles are the county's alone. */
function drawLevels(random: Random, totalWan: number, isPart: boolean): number[] {
  const [province, city, county] = [random.hit(0.6), random.hit(0.6), random.hit(0.9)];
  const levels = [
    totalWan > 60_000 && province ? [0] : [],
    totalWan > 15_000 && city ? [1] : [],
    isPart || county ? [2] : [],
  ].flat();
  return levels.length > 0 ? levels : [2];
}

/** 集中开工 goes by quarters; the tag names the batch. `startMonth` is YYMM. */
const BATCH_TAG = '集中开工';
function nameBatch(startMonth: string): string {
  const quarter = Math.ceil(Number(startMonth.slice(2, 4)) / 3);
  return `20${startMonth.slice(0, 2)}年${'一二三四'[quarter - 1]}季度${BATCH_TAG}`;
}

/** Draws everything that names a project and says who has to do with it. */
export function drawIdentity(request: IdentityRequest, startMonth: string): ProjectIdentity {
  const { index, odd, parent, random } = request;
  const words = parent?.words ?? drawSector(request.org, index, random);
  const line = parent?.line ?? drawLine(words, request.org, random);
  const work = random.pick(line.works);
  const total = drawTotal(words, work, random, parent !== null);
  const { name, content } = nameProject(request, words, line, work);
  const levels = drawLevels(random, total, parent !== null);
  return {
    code: drawCode(index, odd, startMonth, random),
    name,
    words,
    line,
    levels: levels.map((level) => LEVELS[level] ?? ''),
    lists: levels.map((level) => LISTS[level] ?? ''),
    tags: TAGS.filter(() => random.hit(0.12)).map((tag) => (tag === BATCH_TAG ? nameBatch(startMonth) : tag)),
    funding: random.pick(words.fundings),
    location: `${request.org.kind === 'department' ? '望川县' : request.org.short}${random.pick(PLACES)}`,
    contentScale: drawContent(words, content, random, total),
    contentTemplate: content,
    ownerName: drawOwner(request, words),
    totalWan: odd === 'no-total' ? null : total,
    ...drawRoles(request, words, line),
  };
}
