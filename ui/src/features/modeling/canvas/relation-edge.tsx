import { type EdgeProps, useInternalNode } from '@xyflow/react';
import { memo } from 'react';
import { cx } from '@/shared/ui/cx';
import type { Relation } from '../model/types';
import type { RelationEdge } from './flow';
import { NODE_WIDTH } from './sizes';

const MARK = 14;

interface End {
  x: number;
  y: number;
  /** Outwards: to the left or to the right. */
  out: 1 | -1;
}

/** Where a line leaves two boxes: at the sides that look at each other, or both at the right where they stand above each other. */
export function ends(from: { x: number; y: number }, to: { x: number; y: number }, isSelf: boolean): [End, End] {
  if (isSelf) {
    return [
      { x: from.x + NODE_WIDTH, y: from.y, out: 1 },
      { x: to.x + NODE_WIDTH, y: to.y, out: 1 },
    ];
  }
  const fromOut = to.x > from.x + NODE_WIDTH / 2 ? 1 : from.x > to.x + NODE_WIDTH / 2 ? -1 : 1;
  const overlaps = Math.abs(from.x - to.x) < NODE_WIDTH;
  const toOut = overlaps ? fromOut : fromOut === 1 ? -1 : 1;
  return [
    { x: fromOut === 1 ? from.x + NODE_WIDTH : from.x, y: from.y, out: fromOut },
    { x: toOut === 1 ? to.x + NODE_WIDTH : to.x, y: to.y, out: toOut },
  ];
}

function curve(one: End, other: End): string {
  const reach = Math.max(40, Math.min(120, Math.abs(one.x - other.x) / 2));
  const [a, b] = [one.x + one.out * MARK, other.x + other.out * MARK];
  return `M ${a} ${one.y} C ${a + one.out * reach} ${one.y} ${b + other.out * reach} ${other.y} ${b} ${other.y}`;
}

/** The end of a line: a foot of three toes for many, a bar for one; a ring where there may be none. */
function marks(end: End, isMany: boolean, mayBeNone: boolean): string {
  const { x, y, out } = end;
  const tip = x + out * MARK;
  const foot = isMany
    ? `M ${tip - out * 4} ${y} L ${x} ${y - 6} M ${tip - out * 4} ${y} L ${x} ${y + 6} M ${tip - out * 4} ${y} L ${x} ${y}`
    : `M ${x + out * 5} ${y - 6} L ${x + out * 5} ${y + 6} M ${x} ${y} L ${tip} ${y}`;
  const ring = mayBeNone ? ` M ${tip - 3} ${y} a 3 3 0 1 0 6 0 a 3 3 0 1 0 -6 0` : '';
  return `${foot} M ${tip - out * 4} ${y} L ${tip} ${y}${ring}`;
}

export function kindMarks(relation: Relation): { fromMany: boolean; toMany: boolean; toMayBeNone: boolean } {
  return {
    fromMany: relation.kind !== 'oneToOne',
    toMany: relation.kind === 'manyToMany',
    toMayBeNone: relation.kind !== 'manyToMany' && relation.required !== true,
  };
}

export const RelationLine = memo(function RelationLine({ source, target, selected, data }: EdgeProps<RelationEdge>) {
  const from = useInternalNode(source)?.internals.positionAbsolute;
  const to = useInternalNode(target)?.internals.positionAbsolute;
  if (from === undefined || to === undefined || data === undefined) {
    return null;
  }
  const [one, other] = ends({ x: from.x, y: from.y + data.fromY }, { x: to.x, y: to.y + data.toY }, source === target);
  const { fromMany, toMany, toMayBeNone } = kindMarks(data.relation);
  const path = curve(one, other);
  return (
    <g className={cx(selected ? 'text-accent' : 'text-control', data.dimmed && 'opacity-30')}>
      <path d={path} fill="none" stroke="transparent" strokeWidth={16} className="react-flow__edge-interaction" />
      <path
        d={`${path} ${marks(one, fromMany, false)} ${marks(other, toMany, toMayBeNone)}`}
        fill="none"
        stroke="currentColor"
        strokeWidth={selected ? 2 : 1.5}
      />
    </g>
  );
});
