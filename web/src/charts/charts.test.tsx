import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SeriesTable } from './SeriesTable';
import { csvOf } from './csv';
import { CursorStore } from './CursorStore';
import { Legend } from './Legend';
import { fixedPlot, lastValue, valueAt } from './plot';
import { align, PALETTE, smooth } from './series';

/** Nothing has a size without a browser, and rows that are out of sight are not there. */
function regionsOf(pixels: number): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(pixels);
}

afterEach(() => vi.restoreAllMocks());

describe('the table twin of a chart', () => {
  it('holds every number of the chart, newest first, and gaps as gaps', () => {
    regionsOf(320);
    const series = [
      { subject: 'mlp', part: 'train', color: '#000', values: [0.9, 0.5] },
      { subject: 'mlp', part: 'validation', color: '#000', values: [null, 0.6] },
    ];
    render(
      <MantineProvider>
        <SeriesTable
          title="Loss"
          xName="Epoch"
          kind="number"
          lines={series}
          source={fixedPlot(
            [1, 2],
            series.map((line) => line.values),
          )}
          format={(value) => value.toFixed(2)}
        />
      </MantineProvider>,
    );
    const rows = within(screen.getByRole('table', { name: 'Loss' })).getAllByRole('row');
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['Epoch', 'mlp, train', 'mlp, validation'],
      ['2', '0.50', '0.60'],
      ['1', '0.90', '–'],
    ]);
  });

  it('has of thousands of numbers only the rows in sight, and says how many there are', () => {
    regionsOf(320);
    const epochs = Array.from({ length: 5000 }, (_, index) => index + 1);
    render(
      <MantineProvider>
        <SeriesTable
          title="Loss"
          xName="Epoch"
          kind="number"
          lines={[{ subject: 'mlp', part: 'train', color: '#000' }]}
          source={fixedPlot(epochs, [epochs])}
          format={String}
        />
      </MantineProvider>,
    );
    const table = screen.getByRole('table', { name: 'Loss' });
    const rows = within(table).getAllByRole('row');
    expect(table).toHaveAttribute('aria-rowcount', '5001');
    expect(rows[1]).toHaveTextContent('5000');
    expect(rows.length).toBeLessThan(30);
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
      [5, 6, undefined],
      [undefined, 7, 8],
    ]);
  });

  it('that begin alike are only made longer, and keep their own gaps', () => {
    const { x, columns } = align([
      { x: [1, 2, 3], values: [5, null, 7] },
      { x: [1, 2], values: [8, 9] },
    ]);
    expect(x).toEqual([1, 2, 3]);
    expect(columns).toEqual([
      [5, null, 7],
      [8, 9, undefined],
    ]);
  });

  it('with more points than pixels share places, and keep the last of each', () => {
    const times = Array.from({ length: 50 }, (_, index) => index * 10);
    const later = times.map((time) => time + 3);
    const { x, columns } = align(
      [
        { x: times, values: times },
        { x: later, values: later },
      ],
      20,
    );
    expect(x).toHaveLength(20);
    expect([x[0], x.at(-1)]).toEqual([0, expect.closeTo(493)]);
    const kept = columns.map((column) => column.filter((value) => value !== undefined));
    expect(kept[0]?.length).toBeLessThanOrEqual(20);
    expect([kept[0]?.at(-1), kept[1]?.at(-1)]).toEqual([490, 493]);
  });

  it('have the value of their last point where another line has one', () => {
    const plot = {
      x: [1, 2, 3],
      columns: [
        [4, undefined, undefined],
        [1, null, 2],
      ],
    };
    expect(valueAt(plot, 0, 2)).toBe(4);
    expect(valueAt(plot, 1, 1)).toBeNull();
    expect(lastValue(plot, 1)).toBe(2);
  });

  it('are CSV with the names of their lines', () => {
    const lines = [
      { subject: 'a "b"', part: 'train', color: '#000' },
      { subject: 'c', part: '', color: '#000' },
    ];
    expect(
      csvOf('Epoch', lines, {
        x: [1, 2],
        columns: [
          [0.5, null],
          [undefined, 3],
        ],
      }),
    ).toBe('Epoch,"a ""b"", train",c\r\n1,0.5,\r\n2,,3');
  });

  it('are smoothed without being pulled to zero', () => {
    expect(smooth([4, 4, null, 4], 0.9)).toEqual(
      [4, 4, null, 4].map((value) => value && expect.closeTo(value)),
    );
    expect(smooth([1, 2], 0)).toEqual([1, 2]);
  });
});

describe('the legend', () => {
  it('has a row for each model and a column for each part, whatever is missing', () => {
    const line = { color: '#000', values: [0.5] };
    const series = [
      { ...line, subject: 'mlp', part: 'train' },
      { ...line, subject: 'mlp', part: 'validation' },
      { ...line, subject: 'wide', part: 'train' },
    ];
    const shown = {
      xName: 'Epoch',
      kind: 'number' as const,
      lines: series,
      source: fixedPlot(
        [7],
        series.map((each) => each.values),
      ),
      cursor: new CursorStore(),
      hidden: new Set(['wide, train']),
      onPoint: () => undefined,
    };
    const { container } = render(
      <Legend {...shown} format={(value) => value.toFixed(1)} onToggle={() => undefined} />,
    );
    const grid = container.firstElementChild;
    expect(grid?.children).toHaveLength(3 * 3);
    expect([...(grid?.children ?? [])].slice(0, 3).map((cell) => cell.textContent)).toEqual([
      'Epoch 7',
      'train',
      'validation',
    ]);
    const pressed = screen
      .getAllByRole('button')
      .map((entry) => entry.getAttribute('aria-pressed'));
    expect(pressed).toEqual(['true', 'true', 'false']);
  });
});

describe('the colours of twenty models', () => {
  it('differ, and stand out at 3:1 from both grounds', () => {
    expect(new Set(PALETTE).size).toBe(20);
    for (const color of PALETTE) {
      expect(contrast(color, '#ffffff')).toBeGreaterThan(3);
      expect(contrast(color, '#171d24')).toBeGreaterThan(3);
    }
  });
});

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
