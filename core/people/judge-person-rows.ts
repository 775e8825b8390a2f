import { ROLE_LABELS, type Role } from './actor.ts';
import { LOGIN } from './org-list.ts';
import { comparable } from './org-sheet.ts';
import { canKeepAccounts, findRoleConflict, listGivableRoles } from './permissions.ts';
import type { PersonRow } from './person-import-contract.ts';
import type { Ask, ImportSense, JudgedRow, KnownPerson } from './person-import-sense.ts';
import { settleWords, spreadLogins } from './settle-person-words.ts';

/** Somebody of the list or of the directory, with what he holds once the rows so far are in. */
interface Somebody {
  key: string;
  known: KnownPerson | null;
  name: string;
  login: string;
  mobilePhone: string;
  where: string;
  orgIds: string[];
  held: { orgId: string; role: string }[];
}

class People {
  readonly all: Somebody[];
  readonly taken: Set<string>;

  constructor(sense: ImportSense, rows: readonly PersonRow[]) {
    const { orgs, persons, logins } = sense.directory;
    const orgOf = (path: string) => orgs.find((org) => org.path === path);
    this.taken = new Set([...logins, ...rows.map((row) => row.login.toLowerCase())]);
    this.all = persons.map((known) => {
      const own = known.posts.length > 0 ? known.posts.map((post) => post.orgId) : [orgOf(known.orgPath)?.id];
      const orgIds = own.filter((id) => id !== undefined);
      return {
        key: `known ${known.personId}`,
        known,
        name: known.name,
        login: known.login,
        mobilePhone: '',
        where: orgs.find((org) => org.id === orgIds[0])?.shortName ?? '',
        orgIds,
        held: [...known.posts],
      };
    });
  }

  byLogin(login: string): Somebody | undefined {
    return this.all.find((one) => one.login.toLowerCase() === login.toLowerCase());
  }

  namesakes(row: PersonRow): { here: Somebody[]; elsewhere: Somebody[] } {
    const alike = this.all.filter((one) => comparable(one.name) === comparable(row.name));
    return {
      here: alike.filter((one) => one.orgIds.includes(row.orgId)),
      elsewhere: alike.filter((one) => !one.orgIds.includes(row.orgId)),
    };
  }

  add(row: PersonRow): Somebody {
    const one: Somebody = {
      key: `new ${row.login.toLowerCase()}`,
      known: null,
      name: row.name,
      login: row.login,
      mobilePhone: row.mobilePhone,
      where: row.cells.name,
      orgIds: [row.orgId],
      held: [],
    };
    this.taken.add(row.login.toLowerCase());
    this.all.push(one);
    return one;
  }
}

type Found =
  | { one: Somebody }
  | { isNew: true }
  | { message: string; at: 'login' | 'name'; candidates: Somebody[] };

function findByLogin(row: PersonRow, people: People, logins: ReadonlySet<string>): Found {
  const ask = (message: string, candidates: Somebody[] = []): Found => ({ message, at: 'login', candidates });
  if (!LOGIN.test(row.login)) return ask(`登录名“${row.login}”不合规，应为2至32位字母、数字、点、横线`);
  const one = people.byLogin(row.login);
  if (one)
    return comparable(one.name) === comparable(row.name)
      ? { one }
      : ask(`登录名“${row.login}”已是“${one.name}”的`);
  if (logins.has(row.login.toLowerCase())) return ask(`登录名“${row.login}”已被使用`);
  const { here } = people.namesakes(row);
  if (row.isNamesake || here.length === 0) return { isNew: true };
  return ask(`本单位已有“${row.name}”，登录名不是“${row.login}”，是否同一人`, here);
}

/** Nobody is taken for somebody else because of a name alone, unless it is the only one at the unit. */
function findByName(row: PersonRow, people: People): Found {
  if (row.isNamesake) return { isNew: true };
  const { here, elsewhere } = people.namesakes(row);
  const ask = (message: string, candidates: Somebody[]): Found => ({ message, at: 'name', candidates });
  const [one] = here;
  if (one && here.length > 1) return ask(`本单位有几个“${row.name}”`, here);
  if (one && !one.known && isOtherPhone(one.mobilePhone, row.mobilePhone))
    return ask(`“${row.name}”在本单位不止一行，手机不同，是否同一人`, here);
  if (one) return { one };
  return elsewhere.length > 0 ? ask(`别处也有“${row.name}”，是否同一人`, elsewhere) : { isNew: true };
}
const isOtherPhone = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;

