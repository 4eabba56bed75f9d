import { NODE_HEIGHT, NODE_WIDTH, outlineOf, type Template } from './templates';

const LETTERS = 13;

/** For the eye alone: the words stand below it. */
export function OutlinePicture({ template }: { template: Template }) {
  const { nodes, edges, width, height } = outlineOf(template);
  return (
    <svg
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      aria-hidden="true"
      className="h-32 w-full rounded-md bg-sunken p-3"
    >
      {edges.map(({ key, from, to }) => (
        <line
          key={key}
          x1={from.x + NODE_WIDTH / 2}
          y1={from.y + NODE_HEIGHT / 2}
          x2={to.x + NODE_WIDTH / 2}
          y2={to.y + NODE_HEIGHT / 2}
          className="stroke-control"
        />
      ))}
      {nodes.map((node) => (
        <g key={node.name}>
          <rect
            x={node.x}
            y={node.y}
            width={NODE_WIDTH}
            height={NODE_HEIGHT}
            rx={4}
            className="fill-surface stroke-control"
          />
          <text x={node.x + NODE_WIDTH / 2} y={node.y + 15} textAnchor="middle" fontSize={11} className="fill-ink">
            {node.label.length > LETTERS ? `${node.label.slice(0, LETTERS - 1)}…` : node.label}
          </text>
        </g>
      ))}
    </svg>
  );
}
