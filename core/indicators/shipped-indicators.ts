/** The package of indicators that ships (register A12.2); a region edits its own copy. A data table. */
import type { Indicator, IndicatorKind } from './indicator.ts';

type Rest = Partial<Omit<Indicator, 'code' | 'name' | 'unit' | 'kind'>>;
type Row = [code: string, name: string, unit: string, kind: IndicatorKind, rest?: Rest];

type Usual = Omit<Indicator, 'code' | 'name' | 'unit' | 'kind' | 'group' | 'sourceDepartment'>;

const USUAL: Usual = {
  direction: 'higher-is-better',
  every: 'month',
  digits: 2,
  dueDay: 20,
  alongTime: 'last',
  alongHierarchy: 'sum',
  growth: 'nominal',
  rankBy: 'growth',
  isVeto: false,
  hasNoJanuary: false,
  hasProRata: false,
  partOf: null,
  ratioOf: null,
};
const UNGROWN = { growth: 'none', rankBy: 'level' } as const;

const BY_KIND: Record<IndicatorKind, Usual> = {
  cumulative: { ...USUAL, hasProRata: true },
  flow: { ...USUAL, dueDay: 10, alongTime: 'sum', rankBy: 'completion', hasProRata: true },
  stock: { ...USUAL, dueDay: 15 },
  rate: { ...USUAL, ...UNGROWN, digits: 1, alongHierarchy: 'parts' },
  index: { ...USUAL, ...UNGROWN, alongHierarchy: 'none' },
};

/** Growth at comparable prices, given by the source. */
const REAL: Rest = { growth: 'real' };
/** Statistics publish no January. */
const FROM_FEBRUARY: Rest = { hasNoJanuary: true };
const LESS: Rest = { direction: 'lower-is-better', rankBy: 'level', hasProRata: false };
/** Neither more nor less is better: it is shown and not ranked. */
const SHOWN: Rest = { direction: 'neither', rankBy: null, hasProRata: false };
const WHOLE: Rest = { digits: 0 };
const YEARLY: Rest = { dueDay: null, every: 'year' };
const QUARTERLY: Rest = { every: 'quarter' };
const partOf = (whole: string): Rest => ({ partOf: whole });

