import { describe, expect, it } from 'vitest';
import { graphOf } from './graphOf';
import { NODE_HEIGHT, NODE_WIDTH, pathOf, placesOf } from './layout';

const layer = (name: string, inputs: string[], type = 'Dense') => ({
  name,
  type,
  outputShape: [4],
  parameters: 10,
  inputs,
});
const tensor = (name: string) => ({ name, type: 'float32', shape: [8] });

describe('the graph of a model', () => {
  it('draws the input that a Sequential model does not list as a layer', () => {
    const graph = graphOf({
      layers: [layer('hidden', ['pixels']), layer('digit', ['hidden'])],
      inputs: [tensor('pixels')],
      outputs: [tensor('digit')],
    });
    expect(graph?.nodes.map((node) => [node.name, node.role])).toEqual([
      ['pixels', 'INPUT'],
      ['hidden', 'LAYER'],
      ['digit', 'OUTPUT'],
    ]);
    expect(graph?.edges).toEqual([
      { from: 'pixels', to: 'hidden' },
      { from: 'hidden', to: 'digit' },
    ]);
  });

  it('has each input once, and a line for each layer that another takes', () => {
    const graph = graphOf({
      layers: [
        layer('features', [], 'InputLayer'),
        layer('x', ['features']),
        layer('join', ['x', 'features'], 'Concatenate'),
      ],
      inputs: [tensor('features')],
      outputs: [tensor('join')],
    });
    expect(graph?.nodes).toHaveLength(3);
    expect(graph?.edges).toHaveLength(3);
    const { places, routes } = placesOf(graph ?? { nodes: [], edges: [] });
    const depth = (name: string) => places.get(name)?.y ?? 0;
    expect(depth('features')).toBeLessThan(depth('x'));
    expect(depth('x')).toBeLessThan(depth('join'));
    const shortcut =
      routes[graph?.edges.findIndex(({ from, to }) => from === 'features' && to === 'join') ?? -1];
    const box = places.get('x') ?? { x: 0, y: 0 };
    const beside = shortcut?.filter(({ y }) => y > box.y && y < box.y + NODE_HEIGHT) ?? [];
    expect(beside.length).toBeGreaterThan(0);
    for (const { x } of beside) expect(x < box.x || x > box.x + NODE_WIDTH).toBe(true);
  });

  it('is not known for a model that does not say what its layers take', () => {
    const old = { layers: [layer('a', []), layer('b', [])], inputs: [tensor('in')], outputs: [] };
    expect(graphOf(old)).toBeUndefined();
    expect(graphOf({ ...old, layers: [] })).toBeUndefined();
  });
});

it('a line turns softly at its points and ends at the last one', () => {
  const at = (x: number, y: number) => ({ x, y });
  expect(pathOf([at(0, 0), at(0, 10)])).toBe('M 0 0 L 0 10');
  expect(pathOf([at(0, 0), at(5, 5), at(5, 15), at(0, 20)])).toBe('M 0 0 Q 5 5 5 10 Q 5 15 0 20');
});
