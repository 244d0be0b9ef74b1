import { expect, it } from 'vitest';
import { keptOf, parseRange } from './ranges';
import { segmentsOf } from './RetentionPicture';

it.each([
  [
    'a part is deleted',
    { startOffset: 300, endOffset: 2000 },
    [
      { tone: 'deleted', from: 200, to: 300 },
      { tone: 'retained', from: 300, to: 500 },
      { tone: 'other', from: 500, to: 2000 },
    ],
  ],
  [
    'nothing is deleted',
    { startOffset: 0, endOffset: 500 },
    [
      { tone: 'other', from: 0, to: 200 },
      { tone: 'retained', from: 200, to: 500 },
    ],
  ],
  [
    'all is deleted, and other records came later',
    { startOffset: 700, endOffset: 900 },
    [
      { tone: 'deleted', from: 200, to: 500 },
      { tone: 'other', from: 700, to: 900 },
    ],
  ],
])('the picture of a range of which %s', (_, offsets, segments) => {
  const range = parseRange('digits:0:200:500') ?? expect.fail();
  const topic = { name: 'digits', internal: false, partitions: [{ partition: 0, ...offsets }] };
  expect(segmentsOf(keptOf(range, [topic]))).toEqual(segments);
});

it('the picture of a range whose topic is gone is all deleted', () => {
  const range = parseRange('digits:0:200:500') ?? expect.fail();
  expect(segmentsOf(keptOf(range, []))).toEqual([{ tone: 'deleted', from: 200, to: 500 }]);
});
