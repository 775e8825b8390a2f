import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadEnglishAnswers } from './answer-language.ts';
import { currentLanguage, keepLanguage, type Language } from './language.ts';
import { queryClient } from './use-route.ts';

/** Texts of one capability: flat keys; the full key is `<capability>.<key>`. */
type Texts = Record<string, string>;

const chinese = import.meta.glob<Texts>('./texts/zh/*.json', { eager: true, import: 'default' });
const english = import.meta.glob<Texts>('./texts/en/*.json', { import: 'default' });

function capabilityOf(path: string): string {
  return path.replace(/^.*\/([\w-]+)\.json$/, '$1');
}

function joinTexts(files: Record<string, Texts>): Texts {
  const joined: Texts = {};
  for (const [path, texts] of Object.entries(files)) {
    for (const [key, text] of Object.entries(texts)) joined[`${capabilityOf(path)}.${key}`] = text;
  }
  return joined;
}

async function loadEnglish(): Promise<void> {
  if (i18next.hasResourceBundle('en', 'translation')) return;
  const [loaded] = await Promise.all([
    Promise.all(Object.entries(english).map(async ([path, load]) => [path, await load()] as const)),
    loadEnglishAnswers(),
  ]);
  i18next.addResourceBundle('en', 'translation', joinTexts(Object.fromEntries(loaded)));
}

/** Starts the texts in the language of this browser; Chinese is bundled, English is fetched when wanted. */
export async function startTexts(): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: currentLanguage(),
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { translation: joinTexts(chinese) } },
  });
  if (currentLanguage() === 'en') await loadEnglish();
  document.documentElement.lang = currentLanguage() === 'en' ? 'en' : 'zh-CN';
  return i18next;
}

export async function switchLanguage(language: Language): Promise<void> {
  if (language === 'en') await loadEnglish();
  keepLanguage(language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  await i18next.changeLanguage(language);
  await queryClient.invalidateQueries();
}
