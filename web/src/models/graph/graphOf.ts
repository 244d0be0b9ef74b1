import type { LayerSummary, ModelStructure } from '../../api/types';

export interface GraphNode {
  name: string;
  type: string;
  shape: number[];
  parameters: number;
  role: 'INPUT' | 'LAYER' | 'OUTPUT';
}

export interface GraphEdge {
  from: string;
  to: string;
}

export interface LayerGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

type Drawn = Pick<ModelStructure, 'layers' | 'inputs' | 'outputs'>;

/** Layers and what they take; undefined when the model does not say what its layers take. */
export function graphOf({ layers, inputs, outputs }: Drawn): LayerGraph | undefined {
  const connected = layers.some((layer) => layer.inputs.length > 0);
  if (!connected) return undefined;
  const made = new Set(layers.map((layer) => layer.name));
  const given: GraphNode[] = inputs
    .filter((input) => !made.has(input.name))
    .map(({ name, shape }) => ({ name, type: 'InputLayer', shape, parameters: 0, role: 'INPUT' }));
  const ends = new Set(outputs.map((output) => output.name));
  const nodes = [...given, ...layers.map((layer) => nodeOf(layer, ends.has(layer.name)))];
  const known = new Set(nodes.map((node) => node.name));
  const edges = layers.flatMap((layer) =>
    layer.inputs.filter((from) => known.has(from)).map((from) => ({ from, to: layer.name })),
  );
  return { nodes, edges };
}

function nodeOf(layer: LayerSummary, isOutput: boolean): GraphNode {
  const role = layer.type === 'InputLayer' ? 'INPUT' : isOutput ? 'OUTPUT' : 'LAYER';
  return {
    name: layer.name,
    type: layer.type,
    shape: layer.outputShape,
    parameters: layer.parameters,
    role,
  };
}