const GROUPS: readonly [group: string, department: string, rows: readonly Row[]][] = [
  [
    '宏观',
    '统计局',
    [
      ['gdp', '地区生产总值', '亿元', 'cumulative', { ...REAL, ...QUARTERLY }],
      [
        'primary-value-added',
        '第一产业增加值',
        '亿元',
        'cumulative',
        { ...REAL, ...QUARTERLY, ...partOf('gdp') },
      ],
      [
        'secondary-value-added',
        '第二产业增加值',
        '亿元',
        'cumulative',
        { ...REAL, ...QUARTERLY, ...partOf('gdp') },
      ],
      [
        'tertiary-value-added',
        '第三产业增加值',
        '亿元',
        'cumulative',
        { ...REAL, ...QUARTERLY, ...partOf('gdp') },
      ],
    ],
  ],
  [
    '工业',
    '统计局',
    [
      ['industry-value-added', '规模以上工业增加值', '亿元', 'cumulative', { ...REAL, ...FROM_FEBRUARY }],
      ['industry-output', '规模以上工业总产值', '亿元', 'cumulative', FROM_FEBRUARY],
      ['industry-sales', '工业产品销售收入', '亿元', 'cumulative', FROM_FEBRUARY],
      ['industry-profit-tax', '工业利税', '亿元', 'cumulative', FROM_FEBRUARY],
      ['industry-profit', '工业利润', '亿元', 'cumulative', FROM_FEBRUARY],
      ['industry-efficiency-index', '工业经济效益综合指数', '%', 'index', FROM_FEBRUARY],
      ['production-sales-rate', '工业产品产销率', '%', 'rate', FROM_FEBRUARY],
      ['emerging-value-added', '新兴产业增加值', '亿元', 'cumulative', REAL],
      ['electronics-value-added', '电子信息产业增加值', '亿元', 'cumulative', REAL],
      ['manufacturing-share', '制造业增加值占工业增加值比重', '%', 'rate'],
      ['coal-share', '煤炭工业占工业比重', '%', 'rate', SHOWN],
      [
        'industry-electricity',
        '工业用电量',
        '亿千瓦时',
        'cumulative',
        { sourceDepartment: '供电公司', dueDay: 5 },
      ],
      ['industry-vat', '入库工业增值税', '亿元', 'cumulative', { sourceDepartment: '税务局', dueDay: 5 }],
      ['park-output', '工业园区产值', '亿元', 'cumulative', { sourceDepartment: '园区管委会' }],
      ['park-enterprises', '园区入园企业数', '家', 'stock', { ...WHOLE, sourceDepartment: '园区管委会' }],
    ],
  ],
  [
    '投资与项目',
    '统计局',
    [
      ['fixed-investment', '固定资产投资', '亿元', 'cumulative', FROM_FEBRUARY],
      [
        'industry-investment',
        '工业投资',
        '亿元',
        'cumulative',
        { ...FROM_FEBRUARY, ...partOf('fixed-investment') },
      ],
      [
        'real-estate-investment',
        '房地产开发投资',
        '亿元',
        'cumulative',
        { ...FROM_FEBRUARY, ...partOf('fixed-investment') },
      ],
      ['real-estate-started', '房地产新开工面积', '万平方米', 'cumulative', FROM_FEBRUARY],
      ['real-estate-completed', '房地产竣工面积', '万平方米', 'cumulative', FROM_FEBRUARY],
      [
        'infrastructure-investment',
        '基础设施投资',
        '亿元',
        'cumulative',
        { ...FROM_FEBRUARY, ...partOf('fixed-investment') },
      ],
      ['construction-value', '建筑业总产值', '亿元', 'cumulative'],
      ['road-investment', '公路建设投资', '亿元', 'cumulative', { sourceDepartment: '交通运输局' }],
      ['industry-projects-added', '新增亿元以上工业项目', '个', 'cumulative', WHOLE],
    ],
  ],
  [
    '财政金融',
    '财政局',
    [
      ['fiscal-revenue', '财政总收入', '亿元', 'cumulative', { dueDay: 3 }],
      ['public-budget-revenue', '一般公共预算收入', '亿元', 'cumulative', { dueDay: 3 }],
      [
        'tax-revenue',
        '税收收入',
        '亿元',
        'cumulative',
        { sourceDepartment: '税务局', dueDay: 3, ...partOf('public-budget-revenue') },
      ],
      [
        'tax-share',
        '税收占一般公共预算收入比重',
        '%',
        'rate',
        { dueDay: 3, ratioOf: ['tax-revenue', 'public-budget-revenue'] },
      ],
      ['deposits', '金融机构存款余额', '亿元', 'stock', { sourceDepartment: '人民银行' }],
      ['loans', '金融机构贷款余额', '亿元', 'stock', { sourceDepartment: '人民银行' }],
      ['bank-enterprise-loans', '银企签约贷款发放额', '亿元', 'cumulative', { sourceDepartment: '金融办' }],
      ['electricity-arrears', '欠缴电费', '亿元', 'stock', { ...LESS, sourceDepartment: '供电公司' }],
    ],
  ],
  [
    '消费与居民收入',
    '统计局',
    [
      ['retail-sales', '社会消费品零售总额', '亿元', 'cumulative', FROM_FEBRUARY],
      [
        'urban-retail-sales',
        '城镇消费品零售额',
        '亿元',
        'cumulative',
        { ...FROM_FEBRUARY, ...partOf('retail-sales') },
      ],
      [
        'rural-retail-sales',
        '乡村消费品零售额',
        '亿元',
        'cumulative',
        { ...FROM_FEBRUARY, ...partOf('retail-sales') },
      ],
      [
        'urban-income',
        '城镇居民人均可支配收入',
        '元',
        'cumulative',
        { ...WHOLE, ...QUARTERLY, alongHierarchy: 'none' },
      ],
      [
        'rural-income',
        '农村居民人均可支配收入',
        '元',
        'cumulative',
        { ...WHOLE, ...QUARTERLY, alongHierarchy: 'none' },
      ],
      ['fuel-sales', '汽柴油销量', '万吨', 'cumulative', { sourceDepartment: '商务局' }],
      ['freight', '货运量', '万吨', 'cumulative', { sourceDepartment: '交通运输局' }],
      ['freight-turnover', '货物周转量', '万吨公里', 'cumulative', { sourceDepartment: '交通运输局' }],
      ['tourism-revenue', '旅游收入', '亿元', 'cumulative', { sourceDepartment: '文旅局' }],
      ['tourists', '接待游客', '万人次', 'cumulative', { sourceDepartment: '文旅局' }],
    ],
  ],
  [
    '开放招商',
    '商务局',
    [
      ['foreign-trade', '进出口总额', '亿美元', 'cumulative'],
      ['foreign-capital', '实际利用外资', '万美元', 'cumulative', WHOLE],
      ['domestic-capital', '省外到位资金', '亿元', 'cumulative', { sourceDepartment: '投资促进局' }],
      ['signed-projects', '签约招商项目', '个', 'cumulative', { ...WHOLE, sourceDepartment: '投资促进局' }],
      ['funds-in-place-rate', '招商项目资金到位率', '%', 'rate', { sourceDepartment: '投资促进局' }],
      ['contract-fulfilment-rate', '招商项目履约率', '%', 'rate', { sourceDepartment: '投资促进局' }],
      ['upward-funds', '向上争取资金', '万元', 'cumulative', { ...WHOLE, sourceDepartment: '发展改革局' }],
    ],
  ],
  [
    '市场主体',
    '市场监管局',
    [
      ['above-scale-industry', '规模以上工业企业', '户', 'stock', { ...WHOLE, sourceDepartment: '统计局' }],
      [
        'above-scale-added',
        '新增规模以上工业企业',
        '户',
        'cumulative',
        { ...WHOLE, sourceDepartment: '统计局' },
      ],
      [
        'above-scale-left',
        '退出规模以上工业企业',
        '户',
        'cumulative',
        { ...WHOLE, ...SHOWN, sourceDepartment: '统计局' },
      ],
      [
        'above-quota-added',
        '新增限额以上商贸企业',
        '家',
        'cumulative',
        { ...WHOLE, sourceDepartment: '商务局' },
      ],
      ['market-subjects', '市场主体总量', '户', 'stock', WHOLE],
      ['market-subjects-added', '新发展市场主体', '户', 'cumulative', WHOLE],
      ['micro-enterprises-added', '新增微型企业', '户', 'cumulative', WHOLE],
    ],
  ],
  [
    '农业生态',
    '农业农村局',
    [
      ['afforestation', '营造林面积', '万亩', 'cumulative', { sourceDepartment: '林业局' }],
      ['rice-area', '优质稻面积', '万亩', 'stock', YEARLY],
      ['livestock', '生猪存栏', '万头', 'stock'],
      ['air-quality-index', '环境空气质量综合指数', '', 'index', { ...LESS, sourceDepartment: '生态环境局' }],
      [
        'good-air-days',
        '空气质量优良天数',
        '天',
        'cumulative',
        { ...WHOLE, alongHierarchy: 'none', sourceDepartment: '生态环境局' },
      ],
      ['petition-closed-rate', '信访件与点位整改销号率', '%', 'rate', { sourceDepartment: '生态环境局' }],
    ],
  ],
  [
    '社会民生',
    '人力资源社会保障局',
    [
      ['urban-jobs', '城镇新增就业', '人', 'cumulative', WHOLE],
      ['labour-transfer', '农村转移劳动力', '人', 'cumulative', WHOLE],
      [
        'accidents',
        '生产安全事故起数',
        '起',
        'cumulative',
        { ...WHOLE, ...LESS, isVeto: true, sourceDepartment: '应急局' },
      ],
      [
        'accident-deaths',
        '生产安全事故死亡人数',
        '人',
        'cumulative',
        { ...WHOLE, ...LESS, isVeto: true, sourceDepartment: '应急局' },
      ],
      ['road-built', '农村公路通畅工程', '公里', 'cumulative', { sourceDepartment: '交通运输局' }],
      ['safe-water', '安全饮水解决人口', '人', 'cumulative', { ...WHOLE, sourceDepartment: '水利局' }],
      ['housing-started-rate', '保障性住房开工率', '%', 'rate', { sourceDepartment: '住房城乡建设局' }],
      ['housing-completed-rate', '保障性住房竣工率', '%', 'rate', { sourceDepartment: '住房城乡建设局' }],
      ['annual-report-rate', '企业年报率', '%', 'rate', { sourceDepartment: '市场监管局' }],
      ['online-sales', '网络销售额', '万元', 'cumulative', { ...WHOLE, sourceDepartment: '商务局' }],
    ],
  ],
];

export const SHIPPED_INDICATORS: readonly Indicator[] = GROUPS.flatMap(([group, department, rows]) =>
  rows.map(
    ([code, name, unit, kind, rest]): Indicator => ({
      ...BY_KIND[kind],
      group,
      sourceDepartment: department,
      ...rest,
      code,
      name,
      unit,
      kind,
    }),
  ),
);
