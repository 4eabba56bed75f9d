type Messages = Record<string, unknown>;
type Files = Record<string, () => Promise<Messages>>;

// Small files of their own, so that nobody loads the words of pages that they do not open.
const FILES: Record<string, Files> = {
  en: import.meta.glob<Messages>(
    ['../features/*/messages/en.json', '../renderer/messages/en.json', '../shared/platform/messages/en.json'],
    {
      import: 'default',
    },
  ),
  de: import.meta.glob<Messages>(
    ['../features/*/messages/de.json', '../renderer/messages/de.json', '../shared/platform/messages/de.json'],
    {
      import: 'default',
    },
  ),
};

// What stands around every page, in one file for each language.
const COMMON: Record<string, () => Promise<{ default: Record<string, Messages> }>> = {
  en: () => import('./messages-en'),
  de: () => import('./messages-de'),
};

/** The namespaces that are always there. */
export async function commonMessages(language: string): Promise<Record<string, Messages>> {
  return (await COMMON[language]?.())?.default ?? {};
}

/** The messages of `…/jobs/messages` are the namespace `jobs`; nothing where it has none. */
export async function messagesOf(namespace: string, language: string): Promise<Messages | undefined> {
  const files = FILES[language] ?? {};
  const path = Object.keys(files).find((one) => one.endsWith(`/${namespace}/messages/${language}.json`));
  return path === undefined ? undefined : files[path]?.();
}
