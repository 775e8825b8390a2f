// The eight sectors of the invented county: what is built in them, by whom, for how much.

export type Sector = '工业' | '农业' | '服务业' | '城建' | '交通' | '水利' | '教育卫生' | '能源环保';

export interface ProjectLine {
  /** Keys of the units that take this line on when only some of the sector's do; the first department reviews. */
  units?: readonly string[];
  subjects: readonly string[];
  works: readonly ProjectWork[];
  /** How work is described as it grows; a building unless said otherwise. */
  image?: 'route' | 'land';
}

export interface ProjectWork {
  ending: string;
  /** What is built: the letters stand for sizes. */
  content: string;
  /** 万元: nothing of the kind is built for less. */
  leastWan?: number;
}

export interface SectorWords {
  sector: Sector;
  /** Keys of the departments that review; the first is usual. */
  departments: readonly string[];
  /** Keys of the companies and parks that build in this sector; towns build in all. */
  builders: readonly string[];
  lines: readonly ProjectLine[];
  fundings: readonly string[];
  /** 万元, small to large. */
  amounts: readonly [number, number][];
  months: readonly [number, number];
  /** Work outdoors rests in winter. */
  restsInWinter: boolean;
  /** The county or its companies own it, not an outside company. */
  isPublic: boolean;
}

