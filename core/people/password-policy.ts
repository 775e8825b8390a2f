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
  '5': 's',
  '!': 'i',
};

/** The words in a password: without what stands around them, look-alikes read as the letters that they stand for. */
function listWords(lower: string): string[] {
  const last = lower.replace(/[^a-z]+$/, '');
  return [last, last.replace(/^[^a-z@$]+/, ''), last.replace(/^[^a-z]+/, '')].map((core) =>
    [...core]
      .map((character) => LOOK_ALIKES[character] ?? character)
      .join('')
      .replaceAll(/[^a-z]/g, ''),
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

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

export interface PasswordWeakness {
  zh: string;
  en: string;
}

const SHORT: PasswordWeakness = { zh: '密码至少8位', en: 'At least 8 characters' };
const LONG: PasswordWeakness = { zh: '密码最多128位', en: 'At most 128 characters' };
const COMMON: PasswordWeakness = { zh: '这个密码太常见', en: 'This password is too common' };
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
 * or a phrase of at least 16; never the login, never one that is guessed first.
 */
export function findPasswordWeakness(password: string, login: string): PasswordWeakness | null {
  if (password.length < 8) return SHORT;
  if (password.length > 128) return LONG;
  const lower = password.toLowerCase();
  if (isGuessed(password)) return COMMON;
  if (lower.includes(login.toLowerCase()) && login.length >= 3) return HAS_LOGIN;
  if (password.length >= 16) return null;
  const classes = CLASSES.filter((c) => c.test(password)).length;
  return classes >= 3 ? null : PLAIN;
}
