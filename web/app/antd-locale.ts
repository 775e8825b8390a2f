import type { ConfigProviderProps } from 'antd';
import english from 'antd/es/locale/en_US.js';
import chinese from 'antd/es/locale/zh_CN.js';
import type { Language } from './language.ts';

type Locale = NonNullable<ConfigProviderProps['locale']>;

/** The type checker sees these modules as CommonJS and the bundler as ES modules; both shapes are read. */
function localeFrom(module: unknown): Locale {
  const wrapped = module as { default?: Locale };
  return wrapped.default ?? (module as Locale);
}

const LOCALES: Record<Language, Locale> = { zh: localeFrom(chinese), en: localeFrom(english) };

export function antdLocale(language: string): Locale {
  return LOCALES[language === 'en' ? 'en' : 'zh'];
}
