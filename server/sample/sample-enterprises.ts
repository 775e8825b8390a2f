// Enterprises of the sample on their way into statistics; every name is invented, no figure is a statistical return.
import type { EnterpriseKind } from '#core/enterprises/public.ts';
import { addDays, getPreviousPeriod } from '#core/platform/public.ts';
import {
  getEnterprises,
  getProjectEntries,
  putEnterprises,
  recordEntry,
  recordTalk,
  setPaper,
  tellFigures,
} from '#server/enterprises/public.ts';
import type { Ctx } from '../platform/context.ts';
import { onDay, openBureau } from './bureau.ts';
import { openRandom } from './random.ts';
import type { SampleDesk } from './sample-desk.ts';

const NAMES: readonly [
  name: string,
  kind: EnterpriseKind,
  sector: string,
  town: string,
  millionYuan: number,
][] = [
  ['望川石亭水泥制品厂', 'industry', '建材行业', '石亭坝镇', 31],
  ['望川甘溪食品加工厂', 'industry', '农副食品加工业', '甘溪镇', 22],
  ['望川柳泉饮料厂', 'industry', '酒水饮料行业', '柳泉湾镇', 18],
  ['望川双河机械加工厂', 'industry', '装备制造业', '双河塘镇', 16.5],
  ['望川经开电子元件厂', 'industry', '电子信息产业', '经开区', 64],
  ['望川经开精密铸造厂', 'industry', '装备制造业', '经开区', 20.4],
  ['望川白沙竹木制品厂', 'industry', '其他行业', '白沙集镇', 9],
  ['望川松岗茶叶加工厂', 'industry', '农副食品加工业', '松岗岭镇', 12],
  ['望城百货商行', 'retail', '零售业', '望城街道', 6.1],
  ['临川门家电商行', 'retail', '零售业', '临川门街道', 4.2],
  ['桃渡农资批发部', 'wholesale', '批发业', '桃渡口镇', 17],
  ['望城酒店', 'lodging-catering', '住宿餐饮业', '望城街道', 2.6],
  ['望川物流服务部', 'service', '服务业', '经开区', 8.3],
  ['望川建筑劳务队', 'construction', '建筑业', '临川门街道', 11],
];

/** Most projects that have started have entered statistics some weeks later, as their owners told; the rest is the list. */
async function enterProjects(office: Ctx): Promise<void> {
  const { projects } = await getProjectEntries(office, { state: 'reached' });
  for (const [at, { id, startedOn }] of projects.entries()) {
    const on = addDays(startedOn ?? office.today, 40 + (at % 50));
    if (at % 4 === 0 || on > office.today) continue;
    await recordEntry(office, { thing: 'projects', id }, { kind: 'entered', on, note: '' });
  }
}

/** Registered by the office, told by the towns; some have entered, one makes more with less power. */
export async function addSampleEnterprises(desk: SampleDesk): Promise<void> {
  const bureau = await openBureau(desk, ['xmb-1']);
  const office = (ago: number) => onDay(bureau, 'xmb-1', ago);
  await putEnterprises(office(60), {
    enterprises: NAMES.map(([name, kind, sector, orgName]) => ({
      name,
      kind,
      sector,
      orgName,
      code: '',
      isActive: true,
    })),
  });
  await enterProjects(office(4));
  const { enterprises } = await getEnterprises(office(59));
  const last = getPreviousPeriod(bureau.today.slice(0, 7));
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5))];
  for (const [at, [name, , , , million]] of NAMES.entries()) {
    const enterprise = enterprises.find((one) => one.name === name);
    if (!enterprise) continue;
    const random = openRandom(`enterprise:${name}`);
    const tell = (period: string, share: number, growth: number, power: number) =>
      tellFigures(office(8), enterprise.id, {
        period,
        salesYuan: String(Math.round(million * 1e6 * share * (1 + growth / 100))),
        profitYuan: String(Math.round(million * 1e6 * share * (at === 1 ? -0.01 : 0.06))),
        outputYuan: String(Math.round(million * 1.04e6 * share * (1 + growth / 100))),
        electricityKwh: String(Math.round(million * 42_000 * share * (1 + power / 100))),
      });
    await tell(`${year - 1}-${last.slice(5)}`, month / 12, 0, 0);
    await tell(`${year - 1}-12`, 1, 0, 0);
    await tell(last, month / 12, random.between(2, 14), at === 3 ? -32 : random.between(1, 9));
    if (at === 1)
      await recordTalk(office(3), enterprise.id, {
        ...{ on: office(3).today, outcome: 'help' },
        note: '新线试产，折旧和人工先计入成本，三季度后转正',
      });
    if (at % 4 === 0)
      await recordEntry(
        office(30),
        { thing: 'enterprises', id: enterprise.id },
        { kind: 'entered', on: `${year}-03-01`, note: '' },
      );
    else
      for (const { paper } of enterprise.standing.papers.slice(0, at % 3))
        await setPaper(office(6), { thing: 'enterprises', id: enterprise.id }, { paper, isThere: true });
  }
}