export const SECTORS: readonly SectorWords[] = [
  {
    sector: '工业',
    departments: ['gxj', 'tcj', 'kjj'],
    builders: ['jkq'],
    lines: [
      {
        subjects: [
          '精密铸件',
          '新型建材',
          '农机装备',
          '食品罐头',
          '装配式构件',
          '电线电缆',
          '中药饮片',
          '包装材料',
          '光伏组件',
          '特种玻璃',
          '纺织服装',
          '汽车零部件',
          '锂电材料',
          '智能家居',
          '环保设备',
          '生物饲料',
          '冷链食品',
          '陶瓷洁具',
          '工业机器人',
          '精密轴承',
        ],
        works: [
          {
            ending: '生产线建设项目',
            content: '新建标准厂房{a}平方米，购置生产线{n}条，配套仓储、办公用房及污水处理设施',
            leastWan: 3000,
          },
          {
            ending: '产业园项目',
            content: '占地{m}亩，新建厂房{n}栋、研发楼1栋，总建筑面积{a}平方米',
            leastWan: 12000,
          },
          {
            ending: '扩能改造项目',
            content: '改造车间{a}平方米，新增设备{n}台（套），达产后年新增产能{m}万件',
          },
          {
            ending: '智能工厂项目',
            content: '新建智能化车间{n}座，建筑面积{a}平方米，配套自动化立体仓库',
            leastWan: 6000,
          },
        ],
      },
    ],
    fundings: ['企业投资', '企业投资', '企业投资', '政府引导基金'],
    amounts: [
      [2000, 9000],
      [9000, 50000],
      [50000, 300000],
    ],
    months: [16, 40],
    restsInWinter: false,
    isPublic: false,
  },
  {
    sector: '农业',
    departments: ['nyj', 'lyj', 'xcj', 'gxs'],
    builders: ['nyy', 'nongfa'],
    lines: [
      {
        image: 'land',
        subjects: ['高标准农田', '水稻制种', '优质粮油', '高山茶园', '柑橘标准园', '林下经济'],
        works: [
          { ending: '基地建设项目', content: '建设标准化基地{m}亩，配套灌溉、机耕道及冷藏保鲜库{n}座' },
          { ending: '提升改造项目', content: '实施土地平整{m}亩，新建渠道{n}公里、机耕道{n}公里' },
        ],
      },
      {
        subjects: ['设施蔬菜', '食用菌', '中药材', '柑橘', '高山茶叶'],
        works: [
          { ending: '示范园项目', content: '新建日光温室{n}座、连栋大棚{a}平方米，配套水肥一体化设施' },
          { ending: '产地冷链集配中心项目', content: '新建冷库{n}座，库容{a}立方米，配套分拣包装线' },
        ],
      },
      {
        subjects: ['肉牛', '生猪', '蛋鸡', '淡水鱼'],
        works: [
          {
            ending: '标准化养殖场建设项目',
            content: '新建养殖圈舍{n}栋{a}平方米，配套饲料加工和粪污处理设施',
          },
        ],
      },
    ],
    fundings: ['中央预算内投资', '财政衔接资金', '企业投资', '地方政府专项债券'],
    amounts: [
      [500, 2500],
      [2500, 12000],
      [12000, 45000],
    ],
    months: [11, 26],
    restsInWinter: true,
    isPublic: false,
  },
  {
    sector: '服务业',
    departments: ['shangwj', 'wlj', 'scj'],
    builders: ['jkq', 'nyy', 'wenlv'],
    lines: [
      {
        units: ['wlj', 'wenlv'],
        subjects: ['古街文旅', '望川湖旅游', '康养度假', '露营营地', '非遗工坊', '城市酒店'],
        works: [
          { ending: '建设项目', content: '总建筑面积{a}平方米，包括商业用房、停车场{m}个车位及配套设施' },
          { ending: '提升改造项目', content: '改造建筑{n}栋，面积{a}平方米，完善游客服务和停车设施' },
        ],
      },
      {
        units: ['shangwj', 'scj', 'jkq', 'nyy'],
        subjects: ['冷链物流', '商贸物流', '电商产业', '农产品交易市场'],
        works: [
          {
            ending: '园区项目',
            content: '占地{m}亩，新建仓库{n}座、分拨中心1座，建筑面积{a}平方米',
            leastWan: 8000,
          },
        ],
      },
    ],
    fundings: ['企业投资', '企业投资', '地方政府专项债券'],
    amounts: [
      [1500, 8000],
      [8000, 40000],
      [40000, 160000],
    ],
    months: [14, 34],
    restsInWinter: false,
    isPublic: false,
  },
  {
    sector: '城建',
    departments: ['zjj', 'cgj', 'zrj'],
    builders: ['chengtou'],
    lines: [
      {
        subjects: ['老旧小区', '城中村', '背街小巷', '棚户区', '城区雨污分流管网', '供水管网', '燃气管网'],
        works: [
          { ending: '改造工程', content: '改造小区{n}个、楼栋{m}栋，面积{a}平方米，更新管网{n}公里' },
          { ending: '综合整治项目', content: '整治街巷{n}条，铺设管网{n}公里，改造立面{a}平方米' },
        ],
      },
      {
        subjects: ['城区停车场', '保障性租赁住房', '滨河公园', '城区道路', '口袋公园', '市民中心'],
        works: [{ ending: '建设工程', content: '新建{a}平方米，配套道路、给排水、绿化亮化', leastWan: 1800 }],
      },
    ],
    fundings: ['中央预算内投资', '地方政府专项债券', '财政资金', '超长期特别国债'],
    amounts: [
      [1200, 6000],
      [6000, 30000],
      [30000, 120000],
    ],
    months: [12, 32],
    restsInWinter: true,
    isPublic: true,
  },
  {
    sector: '交通',
    departments: ['jtj'],
    builders: ['jiaotou'],
    lines: [
      {
        image: 'route',
        subjects: [
          '县道X301',
          '县道X318',
          '农村公路',
          '望川至甘溪公路',
          '产业路',
          '国道改线段',
          '乡镇通三级路',
        ],
        works: [
          {
            ending: '改扩建工程',
            content: '路线全长{n}公里，按三级公路标准改建，路基宽8.5米，含桥梁{k}座',
            leastWan: 3500,
          },
          { ending: '路面提升工程', content: '改造路面{n}公里，修复水毁{m}处，完善标志标线' },
        ],
      },
      {
        subjects: ['云岭隧道', '双河塘大桥', '城东客运枢纽', '桃渡口码头', '白沙集大桥'],
        works: [
          {
            ending: '新建工程',
            content: '新建主体工程1处及连接线{n}公里，同步实施安防和照明工程',
            leastWan: 8000,
          },
        ],
      },
    ],
    fundings: ['车购税补助', '地方政府专项债券', '财政资金', '政策性贷款'],
    amounts: [
      [1500, 9000],
      [9000, 60000],
      [60000, 280000],
    ],
    months: [14, 40],
    restsInWinter: true,
    isPublic: true,
  },
  {
    sector: '水利',
    departments: ['swj'],
    builders: ['shuifa'],
    lines: [
      {
        image: 'route',
        subjects: ['望川河', '甘溪河', '双河塘河', '松岗岭山洪沟'],
        works: [{ ending: '综合治理工程', content: '治理河道{n}公里，新建护岸{n}公里、堤防{k}公里' }],
      },
      {
        subjects: ['双河塘水库', '小型病险水库', '石亭坝水库'],
        works: [
          {
            ending: '除险加固工程',
            content: '加固大坝{k}座，改造溢洪道、放水设施及监测系统',
            leastWan: 1500,
          },
        ],
      },
      {
        image: 'route',
        subjects: ['石亭坝灌区', '白沙集灌区', '甘溪灌区'],
        works: [
          {
            ending: '续建配套与现代化改造项目',
            content: '改造干支渠{n}公里、渠系建筑物{m}座，恢复灌溉面积{a}亩',
            leastWan: 2500,
          },
        ],
      },
      {
        subjects: ['城乡供水一体化', '禾丰坪引水', '白沙集片区供水'],
        works: [{ ending: '工程', content: '新建水厂{k}座、管网{m}公里，受益人口{a}人' }],
      },
    ],
    fundings: ['中央水利发展资金', '超长期特别国债', '地方政府专项债券', '财政资金'],
    amounts: [
      [800, 5000],
      [5000, 26000],
      [26000, 150000],
    ],
    months: [12, 34],
    restsInWinter: true,
    isPublic: true,
  },
  {
    sector: '教育卫生',
    departments: ['jtiju', 'wjj', 'mzj', 'rsj'],
    builders: ['chengtou'],
    lines: [
      {
        units: ['wjj', 'mzj', 'chengtou'],
        subjects: ['县人民医院', '县中医院', '县疾控中心', '中心卫生院', '妇幼保健院', '养老服务中心'],
        works: [
          { ending: '迁建项目', content: '占地{m}亩，总建筑面积{a}平方米，设床位{m}张', leastWan: 9000 },
          { ending: '能力提升项目', content: '改造业务用房{a}平方米，购置设备{n}台（套）' },
        ],
      },
      {
        units: ['jtiju', 'rsj', 'chengtou'],
        subjects: ['望川一中', '职教中心', '城北小学', '公共实训基地', '城南幼儿园', '特殊教育学校'],
        works: [
          {
            ending: '综合楼建设项目',
            content: '新建综合楼{k}栋，建筑面积{a}平方米，购置设备{n}台（套）',
            leastWan: 1500,
          },
          {
            ending: '扩建项目',
            content: '新建教学楼、宿舍{k}栋，建筑面积{a}平方米，新增学位{m}个',
            leastWan: 3000,
          },
        ],
      },
    ],
    fundings: ['中央预算内投资', '地方政府专项债券', '财政资金'],
    amounts: [
      [600, 4000],
      [4000, 18000],
      [18000, 70000],
    ],
    months: [14, 32],
    restsInWinter: true,
    isPublic: true,
  },
  {
    sector: '能源环保',
    departments: ['hbj', 'fgj', 'gxj'],
    builders: ['nengfa', 'jkq'],
    lines: [
      {
        units: ['fgj', 'gxj', 'nengfa', 'jkq'],
        subjects: ['分布式光伏', '松岗岭风力', '整县屋顶光伏', '生活垃圾焚烧', '工业余热'],
        works: [
          {
            ending: '发电项目',
            content: '装机容量{m}兆瓦，新建升压站{k}座、集电线路{n}公里',
            leastWan: 9000,
          },
        ],
      },
      {
        subjects: ['城区污水处理厂', '园区污水处理厂', '固废处置中心'],
        works: [
          { ending: '提标扩能项目', content: '日处理规模{a}吨，新建处理单元{n}组及配套管线', leastWan: 4000 },
        ],
      },
      {
        image: 'land',
        subjects: ['农村生活污水', '废弃矿山', '望川湖水环境', '黑臭水体'],
        works: [{ ending: '治理项目', content: '治理点位{m}处，铺设管网{n}公里，建设处理终端{n}座' }],
      },
    ],
    fundings: ['企业投资', '地方政府专项债券', '中央预算内投资', '企业投资'],
    amounts: [
      [1000, 8000],
      [8000, 60000],
      [60000, 300000],
    ],
    months: [14, 36],
    restsInWinter: true,
    isPublic: false,
  },
];
