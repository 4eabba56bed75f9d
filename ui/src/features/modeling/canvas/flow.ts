import { type Edge, type Node, Position } from '@xyflow/react';
import type { Point } from '@/shared/canvas/layout';
import { rows } from '@/shared/canvas/layout';
import type { PlacedFinding } from '../model/findings';
import { type Design, type Entity, entityNamed, type Relation, relationsFrom, USER } from '../model/types';
import type { Places } from '../store/draft-store';
import { NODE_WIDTH, nodeHeight, rowMiddle } from './sizes';

/** What is written just now: the name of the entity, the name of a field, or the field that comes next. */
export type Editing = { entity: string; part: 'name' | 'new' | { field: string } };

export interface EntityData extends Record<string, unknown> {
  entity: Entity;
  relations: readonly Relation[];
  faults: number;
  warnings: number;
  editing: Editing['part'] | undefined;
  active: boolean;
  dimmed: boolean;
  collapsed: boolean;
  member: string | undefined;
}

export type EntityNode = Node<EntityData, 'entity'>;

export interface RelationData extends Record<string, unknown> {
  relation: Relation;
  /** From the top of their nodes. */
  fromY: number;
  toY: number;
  dimmed: boolean;
}

export type RelationEdge = Edge<RelationData, 'relation'>;

export interface View {
  design: Design;
  places: Places;
  /** Where those are that are being dragged. */
  dragged: Places;
  marked: ReadonlySet<string>;
  active: string | undefined;
  member: string | undefined;
  editing: Editing | undefined;
  findings: readonly PlacedFinding[];
  /** Those that the search found; all where nothing is searched. */
  found: ReadonlySet<string> | undefined;
  collapsed: boolean;
}

/** Makes nodes and edges, and gives the same objects again for what has not changed: so nothing is drawn twice. */
export class FlowMaker {
  private nodes = new Map<string, EntityNode>();
  private edges = new Map<string, RelationEdge>();

  nodesOf(view: View): EntityNode[] {
    const before = this.nodes;
    const spare = view.design.entities.some((entity) => !(entity.id in view.places)) ? missingPlaces(view) : undefined;
    this.nodes = new Map();
    for (const entity of view.design.entities) {
      const position = view.dragged[entity.id] ?? view.places[entity.id] ?? spare?.get(entity.id) ?? { x: 0, y: 0 };
      const node = reuse(before.get(entity.id), makeNode(view, entity, position));
      this.nodes.set(entity.id, node);
    }
    return [...this.nodes.values()];
  }

  edgesOf(view: View): RelationEdge[] {
    const before = this.edges;
    this.edges = new Map();
    for (const entity of view.design.entities) {
      relationsFrom(view.design, entity).forEach((relation, index) => {
        const target = entityNamed(view.design, relation.to);
        if (target === undefined || relation.to === USER) {
          return;
        }
        const edge: RelationEdge = {
          id: relation.id,
          type: 'relation',
          source: entity.id,
          target: target.id,
          sourceHandle: 'out',
          targetHandle: 'in',
          selected: view.member === relation.id,
          focusable: false,
          data: {
            relation,
            fromY: rowMiddle(entity.fields.length + index, view.collapsed),
            toY: rowMiddle(-1, true),
            dimmed: view.found !== undefined && !(view.found.has(entity.id) && view.found.has(target.id)),
          },
        };
        this.edges.set(relation.id, reuse(before.get(relation.id), edge));
      });
    }
    return [...this.edges.values()];
  }
}

function makeNode(view: View, entity: Entity, position: Point): EntityNode {
  const relations = relationsFrom(view.design, entity);
  const height = nodeHeight(entity, relations, view.collapsed);
  const own = view.findings.filter((finding) => finding.owner === entity.id);
  const isActive = view.active === entity.id;
  return {
    id: entity.id,
    type: 'entity',
    position,
    width: NODE_WIDTH,
    height,
    measured: { width: NODE_WIDTH, height },
    selected: view.marked.has(entity.id),
    focusable: false,
    // Known beforehand, so that nothing has to be measured.
    handles: [
      { id: 'out', type: 'source', position: Position.Right, x: NODE_WIDTH - 8, y: 0, width: 16, height },
      { id: 'in', type: 'target', position: Position.Left, x: 0, y: 0, width: NODE_WIDTH, height },
    ],
    data: {
      entity,
      relations,
      faults: own.filter((finding) => finding.severity === 'error').length,
      warnings: own.filter((finding) => finding.severity === 'warning').length,
      editing: view.editing?.entity === entity.id ? view.editing.part : undefined,
      active: isActive,
      dimmed: view.found !== undefined && !view.found.has(entity.id),
      collapsed: view.collapsed,
      member: isActive ? view.member : undefined,
    },
  };
}

/** In rows, for those that nobody has placed yet; below all that are placed. */
function missingPlaces(view: View): Map<string, Point> {
  const sizes = view.design.entities.map((entity) => ({
    id: entity.id,
    width: NODE_WIDTH,
    height: nodeHeight(entity, relationsFrom(view.design, entity), view.collapsed),
  }));
  const bottom = Math.max(
    0,
    ...sizes.flatMap((size) => {
      const place = view.places[size.id];
      return place === undefined ? [] : [place.y + size.height + 48];
    }),
  );
  return rows(
    sizes.filter((size) => !(size.id in view.places)),
    bottom,
  );
}

function reuse<T extends EntityNode | RelationEdge>(before: T | undefined, next: T): T {
  if (before === undefined) {
    return next;
  }
  const { data: dataBefore, ...restBefore } = before as Record<string, unknown> & T;
  const { data, ...rest } = next as Record<string, unknown> & T;
  const sameData = shallow(dataBefore as Record<string, unknown>, data as Record<string, unknown>);
  if (sameData && shallow(restBefore, rest)) {
    return before;
  }
  return sameData ? ({ ...next, data: dataBefore } as T) : next;
}

function shallow(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every(
        (item, index) => item === other[index] || (isPlain(item) && 'type' in item && shallowPlain(item, other[index])),
      )
    );
  }
  return isPlain(one) && isPlain(other) && shallowPlain(one, other);
}

/** Small objects of plain values: places, sizes, handles. Elements of the design are compared by what they are. */
function shallowPlain(one: Record<string, unknown>, other: unknown): boolean {
  if (!isPlain(other) || 'name' in one) {
    return false;
  }
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
