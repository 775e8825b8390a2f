import { pinyin } from 'pinyin-pro';

const MOST_LETTERS = 20;

/** `cgz-admin` for 城关镇, with a number behind it where that is taken; empty for a name without Chinese or Latin letters. */
export function proposeLogin(name: string, taken: ReadonlySet<string>): string {
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MOST_LETTERS);
  if (initials === '') return '';
  for (let number = 1; ; number += 1) {
    const login = `${initials}-admin${number === 1 ? '' : number}`;
    if (!taken.has(login)) return login;
  }
}

/** `zhaoyiming` for a person, with a number behind it where that is taken; empty for a name that cannot be spelt. */
export function proposePersonLogin(name: string, taken: ReadonlySet<string>): string {
  const spelt = pinyin(name, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    surname: 'head',
    v: true,
  })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MOST_LETTERS);
  if (spelt.length < 2) return '';
  for (let number = 1; ; number += 1) {
    const login = number === 1 ? spelt : `${spelt}${number}`;
    if (!taken.has(login)) return login;
  }
}

interface Listed {
  name: string;
  shortName: string;
  adminName: string;
  adminLogin: string;
}

/** Logins for the administrators that a list names without one, from the short names; no two alike. */
export function proposeLogins<O extends Listed>(
  orgs: readonly O[],
  taken: ReadonlySet<string>,
): (O & { isLoginProposed: boolean })[] {
  const used = new Set([...taken, ...orgs.map((org) => org.adminLogin.toLowerCase())]);
  return orgs.map((org) => {
    if (org.adminName === '' || org.adminLogin !== '') return { ...org, isLoginProposed: false };
    const adminLogin = proposeLogin(org.shortName || org.name, used);
    used.add(adminLogin);
    return { ...org, adminLogin, isLoginProposed: adminLogin !== '' };
  });
}
