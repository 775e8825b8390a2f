// Names of the invented county. Places, units and companies exist nowhere; persons have no given names.

export interface UnitName {
  /** Last part of the code and of the sign-in names. */
  key: string;
  /** Without the county's name in front. */
  name: string;
  short: string;
  aliases?: readonly string[];
}

export const COUNTY_NAME = '望川县';

/** 30 departments in their official order. */
export const DEPARTMENTS: readonly UnitName[] = [
  { key: 'fgj', name: '发展和改革局', short: '发改局', aliases: ['县发改局', '发展改革局', '发改委'] },
  { key: 'jtiju', name: '教育体育局', short: '教体局', aliases: ['县教体局', '教育局'] },
  { key: 'kjj', name: '科学技术局', short: '科技局', aliases: ['县科技局'] },
  { key: 'gxj', name: '工业和信息化局', short: '工信局', aliases: ['县工信局', '工信委'] },
  { key: 'gaj', name: '公安局', short: '公安局', aliases: ['县公安局'] },
  { key: 'mzj', name: '民政局', short: '民政局', aliases: ['县民政局'] },
  { key: 'sfj', name: '司法局', short: '司法局', aliases: ['县司法局'] },
  { key: 'czj', name: '财政局', short: '财政局', aliases: ['县财政局'] },
  { key: 'rsj', name: '人力资源和社会保障局', short: '人社局', aliases: ['县人社局'] },
  { key: 'zrj', name: '自然资源局', short: '自然资源局', aliases: ['县自然资源局', '资规局'] },
  { key: 'hbj', name: '生态环境局', short: '生态环境局', aliases: ['县生态环境局', '环保局'] },
  { key: 'zjj', name: '住房和城乡建设局', short: '住建局', aliases: ['县住建局', '建设局'] },
  { key: 'jtj', name: '交通运输局', short: '交通局', aliases: ['县交通局', '交通运输局'] },
  { key: 'swj', name: '水务局', short: '水务局', aliases: ['县水务局', '水利局'] },
  { key: 'nyj', name: '农业农村局', short: '农业农村局', aliases: ['县农业农村局', '农业局'] },
  { key: 'shangwj', name: '商务局', short: '商务局', aliases: ['县商务局'] },
  { key: 'wlj', name: '文化广电和旅游局', short: '文旅局', aliases: ['县文旅局', '文广旅局'] },
  { key: 'wjj', name: '卫生健康局', short: '卫健局', aliases: ['县卫健局', '卫健委'] },
  { key: 'tyj', name: '退役军人事务局', short: '退役军人局' },
  { key: 'yjj', name: '应急管理局', short: '应急局', aliases: ['县应急局'] },
  { key: 'sjj', name: '审计局', short: '审计局' },
  { key: 'scj', name: '市场监督管理局', short: '市场监管局', aliases: ['市监局'] },
  { key: 'tjj', name: '统计局', short: '统计局', aliases: ['县统计局'] },
  { key: 'ybj', name: '医疗保障局', short: '医保局' },
  { key: 'xcj', name: '乡村发展服务中心', short: '乡村发展中心' },
  { key: 'lyj', name: '林业局', short: '林业局', aliases: ['县林业局', '林草局'] },
  { key: 'cgj', name: '城市管理局', short: '城管局', aliases: ['县城管局', '综合执法局'] },
  { key: 'spj', name: '行政审批服务局', short: '审批局', aliases: ['政务服务局'] },
  { key: 'tcj', name: '投资促进局', short: '投促局', aliases: ['招商局', '县投促局'] },
  { key: 'gxs', name: '供销合作社联合社', short: '供销社' },
];

export const TOWNS: readonly UnitName[] = [
  { key: 'chengguan', name: '望城街道', short: '望城街道', aliases: ['望城街道办', '城关'] },
  { key: 'linchuan', name: '临川门街道', short: '临川门街道', aliases: ['临川门街道办'] },
  { key: 'ganxi', name: '甘溪镇', short: '甘溪镇', aliases: ['甘溪镇人民政府', '甘溪'] },
  { key: 'liuquan', name: '柳泉湾镇', short: '柳泉湾镇', aliases: ['柳泉湾'] },
  { key: 'shiting', name: '石亭坝镇', short: '石亭坝镇', aliases: ['石亭坝'] },
  { key: 'yunling', name: '云岭铺镇', short: '云岭铺镇', aliases: ['云岭铺'] },
  { key: 'taodu', name: '桃渡口镇', short: '桃渡口镇', aliases: ['桃渡口'] },
  { key: 'baisha', name: '白沙集镇', short: '白沙集镇', aliases: ['白沙集'] },
  { key: 'shuanghe', name: '双河塘镇', short: '双河塘镇', aliases: ['双河塘'] },
  { key: 'songgang', name: '松岗岭镇', short: '松岗岭镇', aliases: ['松岗岭'] },
  { key: 'hefeng', name: '禾丰坪乡', short: '禾丰坪乡', aliases: ['禾丰坪'] },
  { key: 'zhuping', name: '竹坪寨乡', short: '竹坪寨乡', aliases: ['竹坪寨'] },
];

export const PARKS: readonly UnitName[] = [
  { key: 'jkq', name: '经济开发区', short: '经开区', aliases: ['望川经开区', '县经开区', '开发区'] },
  { key: 'nyy', name: '现代农业产业园', short: '农业产业园', aliases: ['农业园', '现代农业园'] },
];

export const COMPANIES: readonly UnitName[] = [
  { key: 'chengtou', name: '城市建设投资集团有限公司', short: '望川城投', aliases: ['城投集团', '县城投'] },
  { key: 'jiaotou', name: '交通建设投资有限公司', short: '望川交投', aliases: ['交投公司', '县交投'] },
  { key: 'shuifa', name: '水务发展有限公司', short: '望川水发', aliases: ['水发公司'] },
  { key: 'nongfa', name: '农业发展有限公司', short: '望川农发', aliases: ['农发公司'] },
  { key: 'wenlv', name: '文化旅游发展有限公司', short: '望川文旅', aliases: ['文旅公司'] },
  { key: 'nengfa', name: '能源环保投资有限公司', short: '望川能投', aliases: ['能投公司'] },
];

/** Place syllables for the many towns of a county that is larger than life. */
export const TOWN_FIRST = '云石桃柳松竹禾甘白双清龙凤金银玉长高平安新古大小东西南北上下'.split('');
export const TOWN_SECOND = '泉亭岭渡沙河岗丰坪溪湾坝铺口集塘寨桥林川'.split('');
export const TOWN_LAST = ['镇', '镇', '镇', '乡', '街道'] as const;

/** A person is a surname and a mark: nobody is called so, and no two are called alike in the small county. */
export const SURNAMES =
  '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹'.split(
    '',
  );
export const STEMS = '甲乙丙丁戊己庚辛壬癸'.split('');

/** 8 leaders in the official order; titles that many counties have. */
export const LEADERS: readonly { surname: string; title: string }[] = [
  { surname: '赵', title: '县委书记' },
  { surname: '钱', title: '县委副书记、县长' },
  { surname: '孙', title: '县人大常委会主任' },
  { surname: '李', title: '县政协主席' },
  { surname: '周', title: '县委常委、常务副县长' },
  { surname: '吴', title: '县委常委、副县长' },
  { surname: '郑', title: '副县长（分管城建交通）' },
  { surname: '冯', title: '副县长（分管农业水利）' },
];
