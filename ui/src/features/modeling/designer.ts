import { createContext, use } from 'react';
import type { Editing } from './canvas/flow';
import type { DraftStore } from './store/draft-store';

/** What somebody looks at in the designer, and what they do with it: the canvas, the outline and the inspector share it. */
export interface Designer {
  store: DraftStore;
  /** The entity (or role) and its field, relation or rule that the inspector shows. */
  selected: string | undefined;
  member: string | undefined;
  /** All that the next action is for. */
  marked: ReadonlySet<string>;
  editing: Editing | undefined;
  select: (entity: string | undefined, member?: string) => void;
  mark: (ids: ReadonlySet<string>) => void;
  edit: (editing: Editing | undefined) => void;
  /** Opens the form of a new relation; without a target it asks for one. */
  connect: (from: string, to?: string) => void;
  focusInspector: () => void;
  addEntity: () => void;
  renameEntity: (id: string, text: string) => void;
  renameMember: (entity: string, member: string, text: string) => void;
  addField: (entity: string, text: string) => boolean;
  /** What is marked, else what is selected. */
  removeMarked: () => void;
  removeEntity: (id: string) => void;
  removeMember: (entity: string, member: string) => void;
}

export const DesignerContext = createContext<Designer | undefined>(undefined);

export function useDesigner(): Designer {
  const designer = use(DesignerContext);
  if (designer === undefined) {
    throw new Error('there is no designer around this');
  }
  return designer;
}
