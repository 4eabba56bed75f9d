import type { TFunction } from 'i18next';
import type { Flaw } from './drafts';

/** Why a draft is no value, in words. */
export function flawText(flaw: Flaw, t: TFunction<'renderer'>): string {
  return t(`flaw.${flaw.key}`, flaw.values ?? {});
}
