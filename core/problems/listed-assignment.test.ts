import { describe, expect, test } from 'vitest';
import { DirectoryIndex } from '#core/ledger/public.ts';
import { guessCategory } from './guess-category.ts';
import { decideListedAssignment, readListedSource } from './listed-assignment.ts';

const unit = (id: string, name: string, shortName: string) => ({ id, name, shortName, aliases: [] });
const index = new DirectoryIndex({
  regionName: '望川县',
  units: [
    unit('1', '望川县住房和城乡建设局', '住建局'),
    unit('2', '甘溪镇人民政府', '甘溪镇'),
    unit('3', '望川县财政局', '财政局'),
  ],
  leaders: [],
});
const setting = { index, today: '2026-11-22', defaultDueOn: '2026-12-11' };
const listed = (owner: string, supporting = '', due = '') => ({
  ...{ at: '清单!2', id: '', project: '', title: '扬尘', need: '扬尘', category: null, categoryText: '' },
  ...{ owner, supporting, due, source: '', code: '' },
});
const decide = (...args: Parameters<typeof listed>) => decideListedAssignment(listed(...args), setting);

describe('a listed problem', () => {
  test.each([
    ['县住建局', '', '', '1', [], '2026-12-11'],
    ['住建局、甘溪镇', '财政局', '2026年12月底', '1', ['2', '3'], '2026-12-31'],
    ['甘溪镇（配合）、住建局', '', '2027.3', '1', ['2'], '2027-03-31'],
    ['住建局', '住建局、财政局', '2026-11-30', '1', ['3'], '2026-11-30'],
  ])('of %s with %s until %s is assigned to one owner', (owner, supporting, due, id, others, dueOn) => {
    expect(decide(owner, supporting, due).assign).toEqual({
      ownerOrgId: id,
      supportingOrgIds: others,
      dueOn,
    });
  });

  test.each([
    ['', '', '2026年底', '没有责任单位，待分办'],
    ['水务局', '', '', '单位“水务局”不在单位目录中，待分办'],
    ['住建局', '林业局', '', '单位“林业局”不在单位目录中，待分办'],
    ['住建局', '', '尽快', '时限“尽快”认不出，待分办'],
    ['住建局', '', '2026年10月底', '时限2026年10月31日已过，分办时另给，待分办'],
  ])('of “%s” with “%s” until “%s” waits for triage and says why', (owner, supporting, due, message) => {
    expect(decide(owner, supporting, due)).toEqual({ assign: null, message });
  });

  test('of an environmental inspection is sorted by what it says', () => {
    const words = ['老街片区雨污混接', '堆场未苫盖', '工地扬尘', '连续降雨影响施工'];
    expect(words.map(guessCategory)).toEqual(['environment', 'environment', 'environment', 'contractor']);
  });

  test('comes from where its list says', () => {
    const kinds = ['中央环保督察', '12345热线', '企业反映', '领导走访', ''].map(readListedSource);
    expect(kinds).toEqual(['inspection', 'hotline', 'enterprise', 'visit', 'manual']);
  });
});
