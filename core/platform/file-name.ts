/** Longest name that is kept, ending included. */
const LONGEST = 120;
/** Device names that Windows will not let a file have. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const NAMELESS = '未命名文件';

/** Characters that are not seen: control, zero width, and those that turn the direction of writing. */
const isUnseen = (character: string): boolean => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(character);

/**
 * The name under which a received file is kept and given back: without a path, without characters that are not seen or
 * that turn the reading direction (so that `报表gpj.exe` cannot look like a picture), without what a file system refuses;
 * at most 120 characters, the ending stays.
 */
export function cleanFileName(received: string): string {
  const [last = ''] = received.normalize('NFC').split(/[/\\]/).slice(-1);
  const seen = [...last]
    .filter((character) => !isUnseen(character))
    .join('')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (seen === '') return NAMELESS;
  return shorten(RESERVED.test(seen) ? `_${seen}` : seen);
}

function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const ending = [...(/\.[^.]{1,8}$/.exec(name)?.[0] ?? '')];
  return [...letters.slice(0, LONGEST - ending.length), ...ending].join('');
}
