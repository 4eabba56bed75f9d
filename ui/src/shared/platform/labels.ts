import { useTranslation } from 'react-i18next';
import type { SystemEntity, SystemMember, SystemOperation } from './models';

/** Names of models are translated by what does not change; where we have no word, theirs stands. */
export function useLabels() {
  const { t } = useTranslation('platform');
  return {
    entity: (entity: SystemEntity) => t(`entity.${entity.name}`, { defaultValue: entity.label }),
    entities: (entity: SystemEntity) => t(`entities.${entity.name}`, { defaultValue: entity.pluralLabel }),
    member: (member: SystemMember) => t(`member.${member.name}`, { defaultValue: member.label }),
    choice: (member: SystemMember, name: string) =>
      t(`choice.${key(name)}`, {
        defaultValue: member.choices?.find((one) => one.name === name)?.label ?? name,
      }),
    operation: (operation: SystemOperation) => t(`operation.${operation.name}`, { defaultValue: operation.label }),
  };
}

/** Colons and dots mean something in keys of messages. */
function key(name: string): string {
  return name.replace(/[^\w-]/g, '_');
}
