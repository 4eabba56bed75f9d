export interface Box {
  id: string;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

const GAP = 48;
/** Beside each other there is room for lines. */
const ASIDE = 96;

/** Places boxes so that lines between them are short and cross little. Comes with its library when it is first needed. */
export async function arrange(
  boxes: readonly Box[],
  lines: ReadonlyArray<readonly [string, string]>,
): Promise<Map<string, Point>> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const linked = new Set(lines.filter(([from, to]) => from !== to).flat());
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'RL', nodesep: GAP, ranksep: ASIDE, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes.filter((box) => linked.has(box.id))) {
    graph.setNode(id, { width, height });
  }
  lines.forEach(([from, to], index) => {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) {
      graph.setEdge(from, to, {}, String(index));
    }
  });
  layout(graph);
  const places = new Map<string, Point>();
  let bottom = 0;
  for (const box of boxes.filter((one) => linked.has(one.id))) {
    const { x = 0, y = 0 } = graph.node(box.id) as Partial<Point>;
    places.set(box.id, { x: Math.round(x - box.width / 2), y: Math.round(y - box.height / 2) });
    bottom = Math.max(bottom, y + box.height / 2);
  }
  const alone = boxes.filter((box) => !linked.has(box.id));
  for (const [id, place] of rows(alone, bottom === 0 ? 0 : bottom + GAP)) {
    places.set(id, place);
  }
  return places;
}

/** Boxes in rows: for those that no line leads to. */
export function rows(boxes: readonly Box[], top = 0): Map<string, Point> {
  const area = boxes.reduce((sum, box) => sum + (box.width + ASIDE) * (box.height + GAP), 0);
  const limit = Math.max(Math.sqrt(area * 1.6), 800);
  const places = new Map<string, Point>();
  let [x, y, tallest] = [0, top, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > limit) {
      [x, y, tallest] = [0, y + tallest + GAP, 0];
    }
    places.set(box.id, { x, y: Math.round(y) });
    x += box.width + ASIDE;
    tallest = Math.max(tallest, box.height);
  }
  return places;
}

/** A place that no box covers, at or right of and below the one that is wished for. */
export function freePlace(
  wish: Point,
  size: { width: number; height: number },
  taken: ReadonlyArray<Box & Point>,
): Point {
  const place = { ...wish };
  const covers = (box: Box & Point) =>
    place.x < box.x + box.width + GAP / 2 &&
    box.x < place.x + size.width + GAP / 2 &&
    place.y < box.y + box.height + GAP / 2 &&
    box.y < place.y + size.height + GAP / 2;
  for (let tries = 0; tries < taken.length + 1; tries++) {
    const hit = taken.find(covers);
    if (hit === undefined) {
      return place;
    }
    place.x = hit.x + hit.width + ASIDE;
  }
  return place;
}
