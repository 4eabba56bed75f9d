import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { announce } from '@/shared/canvas/announcer';
import { freePlace } from '@/shared/canvas/layout';
import { toast } from '@/shared/ui/toast';
import type { Editing, EntityNode, RelationEdge } from './canvas/flow';
import { NODE_WIDTH, nodeHeight } from './canvas/sizes';
import { viewportCentre } from './canvas/use-clipboard';
import type { Designer } from './designer';
import { addEntity, addField, memberNames, removeEntities, removeMember } from './model/elements';
import { guessType, TYPE_GROUPS } from './model/field-types';
import { nameFault, written } from './model/names';
import { renameEntity, renameMemberOf } from './model/rename';
import { changed, type Design, entityById, type FieldType, relationsFrom } from './model/types';
import { useStore } from './store/use-draft';

export interface Connecting {
  from: string;
  to: string | undefined;
}

/** What the designer shows and does. What is selected stands in the address. */
export function useDesignerState(inspector: React.RefObject<HTMLElement | null>) {
  const { selected, member, select } = useSelection();
  const [marked, setMarked] = useState<ReadonlySet<string>>(() => new Set());
  const [editing, edit] = useState<Editing>();
  const [connecting, setConnecting] = useState<Connecting>();
  const store = useStore();
  const commands = useCommands();
  const removals = useRemovals(select, setMarked);
  const back = useRef<Element>(null);

  const connect = useCallback((from: string, to?: string) => {
    back.current = document.activeElement;
    setConnecting({ from, to });
  }, []);
  const focusInspector = useCallback(() => {
    inspector.current?.querySelector<HTMLElement>('input,button,[tabindex="0"]')?.focus();
  }, [inspector]);
  const add = useCallback(() => {
    const id = commands.addEntity();
    select(id);
    setMarked(new Set());
    edit({ entity: id, part: 'name' });
  }, [commands, select]);
  const designer = useMemo<Designer>(
    () => ({
      store,
      selected,
      member,
      marked,
      editing,
      select,
      mark: setMarked,
      edit,
      connect,
      focusInspector,
      ...commands,
      addEntity: add,
      removeMarked: () =>
        removals.entities(marked.size > 0 ? marked : new Set(selected === undefined ? [] : [selected])),
      removeEntity: (id) => removals.entities(new Set([id])),
      removeMember: removals.member,
    }),
    [store, selected, member, marked, editing, select, connect, focusInspector, commands, add, removals],
  );
  return { designer, connecting, endConnecting: () => setConnecting(undefined) };
}

function useSelection() {
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const [entity, member] = (params.get('sel') ?? '').split('/').map((id) => store.localId(id));
  const select = useCallback(
    (id: string | undefined, part?: string) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (id === undefined) {
            next.delete('sel');
          } else {
            next.set('sel', [id, ...(part === undefined ? [] : [part])].map((one) => store.serverId(one)).join('/'));
          }
          return next;
        },
        { replace: true },
      ),
    [setParams, store],
  );
  return { selected: entity === '' ? undefined : entity, member, select };
}

