import { queryOptions } from '@tanstack/react-query';
import { api, content, type Schemas } from '@/shared/api/client';

export type Template = Schemas['Template'];

export const templatesQuery = () =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: () => content(api.GET('/api/v1/templates')),
    // They come with the server.
    staleTime: Number.POSITIVE_INFINITY,
  });

type Entity = Template['entities'][number];

export interface OutlineNode {
  name: string;
  label: string;
  x: number;
  y: number;
}

export interface Outline {
  nodes: OutlineNode[];
  edges: { key: string; from: OutlineNode; to: OutlineNode }[];
  width: number;
  height: number;
}

export const NODE_WIDTH = 96;
export const NODE_HEIGHT = 22;
const GAP_X = 16;
const GAP_Y = 26;
const COLUMNS = 3;

/** A small picture of a model: its entities in rows, those with most relations in the middle of the first ones, and lines between. */
export function outlineOf(template: Pick<Template, 'entities' | 'relations'>): Outline {
  const ties = (entity: Entity) =>
    template.relations.filter((one) => one.from === entity.name || one.to === entity.name).length;
  const sorted = template.entities.toSorted((one, other) => ties(other) - ties(one));
  const nodes = sorted.map((entity, index): OutlineNode => {
    const row = Math.floor(index / COLUMNS);
    // Of each three the first stands in the middle.
    const column = [1, 0, 2][index % COLUMNS] ?? 0;
    return {
      name: entity.name,
      label: entity.pluralLabel,
      x: column * (NODE_WIDTH + GAP_X),
      y: row * (NODE_HEIGHT + GAP_Y),
    };
  });
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const edges = template.relations.flatMap((relation) => {
    const from = byName.get(relation.from);
    const to = byName.get(relation.to);
    return from && to && from !== to ? [{ key: `${relation.from}.${relation.name}`, from, to }] : [];
  });
  const rows = Math.max(1, Math.ceil(nodes.length / COLUMNS));
  return {
    nodes,
    edges,
    width: COLUMNS * NODE_WIDTH + (COLUMNS - 1) * GAP_X,
    height: rows * NODE_HEIGHT + (rows - 1) * GAP_Y,
  };
}
