import { Graph, layout } from '@dagrejs/dagre';
import type { LayerGraph } from './graphOf';

export const NODE_WIDTH = 216;
export const NODE_HEIGHT = 56;

export interface Point {
  x: number;
  y: number;
}

export interface Placed {
  /** Of each node's upper left corner, by its name. */
  places: Map<string, Point>;
  /** Of each line, in the order of the graph's edges: around the nodes that are in its way. */
  routes: Point[][];
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
  const routes = edges.map(({ from, to }) => graph.edge(from, to).points as Point[]);
  return { places, routes, height: graph.graph().height ?? NODE_HEIGHT };
}

/** A line through the points that turns softly at each of them. */
export function pathOf(points: Point[]): string {
  const [first, ...others] = points;
  const last = others.pop();
  if (!first || !last) return '';
  const turns = others.map((point, index) => {
    const next = others[index + 1] ?? last;
    const end = index === others.length - 1 ? last : middle(point, next);
    return `Q ${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  // a line of no length at the end would turn the arrow to the right
  const way = turns.length > 0 ? turns : [`L ${last.x} ${last.y}`];
  return [`M ${first.x} ${first.y}`, ...way].join(' ');
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
