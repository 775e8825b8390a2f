import { ROLE_LABELS, type Role } from '#core/people/actor.ts';
import { canKeepOrgs, listGivableRoles } from '#core/people/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, type ListSheet, withScope, writeListWorkbook } from '#server/platform/public.ts';
import { loadImportSense } from './judge-rows.view.ts';

interface Workbook {
  name: string;
  content: Buffer;
}
/** 栏目、是否必填、怎么填、示例. */
type Explanation = readonly [title: string, need: string, how: string, example: string];

/** Posts that each unit has to name, in the order of its way of a report. */
const UNIT_POSTS: readonly Role[] = [
  'reporter-a',
  'reporter-b',
  'section-head',
  'deputy-head',
  'head',
  'unit-admin',
];
const EMPTY_ROWS = 40;

const PERSON_COLUMNS = [
  { title: '单位', width: 30 },
  { title: '岗位', width: 16 },
  { title: '姓名', width: 12 },
  { title: '职务', width: 20 },
  { title: '登录名', width: 14 },
  { title: '办公电话', width: 16 },
  { title: '手机', width: 16 },
  { title: '服务领导', width: 12 },
];
const ORG_COLUMNS = [
  { title: '单位名称', width: 34 },
  { title: '简称', width: 16 },
  { title: '类别', width: 12 },
  { title: '上级单位', width: 28 },
  { title: '别名', width: 24 },
  { title: '管理员', width: 12 },
  { title: '登录名', width: 14 },
  { title: '办公电话', width: 16 },
  { title: '手机', width: 16 },
];

const toNotes = (rows: readonly Explanation[]): ListSheet => ({
  name: '填写说明',
  title: '填写说明',
  note: '本页不导入',
  columns: [
    { title: '栏目', width: 12 },
    { title: '是否必填', width: 10 },
    { title: '怎么填', width: 56 },
    { title: '示例', width: 26 },
  ],
  // An example that is a word of a head would make this sheet a list of its own.
  rows: rows.map(([title, need, how, example]) => [title, need, how, `如：${example}`]),
});

const toForm = (
  title: string,
  columns: ListSheet['columns'],
  rows: readonly (readonly string[])[],
): ListSheet => ({ name: title, title, note: '各栏怎么填见“填写说明”', columns, rows, isLandscape: true });

/** A form with the units and posts that this person gives, one row each; rows left without a name are not read. */
export async function writePersonTemplate(ctx: Ctx): Promise<Workbook> {
  const { actor, mode, directory } = await withScope(ctx.db, ctx.actor, (tx) => loadImportSense(tx, ctx));
  const posts = directory.orgs
    .filter((org) => org.isActive)
    .flatMap((org) => {
      // Where accounts and rights are apart, one form serves both administrators.
      const givable = mode === 'three' ? UNIT_POSTS : listGivableRoles(actor, org.path, mode);
      return UNIT_POSTS.filter((role) => givable.includes(role)).map((role) => [
        org.shortName,
        ROLE_LABELS[role].zh,
      ]);
    });
  const rows = posts.map((cells) => PERSON_COLUMNS.map((_, column) => cells[column] ?? ''));
  const roleNames = Object.values(ROLE_LABELS).map(({ zh }) => zh);
  const notes: Explanation[] = [
    ['单位', '必填', '全称、简称或别名，以单位名录为准', '县住建局'],
    ['岗位', '选填', `${roleNames.join('、')}；一人几个岗位，分行写或用顿号隔开`, '填报员A岗'],
    ['姓名', '必填', '一行一人；没有姓名的行不读入', '赵某'],
    ['职务', '选填', '任职文件上的职务', '项目股股长'],
    ['登录名', '选填', '2至32位字母、数字、点、横线；不填则按姓名拼音拟定', 'zhaomou'],
    ['办公电话', '选填', '只在新开账号时录入', '0000-1234567'],
    ['手机', '选填', '只在新开账号时录入', '13800000000'],
    ['服务领导', '联络员必填', '县领导姓名，须已在系统中任县领导岗位', '冯某'],
  ];
  const content = await writeListWorkbook([toForm('人员与岗位', PERSON_COLUMNS, rows), toNotes(notes)]);
  return { name: '人员与岗位样表.xlsx', content };
}

/** An empty form for the list of units. */
export async function writeOrgTemplate(ctx: Ctx): Promise<Workbook> {
  if (!canKeepOrgs(ctx.actor))
    throw refuse(
      'forbidden',
      'ORGS_NOT_YOURS',
      '单位名录由项目办主任或系统管理员维护',
      'Units are kept by the office head',
      ['请联系项目办'],
    );
  const rows = Array.from({ length: EMPTY_ROWS }, () => ORG_COLUMNS.map(() => ''));
  const notes: Explanation[] = [
    ['单位名称', '必填', '全称，一行一个单位，按规范排序', '望川县住房和城乡建设局'],
    ['简称', '选填', '表格、通报里的叫法', '县住建局'],
    ['类别', '选填', '部门、镇街、园区、国有企业、工作机构、领导小组；不填则按名称判断', '部门'],
    ['上级单位', '选填', '所属单位的全称或简称；县直单位不填', '望川县交通运输局'],
    ['别名', '选填', '台账里的其他叫法，用顿号隔开', '住建局、建设局'],
    ['管理员', '选填', '本单位管理员一人，随单位开账号', '赵某'],
    ['登录名', '选填', '2至32位字母、数字、点、横线；不填则按简称拼音首字母拟定', 'zjj-admin'],
    ['办公电话', '选填', '管理员的电话', '0000-1234567'],
    ['手机', '选填', '管理员的手机', '13800000000'],
  ];
  const content = await writeListWorkbook([toForm('单位名录', ORG_COLUMNS, rows), toNotes(notes)]);
  return { name: '单位名录样表.xlsx', content };
}
