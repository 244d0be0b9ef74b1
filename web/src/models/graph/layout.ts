import { Graph, layout } from '@dagrejs/dagre';
import type { LayerGraph } from './graphOf';

export const NODE_WIDTH = 216;
export const NODE_HEIGHT = 56;

export interface Placed {
  /** Of each node's upper left corner, by its name. */
  places: Map<string, { x: number; y: number }>;
  height: number;
}

/** From the inputs at the top to the outputs at the bottom, with few crossings. */
export function placesOf({ nodes, edges }: LayerGraph): Placed {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 30 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of nodes) graph.setNode(name, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const places = new Map(
    nodes.map(({ name }) => {
      const { x, y } = graph.node(name);
      return [name, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }];
    }),
  );
  return { places, height: graph.graph().height ?? NODE_HEIGHT };
}
