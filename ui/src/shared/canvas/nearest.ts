import type { Point } from './layout';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

export const STEP: Record<Direction, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The next one in that direction: near counts, and twice as much how far it is off the way. */
export function nearest<T extends Point>(from: Point, others: readonly T[], direction: Direction): T | undefined {
  const step = STEP[direction];
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const ahead = (other.x - from.x) * step.x + (other.y - from.y) * step.y;
    const aside = Math.abs((other.x - from.x) * step.y) + Math.abs((other.y - from.y) * step.x);
    const cost = ahead + aside * 2;
    if (ahead > 0 && cost < least) {
      [best, least] = [other, cost];
    }
  }
  return best;
}