/** What a row comes to for somebody who has an account, or will have. */
function judgePost(
  row: PersonRow,
  one: Somebody,
  isNew: boolean,
  sense: ImportSense,
): JudgedRow['state'] | Ask {
  const { actor, mode, directory } = sense;
  const path = directory.orgs.find((org) => org.id === row.orgId)?.path ?? '';
  const mayKeep = canKeepAccounts(actor, path, mode);
  if (isNew && !mayKeep)
    return {
      at: row.cells.name,
      message:
        mode === 'three' ? `“${row.name}”还没有账号，先由系统管理员开户` : `“${row.orgText}”的账号不由您管理`,
    };
  const { role } = row;
  if (role === '') return isNew ? 'open' : 'same';
  if (one.held.some((post) => post.orgId === row.orgId && post.role === role)) return 'same';
  if (!listGivableRoles(actor, path, mode).includes(role)) {
    // Accounts and rights are given by different administrators: the same list serves both, one after the other.
    if (mode === 'three' && mayKeep) return isNew ? 'open' : 'same';
    return { at: row.cells.role, message: `${ROLE_LABELS[role].zh}在该单位不由您任免` };
  }
  const conflict = findRoleConflict([...one.held.map((post) => post.role as Role), role], mode);
  if (conflict) return { at: row.cells.role, message: `“${row.name}”：${conflict}` };
  if (one.known && !one.known.isActive)
    return { at: row.cells.name, message: `“${row.name}”的账号已停用，先恢复` };
  one.held.push({ orgId: row.orgId, role });
  return isNew ? 'new' : 'post';
}

function judgeRow(row: PersonRow, asks: Ask[], people: People, sense: ImportSense): JudgedRow {
  const asked = (more: Ask[], candidates: Somebody[] = [], shown: PersonRow = row): JudgedRow => ({
    ...shown,
    state: 'ask',
    asks: [...asks, ...more],
    candidates: candidates.map(({ login, where }) => ({ login, where })),
    personKey: null,
  });
  if (row.orgId === '') return asked([]);
  const found = row.login === '' ? findByName(row, people) : findByLogin(row, people, sense.directory.logins);
  if ('message' in found)
    return asked([{ at: row.cells[found.at], message: found.message }], found.candidates);
  if ('one' in found) {
    const login = { login: found.one.login, isLoginProposed: row.isLoginProposed || row.login === '' };
    const shown = { ...row, ...login };
    if (asks.length > 0) return asked([], [], shown);
    const state = judgePost(row, found.one, false, sense);
    if (typeof state === 'object') return asked([state], [], shown);
    if (!found.one.orgIds.includes(row.orgId)) found.one.orgIds.push(row.orgId);
    return { ...shown, state, asks: [], candidates: [], personKey: found.one.key };
  }
  const isLoginProposed = row.login === '';
  const shown = isLoginProposed
    ? { ...row, isLoginProposed, login: sense.proposeLogin(row.name, people.taken) }
    : row;
  if (shown.login === '') return asked([{ at: row.cells.login, message: `“${row.name}”没有登录名` }]);
  const one = people.add(shown);
  if (asks.length > 0) return asked([], [], shown);
  const state = judgePost(shown, one, true, sense);
  if (typeof state === 'object') return asked([state], [], shown);
  return { ...shown, state, asks: [], candidates: [], personKey: one.key };
}

/**
 * What importing these rows would do against the directory: open an account, give the missing post, nothing, or ask.
 * A person is known by his login, or by his name when the unit has exactly one of it; a unit by its full name first, then
 * by short and other names. What is not certain is asked with its cell, never guessed; rights are those of doing it by hand.
 */
export function judgePersonRows(rows: readonly PersonRow[], sense: ImportSense): JudgedRow[] {
  const settled = rows.map((row) => settleWords(row, sense.directory));
  const spread = spreadLogins(settled.map(({ row }) => row));
  const people = new People(sense, spread);
  return spread.map((row, at) => judgeRow(row, settled[at]?.asks ?? [], people, sense));
}
