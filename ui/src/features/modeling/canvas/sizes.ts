import type { Entity, Relation } from '../model/types';

export const NODE_WIDTH = 240;
export const HEADER_HEIGHT = 40;
export const ROW_HEIGHT = 24;
export const FOOTER_HEIGHT = 28;
/** Of an entity with more, the canvas shows this many members; the outline and the inspector show all. */
export const ROWS_MAX = 24;

export function rowCount(entity: Entity, relations: readonly Relation[]): number {
  return Math.min(entity.fields.length + relations.length, ROWS_MAX);
}

/** Known before anything is drawn, so that layouts and lines need no measuring. */
export function nodeHeight(entity: Entity, relations: readonly Relation[], collapsed: boolean): number {
  return collapsed ? HEADER_HEIGHT : HEADER_HEIGHT + rowCount(entity, relations) * ROW_HEIGHT + FOOTER_HEIGHT + 2;
}

/** Where the row of a member is, from the top of its node. */
export function rowMiddle(index: number, collapsed: boolean): number {
  return collapsed ? HEADER_HEIGHT / 2 : HEADER_HEIGHT + (Math.min(index, ROWS_MAX - 1) + 0.5) * ROW_HEIGHT + 1;
}
