import { describe, expect, it } from 'vitest';
import { buildDirectory, type Directory } from './directory.ts';
import { getShippedCalendar } from './shipped-calendar.ts';
import { markSpeech } from './speech-marks.ts';

const anchor = { date: '2024-06-18', calendar: getShippedCalendar() };
const names = (text: string, directory: Directory | null = null): string[][] =>
  markSpeech(text, anchor, directory).lists.map((list) => list.units.map((unit) => unit.name));

const COUNTY: Directory = {
  place: '望川县',
  units: [
    { name: '望川县发展和改革局', shortName: '县发改局', kind: 'department' },
    { name: '望川县自然资源局', shortName: '县自然资源局', aliases: ['资规局'], kind: 'department' },
    { name: '望川县住房和城乡建设局', shortName: '县住建局', kind: 'department' },
    { name: '望川县统计局', kind: 'department' },
    { name: '甘溪镇', kind: 'town' },
    { name: '柳泉湾镇', kind: 'town' },
    { name: '望川经济开发区', aliases: ['经开区'], kind: 'park' },
  ],
};

describe('units by their form, without a directory', () => {
  const FORMS: [string, string[][]][] = [
    ['请国家发展改革委、财政部牵头', [['国家发展改革委', '财政部']]],
    ['人民银行、金融监管总局、审计署负责', [['人民银行', '金融监管总局', '审计署']]],
    ['省水利厅会同省应急厅制定方案', [['省水利厅'], ['省应急厅']]],
    ['由石桥镇、望城街道负责', [['石桥镇', '望城街道']]],
    ['清屏产业园管委会牵头', [['清屏产业园管委会']]],
    ['市生态环境局清屏分局要抓紧', [['市生态环境局清屏分局']]],
    ['项目建设指挥部要调度', [['项目建设指挥部']]],
    ['县委宣传部、县融媒体中心要报道', [['县委宣传部', '县融媒体中心']]],
    ['县城市建设投资公司具体负责', [['县城市建设投资公司']]],
    ['各镇街、各园区要排查', [['各镇街', '各园区']]],
    ['各县（市、区）要排查', [['各县（市、区）']]],
    ['清屏县要在7月底前完成', [['清屏县']]],
    ['由住宅与房地产科负责', [['住宅与房地产科']]],
    ['发改、工信、统计等部门要报送', [['发改', '工信', '统计']]],
    ['6月底前市发改委要把方案报市政府', [['市发改委']]],
    ['希望市发改委拿出方案', [['市发改委']]],
    ['国家税务总局望川县税务局负责', [['国家税务总局望川县税务局']]],
    ['望川县第一中学要完成扩建', [['望川县第一中学']]],
    ['领导小组办公室要印发方案', [['领导小组办公室']]],
    ['村镇建设服务中心、县城乡供水公司要整改', [['村镇建设服务中心', '县城乡供水公司']]],
    ['会同市公安局、海州海关开展行动', [['市公安局', '海州海关']]],
    ['工业布局更加合理，城镇化格局成型', []],
    ['教育、医疗、养老等领域改革', []],
    ['干部队伍内部管理要全面加强', []],
  ];
  it.each(FORMS)('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('one unit has one name in a text, the fullest that it prints', () => {
    expect(
      names('市发改委要报送。市发展和改革委员会牵头。发展改革委汇总，住建局、发改委配合。').flat(),
    ).toEqual([
      '市发展和改革委员会',
      '市发展和改革委员会',
      '市发展和改革委员会',
      '住建局',
      '市发展和改革委员会',
    ]);
  });
});

describe('units of a directory', () => {
  const SAME = [
    '县发改局',
    '发改局',
    '发改委',
    '县发展改革局',
    '发展和改革局',
    '望川县发改局',
    '望川县发展和改革局',
  ];
  it.each(SAME)('%s is 望川县发展和改革局', (words) => {
    expect(names(`由${words}牵头`, COUNTY)).toEqual([['望川县发展和改革局']]);
  });

  it('a department of another level is nobody of the directory', () => {
    expect(names('报市发改委审批', COUNTY)).toEqual([['市发改委']]);
  });

  it('short forms in a list are each a unit: 住建、资规配合', () => {
    expect(names('县发改局牵头，住建、资规配合', COUNTY)).toEqual([
      ['望川县发展和改革局'],
      ['望川县住房和城乡建设局', '望川县自然资源局'],
    ]);
  });

  it('各镇街 is every town of the directory, 各园区 every park', () => {
    expect(names('各镇街要排查。各园区要排查。', COUNTY)).toEqual([
      ['甘溪镇', '柳泉湾镇'],
      ['望川经济开发区'],
    ]);
  });

  it('等 keeps a list open', () => {
    const [list] = markSpeech('县发改局、县统计局等部门要报送', anchor, COUNTY).lists;
    expect(list?.isOpen).toBe(true);
  });

  it('a directory is made of organisations, the county itself being its place', () => {
    const directory = buildDirectory([
      { name: '望川县', shortName: '望川县', aliases: [], kind: 'county' },
      { name: '望川县财政局', shortName: '财政局', aliases: ['县财政局'], kind: 'department' },
      { name: '望川县重点项目建设指挥部', shortName: null, aliases: [], kind: 'leading-group' },
    ]);
    expect(directory.place).toBe('望川县');
    expect(directory.units.map((unit) => [unit.name, unit.kind])).toEqual([
      ['望川县财政局', 'department'],
      ['望川县重点项目建设指挥部', 'command'],
    ]);
  });
});

describe('units of a directory by names it does not list', () => {
  const OFFICES: Directory = {
    place: '望川县',
    units: [
      { name: '望川县委县政府督查室', kind: 'office' },
      { name: '望川水务发展有限公司', aliases: ['县水发公司'], kind: 'company' },
      { name: '国网望川县供电公司', aliases: ['供电公司'], kind: 'company' },
      { name: '望川县自然资源局', kind: 'department' },
      { name: '望川县行政审批服务局', aliases: ['政务服务局'], kind: 'department' },
      { name: '甘溪镇', aliases: ['甘溪'], kind: 'town' },
    ],
  };

  it.each([
    ['督查室每周通报一次', '望川县委县政府督查室'],
    ['县委督查室每三天督查一次', '望川县委县政府督查室'],
    ['县水发连夜抢修', '望川水务发展有限公司'],
    ['县水务发展公司要检修', '望川水务发展有限公司'],
    ['国网望川供电公司要增容', '国网望川县供电公司'],
    ['县资源规划局要调规', '望川县自然资源局'],
    ['县行政审批和政务服务局要上线', '望川县行政审批服务局'],
    ['甘溪要在6月底前清零', '甘溪镇'],
    ['甘溪的老周，你自己去谈', '甘溪镇'],
  ])('%s', (text, name) => {
    expect(names(text, OFFICES)[0]).toEqual([name]);
  });

  it('甘溪桥 is not the town 甘溪', () => {
    expect(names('甘溪桥要在6月底前通车', OFFICES)).toEqual([]);
  });
});
