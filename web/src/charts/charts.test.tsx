import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SeriesTable } from './SeriesTable';
import { align, smooth } from './series';

describe('the table twin of a chart', () => {
  it('holds every number of the chart, newest first, and gaps as gaps', () => {
    const series = [
      { label: 'train', color: '#000', values: [0.9, 0.5] },
      { label: 'validation', color: '#000', values: [null, 0.6] },
    ];
    render(
      <MantineProvider>
        <SeriesTable
          title="Loss"
          xName="Epoch"
          x={[1, 2]}
          series={series}
          format={(value) => value.toFixed(2)}
        />
      </MantineProvider>,
    );
    const rows = within(screen.getByRole('table', { name: 'Loss' })).getAllByRole('row');
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['Epoch', 'train', 'validation'],
      ['2', '0.50', '0.60'],
      ['1', '0.90', '–'],
    ]);
  });
});

describe('curves', () => {
  it('of different length share one axis', () => {
    const { x, columns } = align([
      { x: [1, 2], values: [5, 6] },
      { x: [2, 3], values: [7, 8] },
    ]);
    expect(x).toEqual([1, 2, 3]);
    expect(columns).toEqual([
      [5, 6, null],
      [null, 7, 8],
    ]);
  });

  it('are smoothed without being pulled to zero', () => {
    expect(smooth([4, 4, null, 4], 0.9)).toEqual(
      [4, 4, null, 4].map((value) => value && expect.closeTo(value)),
    );
    expect(smooth([1, 2], 0)).toEqual([1, 2]);
  });
});
