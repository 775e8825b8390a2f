import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { ROLES } from './actor.ts';

const line = (most: number) => z.string().trim().max(most).default('');

/** One post of one person on its way in: what the list says, what was made of it, and what was answered. */
export const PersonRow = z.object({
  sheet: z.string().max(100),
  row: WholeNumber,
  cells: z.object({
    name: line(140),
    org: line(140),
    role: line(140),
    login: line(140),
    leader: line(140),
  }),
  name: z.string().trim().min(1).max(40),
  /** As the list writes it; `orgId` is empty as long as it means no unit of the directory. */
  orgText: line(100),
  orgId: z.string().regex(/^\d*$/).default(''),
  /** As the list writes it; a row with neither text nor post opens an account without one. */
  roleText: line(40),
  role: z.enum([...ROLES, '']).default(''),
  title: line(60),
  login: line(32),
  /** The list has no login; this one was made from the name. */
  isLoginProposed: z.boolean().default(false),
  /** Answered: somebody else than the one of the same name who is known. */
  isNamesake: z.boolean().default(false),
  leaderText: line(40),
  forPersonId: z.string().regex(/^\d*$/).default(''),
  deskPhone: line(30),
  mobilePhone: line(30),
});
export type PersonRow = z.output<typeof PersonRow>;

const JudgedRow = PersonRow.extend({
  /** `new` account and post, `open` an account alone, `post` for somebody who has an account, `same`, or to be asked. */
  state: z.enum(['new', 'open', 'post', 'same', 'ask']),
  asks: z.array(z.object({ at: z.string(), message: z.string() })),
  /** Whom the name may mean; `where` is his unit, or the cell of the list. */
  candidates: z.array(z.object({ login: z.string(), where: z.string() })),
});
const rows = z.array(PersonRow).min(1).max(2000);
const judged = z.object({
  rows: z.array(JudgedRow),
  problems: z.array(z.object({ at: z.string(), message: z.string() })),
});

export const readPersonWorkbook = defineRoute({
  name: 'readPersonWorkbook',
  method: 'POST',
  path: '/people/person-workbook',
  summary: '读人员与岗位名单 Excel，与名录核对，给出待确认的人员；不写入',
  transport: 'upload',
  output: judged,
  cache: 'restricted',
  refusals: ['WORKBOOK_UNREADABLE', 'PERSON_HEAD_MISSING', 'ACCOUNT_NOT_YOURS', 'PERSON_LIST_TOO_LONG'],
});

export const judgePersonRows = defineRoute({
  name: 'judgePersonRows',
  method: 'POST',
  path: '/people/person-rows/check',
  summary: '改动后重新核对待导入的人员；不写入',
  body: z.object({ rows }),
  output: judged,
  cache: 'restricted',
  refusals: ['ACCOUNT_NOT_YOURS'],
});

export const addPersons = defineRoute({
  name: 'addPersons',
  method: 'POST',
  path: '/people/person-rows',
  summary: '导入人员与岗位：已有的人只补岗位，重复导入不重复新增；有一行待定则都不写入',
  body: z.object({ rows }),
  output: z.object({
    opened: WholeNumber,
    posts: WholeNumber,
    unchanged: WholeNumber,
    accounts: z.array(z.object({ who: z.string(), login: z.string(), initialPassword: z.string() })),
  }),
  refusals: ['ACCOUNT_NOT_YOURS', 'PERSON_ROWS_UNSETTLED'],
  cache: 'restricted',
});

export const downloadPersonTemplate = defineRoute({
  name: 'downloadPersonTemplate',
  method: 'GET',
  path: '/people/person-template',
  summary: '人员与岗位样表（Excel），按本人管理的单位和可任免的岗位预列',
  transport: 'file',
  cache: 'restricted',
  refusals: ['ACCOUNT_NOT_YOURS'],
});

export const downloadOrgTemplate = defineRoute({
  name: 'downloadOrgTemplate',
  method: 'GET',
  path: '/people/org-template',
  summary: '单位名录样表（Excel）',
  transport: 'file',
  refusals: ['ORGS_NOT_YOURS'],
});
