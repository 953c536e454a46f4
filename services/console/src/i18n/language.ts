import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { zh } from './zh.ts';

/** Languages of the console (语言): Simplified Chinese first, English by a switch that the browser remembers. */
export type Language = 'zh' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

const key = 'anjuan.language';

function remembered(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh'; // storage is switched off
  }
}

async function load(language: Language): Promise<void> {
  if (language === 'zh') {
    await import('dayjs/locale/zh-cn');
    return;
  }
  if (i18next.hasResourceBundle('en', 'translation')) return;
  const { en, enPlurals } = await import('./en.ts');
  i18next.addResourceBundle('en', 'translation', en);
  i18next.addResourceBundle('en', 'translation', enPlurals, true, false);
}

function apply(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
}

/** Sets the language up before the first rendering, so that nobody sees the other one flash by. */
export async function startLanguage(): Promise<void> {
  const language = remembered();
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    resources: { zh: { translation: zh } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  await load(language);
  await i18next.changeLanguage(language);
  apply(language);
}

/** Switches the language and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  try {
    localStorage.setItem(key, language);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
  await i18next.changeLanguage(language);
  apply(language);
}
