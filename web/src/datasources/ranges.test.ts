import { describe, expect, it } from 'vitest';
import type { Topic } from '../api/topicTypes';
import { keptOf, parseRange, rangesOf, textOf } from './ranges';

const TOPIC: Topic = {
  name: 'digits',
  internal: false,
  partitions: [
    { partition: 0, startOffset: 300, endOffset: 2000 },
    { partition: 1, startOffset: 50, endOffset: 50 },
  ],
};
const range = (text: string) => parseRange(text) ?? expect.fail(text);

describe('ranges of a stream', () => {
  it('are written as topic:partition:start:end', () => {
    expect(parseRange(' digits.v2:0:10:20 ')).toEqual({
      topic: 'digits.v2',
      partition: 0,
      start: 10,
      end: 20,
    });
    expect(textOf(range('digits:1:0:5'))).toBe('digits:1:0:5');
    expect(parseRange('digits:0:10')).toBeUndefined();
    expect(parseRange('a:b:0:1:2')).toBeUndefined();
  });

  it.each([
    ['all of it is there', 'digits:0:400:500', 0, 100],
    ['its first part is deleted', 'digits:0:200:500', 100, 200],
    ['all of it is deleted', 'digits:0:0:300', 300, 0],
    ['its partition is empty', 'digits:1:0:50', 50, 0],
    ['its topic is gone', 'flowers:0:0:50', 50, 0],
    ['its end was never written to the topic that is there now', 'digits:0:1900:2100', 100, 100],
  ])('%s', (_, text, deleted, retained) => {
    expect(keptOf(range(text), [TOPIC])).toMatchObject({ deleted, retained });
  });

  it('of a topic are those of its partitions that hold something', () => {
    expect(rangesOf(TOPIC)).toEqual(['digits:0:300:2000']);
  });
});
