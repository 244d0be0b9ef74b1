import { expect, it } from 'vitest';
import { blank, drawingOf, isBlank, stroke, toggled, valuesOf } from './drawing';

it('a line inks the pixels it crosses, and those beside it less', () => {
  const drawn = stroke(blank(8, 8), { x: 0.5, y: 4.5 }, { x: 7.5, y: 4.5 });
  const values = valuesOf(drawn, 16, true);
  expect(values.slice(32, 40)).toEqual(Array(8).fill(16));
  expect(values[24]).toBeGreaterThan(0);
  expect(values[24]).toBeLessThan(16);
  expect(values.slice(0, 8)).toEqual(Array(8).fill(0));
});

it('the eraser takes the ink away again', () => {
  const from = { x: 1, y: 1 };
  const to = { x: 7, y: 7 };
  expect(isBlank(stroke(stroke(blank(8, 8), from, to), from, to, true))).toBe(false);
  const rubbed = stroke(stroke(blank(8, 8), from, from), from, from, true);
  expect(Math.max(...valuesOf(rubbed, 1, false))).toBeLessThan(0.5);
});

it('the keyboard turns one pixel', () => {
  const once = toggled(blank(4, 4), 2, 1);
  expect([...once.ink].indexOf(1)).toBe(6);
  expect(isBlank(toggled(once, 2, 1))).toBe(true);
});

it('an example is drawn as it was, whatever its largest number', () => {
  expect(valuesOf(drawingOf([0, 8, 16, 4], 2, 2, 16), 16, true)).toEqual([0, 8, 16, 4]);
});
