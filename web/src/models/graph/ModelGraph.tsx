import '@xyflow/react/dist/base.css';
import { ActionIcon, Group } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import {
  BaseEdge,
  Handle,
  MarkerType,
  Panel as Corner,
  Position,
  ReactFlow,
  useReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { useMemo } from 'react';
import { count, shape } from '../../display/quantity';
import { modelTexts as texts } from '../../texts/models';
import type { GraphEdge, GraphNode, LayerGraph } from './graphOf';
import { NODE_HEIGHT, NODE_WIDTH, pathOf, placesOf, type Point } from './layout';
import classes from './ModelGraph.module.css';

type LayerNode = Node<{ layer: GraphNode; chosen: boolean }, 'layer'>;

export interface ModelGraphProps {
  graph: LayerGraph;
  /** Name of the layer that is marked. */
  chosen?: string;
  onChoose?: (layer: string) => void;
}

type RoutedEdge = Edge<{ points: Point[] }, 'routed'>;

const NODE_TYPES = { layer: LayerBox };
const EDGE_TYPES = { routed: RoutedLine };
const CLEAR_OF_BUTTONS = { top: '48px', x: '16px', bottom: '16px' } as const;
const MIN_HEIGHT = 220;
const MAX_HEIGHT = 620;

/** The layers as boxes, from the inputs down to the outputs. Its twin is the table of layers. */
export default function ModelGraph({ graph, chosen, onChoose }: ModelGraphProps) {
  const placed = useMemo(() => placesOf(graph), [graph]);
  const nodes = graph.nodes.map((layer): LayerNode => ({
    id: layer.name,
    type: 'layer',
    position: placed.places.get(layer.name) ?? { x: 0, y: 0 },
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
    data: { layer, chosen: layer.name === chosen },
  }));
  const edges = useMemo(
    () => graph.edges.map((edge, index) => edgeOf(edge, placed.routes[index] ?? [])),
    [graph, placed],
  );
  const height = Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, placed.height + 80));
  return (
    <div
      className={classes.graph}
      style={{ height }}
      role="group"
      aria-label={texts.graphLabel(graph.nodes.length)}
    >
      <ReactFlow<LayerNode, RoutedEdge>
        // a new graph is shown whole
        key={graph.nodes.map((node) => node.name).join()}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        fitView
        fitViewOptions={{ padding: CLEAR_OF_BUTTONS, maxZoom: 1 }}
        minZoom={0.1}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        disableKeyboardA11y
        onNodeClick={(_, node) => onChoose?.(node.id)}
        proOptions={{ hideAttribution: true }}
      >
        <ZoomButtons />
      </ReactFlow>
    </div>
  );
}

function edgeOf({ from, to }: GraphEdge, points: Point[]): RoutedEdge {
  return {
    id: `${from} ${to}`,
    source: from,
    target: to,
    type: 'routed',
    data: { points },
    style: { stroke: 'var(--edge)' },
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--edge)' },
  };
}

function RoutedLine({ data, markerEnd, style }: EdgeProps<RoutedEdge>) {
  return <BaseEdge path={pathOf(data?.points ?? [])} markerEnd={markerEnd} style={style} />;
}

function LayerBox({ data: { layer, chosen } }: NodeProps<LayerNode>) {
  return (
    <div className={classes.layer} data-role={layer.role} data-chosen={chosen || undefined}>
      {layer.role !== 'INPUT' && (
        <Handle type="target" position={Position.Top} className={classes.handle} />
      )}
      <div className={classes.line}>
        <span className={classes.name}>{layer.name}</span>
        {layer.parameters > 0 && <span className={classes.number}>{count(layer.parameters)}</span>}
      </div>
      <div className={classes.line}>
        <span className={classes.type}>
          {layer.type === 'InputLayer' ? texts.graphInput : layer.type}
        </span>
        <span className={classes.number}>{shape(layer.shape)}</span>
      </div>
      <Handle type="source" position={Position.Bottom} className={classes.handle} />
    </div>
  );
}

function ZoomButtons() {
  const flow = useReactFlow();
  const buttons = [
    [texts.zoomIn, IconPlus, () => void flow.zoomIn()],
    [texts.zoomOut, IconMinus, () => void flow.zoomOut()],
    [
      texts.zoomFit,
      IconFocusCentered,
      () => void flow.fitView({ padding: CLEAR_OF_BUTTONS, maxZoom: 1 }),
    ],
  ] as const;
  return (
    <Corner position="top-right">
      <Group gap={4}>
        {buttons.map(([label, Icon, act]) => (
          <ActionIcon
            key={label}
            variant="default"
            size={28}
            aria-label={label}
            title={label}
            onClick={act}
          >
            <Icon size={15} aria-hidden />
          </ActionIcon>
        ))}
      </Group>
    </Corner>
  );
}
