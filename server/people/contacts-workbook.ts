import { ROLE_LABELS, type Role } from '#core/people/actor.ts';
import { canKeepAccounts, canSeePersons } from '#core/people/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAudit,
  type Ctx,
  type ListSheet,
  withScope,
  writeListWorkbook,
} from '#server/platform/public.ts';
import { type ContactRow, listContacts } from './contacts.queries.ts';
import { toMaskedPhones } from './persons.view.ts';
import { getAdministrationMode } from './settings.queries.ts';

export type ContactList = 'all' | 'reporters' | 'liaisons';
const LISTS: Record<ContactList, { title: string; roles: Role[] | null }> = {
  all: { title: '通讯录', roles: null },
  reporters: { title: '填报员名单', roles: ['reporter-a', 'reporter-b', 'unit-admin'] },
  liaisons: { title: '联络员名单', roles: ['liaison'] },
};

const roleName = (row: ContactRow): string => ROLE_LABELS[row.role as Role]?.zh ?? row.role;

/** A liaison stands beside his leader, everybody else beside his unit. */
function toSheet(list: ContactList, rows: readonly ContactRow[], regionNote: string): ListSheet {
  const { title } = LISTS[list];
  const people = [
    { title: '姓名', width: 10 },
    { title: '职务', width: 20 },
    { title: '岗位', width: 14 },
    { title: '办公电话', width: 16 },
    { title: '手机', width: 16 },
  ];
  const common = (row: ContactRow) => [
    row.personName,
    row.title,
    roleName(row),
    row.deskPhone,
    row.mobilePhone,
  ];
  return {
    name: title,
    title,
    note: regionNote,
    columns:
      list === 'liaisons'
        ? [
            { title: '序号', width: 6 },
            { title: '领导', width: 12 },
            { title: '领导职务', width: 20 },
            { title: '单位', width: 24 },
            ...people,
          ]
        : [{ title: '序号', width: 6 }, { title: '单位', width: 30 }, ...people],
    rows: rows.map((row, n) =>
      list === 'liaisons'
        ? [String(n + 1), row.leaderName, row.leaderTitle, row.orgName, ...common(row)]
        : [String(n + 1), row.orgName, ...common(row)],
    ),
    isLandscape: true,
  };
}

/** 通讯录 / 联络员名单 for the units one looks after; the export is kept in the audit log with its count. */
export async function writeContacts(ctx: Ctx, list: ContactList): Promise<{ name: string; content: Buffer }> {
  const { actor, today } = ctx;
  const rows = await withScope(ctx.db, actor, async (tx) => {
    const mode = await getAdministrationMode(tx, actor.regionId, today);
    const isRegionWide = canSeePersons(actor, '', mode);
    if (!isRegionWide && !canSeePersons(actor, actor.orgPath, mode))
      throw refuse(
        'forbidden',
        'ACCOUNT_NOT_YOURS',
        '通讯录由单位管理员和项目办导出',
        'The list is exported by administrators',
        ['请联系本单位管理员'],
      );
    const found = await listContacts(tx, {
      regionId: actor.regionId,
      orgPath: isRegionWide ? '' : actor.orgPath,
      roles: LISTS[list].roles,
      today,
    });
    await appendAudit(tx, ctx, {
      kind: 'export-contacts',
      outcome: 'ok',
      subject: list,
      detail: { rows: found.length },
    });
    const mayKeep = canKeepAccounts(actor, isRegionWide ? '' : actor.orgPath, mode);
    return mayKeep ? found : found.map((row) => ({ ...row, ...toMaskedPhones(row) }));
  });
  const note = `${today} 导出，共${rows.length}人次；含个人信息，请妥善保管`;
  const content = await writeListWorkbook([toSheet(list, rows, note)]);
  return { name: `${LISTS[list].title}-${today}.xlsx`, content };
}
