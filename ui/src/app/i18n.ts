import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { read, write } from '@/shared/api/session';
import { commonMessages, messagesOf } from './messages';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'modelwright.language';
/** The namespaces of features that some page has asked for. */
const asked = new Set<string>();

function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** What somebody chose, else what the browser prefers of what we speak. */
export function preferredLanguage(): Language {
  const chosen = read(KEY);
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return isLanguage(chosen) ? chosen : (wished ?? 'en');
}

export async function startMessages(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      resources: {},
      defaultNS: 'app',
      // React escapes.
      interpolation: { escapeValue: false },
      react: { useSuspense: false, bindI18nStore: 'added' },
      returnNull: false,
    });
  }
  await speak(language);
}

/** Changes the language for now and later. */
export async function chooseLanguage(language: Language): Promise<void> {
  write(KEY, language);
  await speak(language);
}

/** Loads the messages of features, before a page of theirs is shown. */
export async function needMessages(namespaces: readonly string[]): Promise<void> {
  for (const namespace of namespaces) {
    asked.add(namespace);
  }
  await load(namespaces, i18next.language);
}

async function load(namespaces: Iterable<string>, language: string): Promise<void> {
  const missing = [...namespaces].filter((namespace) => !i18next.hasResourceBundle(language, namespace));
  const loaded = await Promise.all(missing.map((namespace) => messagesOf(namespace, language)));
  for (const [index, messages] of loaded.entries()) {
    const namespace = missing[index];
    if (messages !== undefined && namespace !== undefined) {
      i18next.addResourceBundle(language, namespace, messages);
    }
  }
}

async function speak(language: Language): Promise<void> {
  const [common] = await Promise.all([commonMessages(language), load(asked, language)]);
  for (const [namespace, messages] of Object.entries(common)) {
    i18next.addResourceBundle(language, namespace, messages);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
