import './canvas.css';
import {
  Background,
  ConnectionMode,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  SelectionMode,
  useStore as useFlowStore,
} from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../designer';
import type { Places } from '../store/draft-store';
import { useDraft } from '../store/use-draft';
import { useWarnings } from '../store/use-warnings';
import { CanvasToolbar } from './canvas-toolbar';
import { EntityBox, nodeElementId } from './entity-node';
import { type EntityNode, FlowMaker, type RelationEdge } from './flow';
import { useCanvasKeys } from './keys';
import { RelationLine } from './relation-edge';
import { found } from './search';
import { useClipboard } from './use-clipboard';
import { useFit } from './use-fit';

const NODE_TYPES = { entity: EntityBox };
const EDGE_TYPES = { relation: RelationLine };
/** From here on only what can be seen is drawn, and far away only the names. */
const MANY = 60;
const NAMES_ONLY_ZOOM = 0.5;
const NOTHING: Places = {};

interface CanvasProps {
  query: string;
  onQuery: (query: string) => void;
}

/** The model as boxes and lines. One stop for the keyboard: within it the arrows go from entity to entity. */
export function Canvas({ query, onQuery }: CanvasProps) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const { select, mark, marked, store } = designer;
  const [dragged, setDragged] = useState<Places>(NOTHING);
  const box = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useFlow(query, dragged);
  const onKeyDown = useCanvasKeys(box);
  const clipboard = useClipboard();
  const many = nodes.length > MANY;
  useFirstFit();
  useShown(designer.selected);

  function onNodesChange(changes: NodeChange<EntityNode>[]) {
    const next = new Set(marked);
    let moved: Record<string, { x: number; y: number }> | undefined;
    for (const change of changes) {
      if (change.type === 'select') {
        next[change.selected ? 'add' : 'delete'](change.id);
      } else if (change.type === 'position' && change.position && change.dragging) {
        moved = { ...(moved ?? dragged), [change.id]: change.position };
      }
    }
    if (moved) {
      setDragged(moved);
    }
    if (next.size !== marked.size || [...next].some((id) => !marked.has(id))) {
      mark(next);
    }
  }

  function onDragged() {
    if (dragged !== NOTHING) {
      const places = dragged;
      store.change('move', (draft) => ({ ...draft, places: { ...pinned(nodes), ...draft.places, ...places } }));
      setDragged(NOTHING);
    }
  }

  function onConnectEnd(_: unknown, connection: FinalConnectionState) {
    if (connection.fromNode) {
      designer.connect(connection.fromNode.id, connection.toNode?.id);
    }
  }

  return (
    <div
      ref={box}
      role="application"
      aria-label={t('canvas.label')}
      aria-describedby="canvas-keys"
      aria-activedescendant={designer.selected === undefined ? undefined : nodeElementId(designer.selected)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop of the canvas
      tabIndex={0}
      className="relative h-full min-h-96 min-w-0 -outline-offset-2"
      onKeyDown={onKeyDown}
      onCopy={clipboard.onCopy}
      onCut={clipboard.onCut}
      onPaste={clipboard.onPaste}
    >
      <span id="canvas-keys" className="sr-only">
        {t('canvas.keys')}
      </span>
      <ReactFlow<EntityNode, RelationEdge>
        className="model-canvas"
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDragStop={onDragged}
        onSelectionDragStop={onDragged}
        onNodeClick={(event, node) => {
          if (!event.shiftKey && !event.ctrlKey && !event.metaKey) {
            select(node.id);
          }
        }}
        onEdgeClick={(_, edge) => select(edge.source, edge.id)}
        onPaneClick={() => {
          select(undefined);
          box.current?.focus({ preventScroll: true });
        }}
        onConnectEnd={onConnectEnd}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={4}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionKeyCode="Shift"
        deleteKeyCode={null}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        onlyRenderVisibleElements={many}
        minZoom={0.05}
        maxZoom={2}
        zoomOnDoubleClick={false}
        nodeDragThreshold={3}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
        {nodes.length > 3 && (
          <MiniMap
            pannable
            zoomable
            ariaLabel={t('canvas.minimap')}
            nodeClassName={(node) => (node.selected ? 'selected' : '')}
            className="max-md:hidden"
          />
        )}
      </ReactFlow>
      <CanvasToolbar query={query} onQuery={onQuery} nodes={nodes} />
    </div>
  );
}

/** Where boxes stand that nobody has placed: once something is moved, they stay there. */
function pinned(nodes: readonly EntityNode[]): Places {
  return Object.fromEntries(nodes.map((node) => [node.id, node.position]));
}

function useFlow(query: string, dragged: Places) {
  const { design, places, findings } = useDraft();
  const warnings = useWarnings();
  const { marked, selected, member, editing } = useDesigner();
  const collapsed = useFlowStore((state) => state.transform[2] < NAMES_ONLY_ZOOM) && design.entities.length > MANY;
  const [maker] = useState(() => new FlowMaker());
  return useMemo(() => {
    const view = {
      design,
      places,
      dragged,
      marked,
      active: selected,
      member,
      editing,
      findings: [...findings, ...warnings],
      found: found(design, query),
      collapsed,
    };
    return { nodes: maker.nodesOf(view), edges: maker.edgesOf(view) };
  }, [maker, design, places, dragged, marked, selected, member, editing, findings, warnings, query, collapsed]);
}

/** What is selected stays in sight, also when the inspector takes its room. */
function useShown(selected: string | undefined) {
  const { show } = useFit();
  const width = useFlowStore((state) => state.width);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once more when there is less room
  useEffect(() => {
    if (selected !== undefined) {
      show(selected);
    }
  }, [selected, width, show]);
}

/** The first look shows all of it. */
function useFirstFit() {
  const isReady = useFlowStore((state) => state.width > 0 && state.nodes.length > 0);
  const done = useRef(false);
  const { fitAll } = useFit();
  useEffect(() => {
    if (isReady && !done.current) {
      done.current = true;
      fitAll(0);
    }
  }, [isReady, fitAll]);
}