function useCommands() {
  const { t } = useTranslation('modeling');
  const store = useStore();
  const flow = useReactFlow<EntityNode, RelationEdge>();
  return useMemo(() => {
    function refused(fault: string | undefined, name: string): boolean {
      if (fault !== undefined) {
        toast({ title: t(`nameFault.${fault}`, { name }), kind: 'error' });
      }
      return fault !== undefined;
    }
    return {
      addEntity(): string {
        const { design, places } = store.current();
        const made = addEntity(design, 'entity');
        const size = { width: NODE_WIDTH, height: nodeHeight(made.entity, [], false) };
        const taken = flow.getNodes().map((node) => ({
          id: node.id,
          ...node.position,
          width: NODE_WIDTH,
          height: node.height ?? 0,
        }));
        const standing = Object.fromEntries(flow.getNodes().map((node) => [node.id, node.position]));
        const place = freePlace(viewportCentre(flow), size, taken);
        store.change('addEntity', () => ({
          design: made.design,
          places: { ...standing, ...places, [made.entity.id]: place },
        }));
        announce(t('done.addEntity', { name: made.entity.name }));
        return made.entity.id;
      },
      renameEntity(id: string, text: string): void {
        const { design } = store.current();
        const name = written(text);
        const others = design.entities.filter((entity) => entity.id !== id).map((entity) => entity.name);
        if (refused(name === undefined ? 'malformed' : nameFault(name.name, others, 'entity'), text) || !name) {
          return;
        }
        store.change('rename', (draft) => ({
          ...draft,
          design: named(renameEntity(draft.design, id, name.name), id, name.displayName),
        }));
        announce(t('done.rename', { name: name.name }));
      },
      renameMember(entityId: string, memberId: string, text: string): void {
        const { design } = store.current();
        const entity = entityById(design, entityId);
        const name = written(text)?.name;
        const fault =
          name === undefined || entity === undefined
            ? 'malformed'
            : nameFault(name, memberNames(design, entity, memberId), 'member');
        if (refused(fault, text) || name === undefined) {
          return;
        }
        store.change('rename', (draft) => ({
          ...draft,
          design: renameMemberOf(draft.design, entityId, memberId, name),
        }));
        announce(t('done.rename', { name }));
      },
      addField(entityId: string, text: string): boolean {
        const name = written(text);
        if (name === undefined) {
          refused('malformed', text);
          return false;
        }
        store.change('addField', (draft) => ({ ...draft, design: withField(draft.design, entityId, name) }));
        announce(t('done.addField', { name: name.name }));
        return true;
      },
    };
  }, [store, flow, t]);
}

function named(design: Design, id: string, displayName: string | undefined): Design {
  return displayName === undefined
    ? design
    : {
        ...design,
        entities: design.entities.map((entity) => (entity.id === id ? changed(entity, { displayName }) : entity)),
      };
}

const TYPES = TYPE_GROUPS.flatMap((group) => group.types);

function withField(design: Design, entityId: string, name: NonNullable<ReturnType<typeof written>>): Design {
  const asked = TYPES.find((type) => type.toLowerCase() === name.type?.toLowerCase());
  const type: FieldType = asked ?? guessType(name.name);
  return addField(design, entityId, {
    name: name.name,
    type,
    ...(name.displayName === undefined ? {} : { displayName: name.displayName }),
    ...(type === 'choice' || type === 'multiChoice' ? { choices: [{ id: `new:${name.name}`, name: 'first' }] } : {}),
    ...(type === 'formula' ? { expression: '1', result: 'integer' } : {}),
  }).design;
}

function useRemovals(select: Designer['select'], mark: Designer['mark']) {
  const { t } = useTranslation('modeling');
  const store = useStore();
  return useMemo(() => {
    const undoable = (title: string) => {
      const { design } = store.current();
      const undo = () => {
        // The notice may be older than later steps, which it must not take back.
        if (store.current().design === design) {
          store.undo();
        }
      };
      announce(title);
      toast({ title, action: { label: t('undo'), onSelect: undo } });
    };
    return {
      entities(ids: ReadonlySet<string>): void {
        const { design } = store.current();
        const gone = design.entities.filter((entity) => ids.has(entity.id));
        const relations = design.relations.length - removeEntities(design, ids).relations.length;
        if (gone.length === 0) {
          return;
        }
        store.change('removeEntity', (draft) => ({ ...draft, design: removeEntities(draft.design, ids) }));
        select(undefined);
        mark(new Set());
        undoable(
          gone.length === 1
            ? t('done.removeEntity', { name: gone[0]?.name, count: relations })
            : t('done.removeEntities', { count: gone.length }),
        );
      },
      member(entityId: string, memberId: string): void {
        const { design } = store.current();
        const entity = entityById(design, entityId);
        const name =
          entity?.fields.find((field) => field.id === memberId)?.name ??
          (entity && relationsFrom(design, entity).find((relation) => relation.id === memberId)?.name);
        if (name === undefined) {
          return;
        }
        store.change('removeMember', (draft) => ({ ...draft, design: removeMember(draft.design, entityId, memberId) }));
        select(entityId);
        undoable(t('done.removeMember', { name, entity: entity?.name }));
      },
    };
  }, [store, select, mark, t]);
}
