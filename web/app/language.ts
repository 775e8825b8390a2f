/** The language of this browser's interface; kept on this computer, Chinese by default. */
export type Language = 'zh' | 'en';

const KEY = 'luoshi.language';

let current: Language = readLanguage();

function readLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function currentLanguage(): Language {
  return current;
}

export function keepLanguage(language: Language): void {
  current = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing (private window) still switches for this visit.
  }
}
