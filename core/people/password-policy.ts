/** Words that guessing programs try first, with whatever digits and signs around them: `P@ssw0rd!23`, `Admin#2026`. */
const GUESSED = new Set([
  ...[
    'password',
    'passwd',
    'pass',
    'pwd',
    'admin',
    'administrator',
    'root',
    'system',
    'user',
    'guest',
    'test',
  ],
  ...[
    'welcome',
    'welcomeback',
    'login',
    'letmein',
    'iloveyou',
    'monkey',
    'dragon',
    'master',
    'hello',
    'changeme',
  ],
  ...['default', 'superman', 'sunshine', 'princess', 'football', 'secret', 'server', 'office', 'company'],
  ...['luoshi', 'zhongguo', 'china', 'woaini', 'woaizhongguo', 'mima', 'nihao', 'zhengfu', 'xiangmuban'],
  // Walks over the keyboard and along the alphabet.
  ...[
    'a',
    'aa',
    'aaa',
    'ab',
    'abc',
    'abcd',
    'abcde',
    'abcdef',
    'abcdefg',
    'abcdefgh',
    'qq',
    'qw',
    'qwe',
    'qwer',
  ],
  ...[
    'qwert',
    'qwerty',
    'qwertyui',
    'qwertyuiop',
    'asd',
    'asdf',
    'asdfg',
    'asdfgh',
    'asdfghjkl',
    'zxc',
    'zxcv',
  ],
  ...[
    'zxcvb',
    'zxcvbn',
    'zxcvbnm',
    'qaz',
    'wsx',
    'qazwsx',
    'qazwsxedc',
    'qweasd',
    'qweasdzxc',
    'asdzxc',
    'zaq',
  ],
]);
/** Fewer different characters than these are no password, however long. */
const FEWEST_CHARACTERS = 5;

const LOOK_ALIKES: Record<string, string> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '!': 'i',
};

const readLookAlikes = (text: string): string =>
  [...text].map((character) => LOOK_ALIKES[character] ?? character).join('');

/** The words in a password: without what stands around them, look-alikes read as the letters that they stand for. */
function listWords(lower: string): string[] {
  const last = lower.replace(/[^a-z]+$/, '');
  return [last, last.replace(/^[^a-z@$]+/, ''), last.replace(/^[^a-z]+/, '')].map((core) =>
    readLookAlikes(core).replaceAll(/[^a-z]/g, ''),
  );
}

function isGuessed(password: string): boolean {
  const lower = password.toLowerCase();
  const letters = lower.replaceAll(/[^a-z]/g, '');
  if (/^\d+$/.test(password)) return true;
  return (
    new Set(lower).size < FEWEST_CHARACTERS ||
    [letters, ...listWords(lower)].some((word) => GUESSED.has(word))
  );
}

const NO_LIST: ReadonlySet<string> = new Set();
/** Shorter ones stand in too many good passwords. */
const SHORTEST_COMMON = 4;

/**
 * Whether a password is one of the list, in capitals or not, or one of them with digits and signs around it or with
 * look-alikes for letters: `Michael1`, `Trustno1@2026`, `#Sh4d0w!`.
 */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const lower = password.toLowerCase();
  const beginnings = [lower, lower.replace(/^[ -/:-`{-~]+/, ''), lower.replace(/^[ -`{-~]+/, '')];
  return beginnings.some((word) => {
    const shortest = Math.max(SHORTEST_COMMON, word.replace(/[ -`{-~]+$/, '').length);
    for (let end = word.length; end >= shortest; end -= 1) {
      const one = word.slice(0, end);
      if (common.has(one) || common.has(readLookAlikes(one))) return true;
    }
    return false;
  });
}

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

export interface PasswordWeakness {
  zh: string;
  en: string;
}

const SHORT: PasswordWeakness = { zh: '密码至少8位', en: 'At least 8 characters' };
const LONG: PasswordWeakness = { zh: '密码最多128位', en: 'At most 128 characters' };
const COMMON: PasswordWeakness = { zh: '这个密码太常见', en: 'This password is too common' };
const LISTED: PasswordWeakness = {
  zh: '这个密码在常见密码表里，或只在常见密码前后加了数字、符号',
  en: 'This password is on the list of common ones, or is one of them with digits and signs around it',
};
const HAS_LOGIN: PasswordWeakness = {
  zh: '密码不能包含登录名',
  en: 'The password must not contain the login name',
};
const PLAIN: PasswordWeakness = {
  zh: '密码须含大写字母、小写字母、数字、符号中的三种，或不少于16位',
  en: 'Three of lower case, upper case, digits and signs, or at least 16 characters',
};

/**
 * Why a password is refused, or null: at least 8 characters of three classes (lower, upper, digit, other),
 * or a phrase of at least 16; never the login, never one that is guessed first, never one of `common`: passwords that many
 * people have, in small letters. The browser has no such list and leaves it to the server.
 */
export function findPasswordWeakness(
  password: string,
  login: string,
  common: ReadonlySet<string> = NO_LIST,
): PasswordWeakness | null {
  if (password.length < 8) return SHORT;
  if (password.length > 128) return LONG;
  const lower = password.toLowerCase();
  if (isGuessed(password)) return COMMON;
  if (isCommon(password, common)) return LISTED;
  if (lower.includes(login.toLowerCase()) && login.length >= 3) return HAS_LOGIN;
  if (password.length >= 16) return null;
  const classes = CLASSES.filter((c) => c.test(password)).length;
  return classes >= 3 ? null : PLAIN;
}
