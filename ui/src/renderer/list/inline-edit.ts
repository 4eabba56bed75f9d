import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { toast } from '@/shared/ui/toast';
import { changeListed, keys } from '../data';
import { type Draft, wireOf } from '../fields/drafts';
import { type Entity, memberOf, type Row, titleOf } from '../meta';
import { useSource } from '../source';

/**
 * One value changed in a list: shown at once, taken back where it is refused. It names the version that was seen, so that nothing
 * is overwritten unseen.
 */
export function useInlineEdit(entity: Entity, onOpen: (row: Row) => void) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  return async (row: Row, name: string, draft: Draft) => {
    const member = memberOf(entity, name);
    const wire = member && wireOf(member, draft);
    if (member === undefined || wire === undefined || 'flaw' in wire) {
      return;
    }
    await client.cancelQueries({ queryKey: keys.lists(source, entity.name) });
    const before = row[name];
    changeListed(client, source, entity.name, row.id, (one) => ({ ...one, [name]: wire.value }));
    try {
      const saved = await source.patch(entity.name, row.id, { [name]: wire.value }, row.version);
      client.setQueryData(keys.record(source, entity.name, row.id), saved);
      changeListed(client, source, entity.name, row.id, (one) => merged(entity, one, saved, name));
      if (member.kind === 'relation') {
        // Its title is not known here.
        void client.invalidateQueries({ queryKey: keys.lists(source, entity.name) });
      }
    } catch (fault) {
      // This value alone: others of the record may have been changed meanwhile.
      changeListed(client, source, entity.name, row.id, (one) => ({ ...one, [name]: before }));
      const isStale = isProblem(fault) && fault.status === 412;
      toast({
        kind: 'error',
        title: t(isStale ? 'edit.stale' : 'edit.refused', { name: titleOf(entity, row) }),
        text: isProblem(fault) ? reasons(fault.errors, fault.detail) : String(fault),
        action: { label: t('edit.open'), onSelect: () => onOpen(row) },
      });
      if (isStale) {
        void client.invalidateQueries({ queryKey: keys.lists(source, entity.name) });
      }
    }
  };
}

function reasons(errors: ReadonlyArray<{ message: string }>, detail: string): string {
  return errors.length > 0 ? errors.map((error) => error.message).join(' ') : detail;
}

/** What the server answered, where the list shows it in the same form: not the expanded records. */
function merged(entity: Entity, listed: Row, saved: Row, changed: string): Row {
  const next: Row = { ...listed };
  for (const name of Object.keys(listed)) {
    const member = memberOf(entity, name);
    if (member?.kind !== 'relation' || member.people || name === changed) {
      next[name] = Object.hasOwn(saved, name) ? saved[name] : listed[name];
    }
  }
  return next;
}
