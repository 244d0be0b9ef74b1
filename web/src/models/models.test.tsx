import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_MODEL } from './exampleModels';
import { parseKerasJson } from './kerasJson';
import { ModelCheckView } from './ModelCheckView';
import type { ModelCheck } from './useModelCheck';

function show(check: ModelCheck) {
  render(
    <MantineProvider>
      <ModelCheckView check={check} />
    </MantineProvider>,
  );
}

describe('a model with faults', () => {
  it('shows each fault in the row of its layer, and the others above', () => {
    show({
      state: 'INVALID',
      layers: [
        { name: 'hidden', type: 'Dense' },
        { name: 'digit', type: 'Dense' },
      ],
      faults: [
        { layer: 'hidden', message: 'units -1 is not legal.' },
        { layer: 'digit', message: "activation 'sofmax' is not known.", hint: 'Say softmax.' },
        { pointer: '/compile_config', message: 'is missing' },
      ],
    });
    expect(screen.getByText('3 faults.')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /hidden/ })).toHaveTextContent('units -1 is not legal.');
    expect(screen.getByRole('row', { name: /digit/ })).toHaveTextContent('Say softmax.');
    expect(screen.getByRole('row', { name: /digit/ }).children).toHaveLength(1);
    expect(screen.getByRole('listitem')).toHaveTextContent('/compile_config is missing.');
  });
});

describe('pasted text', () => {
  it('is read for the names of its layers', () => {
    const parsed = parseKerasJson(EXAMPLE_MODEL);
    expect(parsed.ok && parsed.layers.map((layer) => layer.name)).toEqual([
      'pixels',
      'rescale',
      'hidden',
      'digit',
    ]);
  });

  it('that is not JSON is refused with its place', () => {
    const parsed = parseKerasJson('{\n  bad');
    expect(parsed).toMatchObject({ ok: false, fault: { line: 2, column: 3 } });
    expect(!parsed.ok && parsed.fault.message).toMatch(/^This is not JSON: /);
  });

  it('without layers is not an error of the page', () => {
    expect(parseKerasJson('null')).toEqual({ ok: true, layers: [] });
    expect(parseKerasJson('[1]')).toEqual({ ok: true, layers: [] });
  });
});
