import { describe, expect, it } from 'vitest';
import { NODE_HEIGHT, NODE_WIDTH, outlineOf } from './templates';

describe('outlineOf', () => {
  const entity = (name: string) => ({ name, label: name, pluralLabel: `${name}s`, description: null, fields: [] });
  const relation = (from: string, to: string) => ({ from, to, name: to, kind: 'manyToOne' as const });

  it('should put what is related most in the middle, and draw no line to nowhere', () => {
    const outline = outlineOf({
      entities: ['a', 'b', 'c', 'd'].map(entity),
      relations: [relation('a', 'c'), relation('b', 'c'), relation('c', 'c'), relation('d', 'gone')],
    });
    expect(outline.nodes[0]?.name).toBe('c');
    expect(outline.edges.map((edge) => `${edge.from.name}-${edge.to.name}`)).toEqual(['a-c', 'b-c']);
    for (const node of outline.nodes) {
      expect(node.x + NODE_WIDTH).toBeLessThanOrEqual(outline.width);
      expect(node.y + NODE_HEIGHT).toBeLessThanOrEqual(outline.height);
    }
  });
});
