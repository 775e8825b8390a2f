export type SecrecyMark = '绝密' | '机密' | '秘密';

/** 工作秘密 and 商业秘密 are other things; laws on 国家秘密 are public. */
const IN_NAME = /(?<!工作|商业|国家)(绝密|机密|秘密)/;
const WITH_STAR = /(?<!工作|商业|国家)(绝密|机密|秘密)[★☆]/;
const ALONE = /^(?:密级[:：]?)?[【〔[（(]?(绝密|机密|秘密)[】〕\])）]?(?:长期|[\d一二三四五六七八九十]+年)?$/;

/** A mark of state secrecy in the name of a file (handbook 8.2: 秘密 or higher is refused); null without one. */
export function findMarkInName(name: string): SecrecyMark | null {
  return (IN_NAME.exec(name)?.[1] as SecrecyMark | undefined) ?? null;
}

/**
 * A mark of state secrecy on a first page: the word with its star (`机密★1年`), or alone on its line with or without a
 * term. A sentence that only speaks of secrets is no mark.
 */
export function findMarkInText(lines: readonly string[]): SecrecyMark | null {
  for (const line of lines) {
    const text = line.replace(/\s+/g, '');
    const found = WITH_STAR.exec(text)?.[1] ?? ALONE.exec(text)?.[1];
    if (found) return found as SecrecyMark;
  }
  return null;
}
