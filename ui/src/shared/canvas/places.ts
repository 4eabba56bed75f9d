import { read, write } from '@/shared/api/session';
import type { Point } from './layout';

/** Where things stand on a canvas, kept by this browser: the document has no place for it. */
export function readPlaces(canvas: string): Map<string, Point> {
  try {
    const kept: unknown = JSON.parse(read(keyOf(canvas)) ?? '{}');
    return new Map(
      Object.entries(kept as Record<string, unknown>).flatMap(([id, place]) =>
        Array.isArray(place) && place.length === 2 && place.every(Number.isFinite)
          ? [[id, { x: Number(place[0]), y: Number(place[1]) }] as const]
          : [],
      ),
    );
  } catch {
    return new Map();
  }
}

export function writePlaces(canvas: string, places: ReadonlyMap<string, Point>): void {
  write(
    keyOf(canvas),
    JSON.stringify(Object.fromEntries([...places].map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]]))),
  );
}

function keyOf(canvas: string): string {
  return `modelwright.places.${canvas}`;
}
