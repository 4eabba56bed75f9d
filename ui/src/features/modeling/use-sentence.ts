import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sentence } from './model/sentence';
import type { Design, Relation } from './model/types';

/** Says what a relation means. */
export function useSentence() {
  const { t } = useTranslation('modeling');
  return useCallback(
    (design: Design, relation: Pick<Relation, 'from' | 'to' | 'kind' | 'required' | 'onDelete'>) => {
      const words = sentence(design, relation, { one: t('person.one'), many: t('person.many') });
      const is = t(`sentence.${words.is}`, words.values);
      const onDelete = words.onDelete === undefined ? undefined : t(`onDelete.${words.onDelete}`, words.values);
      return {
        is,
        onDelete: onDelete && upper(onDelete),
        whole: onDelete === undefined ? `${is}.` : `${is}; ${onDelete}.`,
      };
    },
    [t],
  );
}

function upper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
