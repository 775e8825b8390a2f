import { comparable } from './org-sheet.ts';
import type { PersonRow } from './person-import-contract.ts';
import type { Ask, Directory, KnownUnit } from './person-import-sense.ts';
import { parseRole } from './post-words.ts';

function matchOrg(text: string, orgs: readonly KnownUnit[]): KnownUnit[] {
  const word = comparable(text);
  const by = (wordsOf: (org: KnownUnit) => readonly string[]) =>
    orgs.filter((org) => org.isActive && wordsOf(org).some((known) => comparable(known) === word));
  const full = by((org) => [org.name]);
  return full.length > 0 ? full : by((org) => [org.shortName, ...org.aliases]);
}

/** Unit, post and leader that the words of a row mean; what was answered before stays. */
export function settleWords(row: PersonRow, directory: Directory): { row: PersonRow; asks: Ask[] } {
  const asks: Ask[] = [];
  let { orgId, role, forPersonId } = row;
  if (!directory.orgs.some((org) => org.id === orgId && org.isActive)) {
    const [found, ...others] = row.orgText === '' ? [] : matchOrg(row.orgText, directory.orgs);
    orgId = found && others.length === 0 ? found.id : '';
    if (row.orgText === '') asks.push({ at: row.cells.org, message: `“${row.name}”没有写单位` });
    else if (!found) asks.push({ at: row.cells.org, message: `单位“${row.orgText}”不在名录中` });
    else if (others.length > 0)
      asks.push({ at: row.cells.org, message: `名录中有几个单位叫“${row.orgText}”` });
  }
  if (role === '' && row.roleText !== '') {
    role = parseRole(row.roleText) ?? '';
    if (role === '') asks.push({ at: row.cells.role, message: `岗位“${row.roleText}”不能确定` });
  }
  if (role !== 'liaison') forPersonId = '';
  else if (!directory.leaders.some((leader) => leader.personId === forPersonId)) {
    const named = directory.leaders.filter(
      (leader) => comparable(leader.name) === comparable(row.leaderText),
    );
    forPersonId = named.length === 1 ? (named[0]?.personId ?? '') : '';
    if (forPersonId === '')
      asks.push({
        at: row.cells.leader,
        message:
          row.leaderText === ''
            ? `联络员“${row.name}”没有写服务哪位领导`
            : `没有叫“${row.leaderText}”的县领导，先导入领导，再导入联络员`,
      });
  }
  return { row: { ...row, orgId, role, forPersonId }, asks };
}

/** A login that one row of a person gives holds for his other rows at the unit; those made before are made anew. */
export function spreadLogins(rows: readonly PersonRow[]): PersonRow[] {
  const keyOf = (row: PersonRow) => `${row.orgId} ${row.name}`;
  const given = new Map<string, Set<string>>();
  for (const row of rows)
    if (row.orgId !== '' && row.login !== '' && !row.isLoginProposed)
      given.set(keyOf(row), (given.get(keyOf(row)) ?? new Set()).add(row.login));
  return rows.map((row) => {
    if (row.login !== '' && !row.isLoginProposed) return row;
    const [only, ...others] = row.isNamesake ? [] : [...(given.get(keyOf(row)) ?? [])];
    const login = only && others.length === 0 ? only : '';
    return { ...row, login, isLoginProposed: login !== '' };
  });
}
