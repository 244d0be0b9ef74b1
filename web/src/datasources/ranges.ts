import type { Topic } from '../api/topicTypes';

/** Part of a partition; its end is exclusive. */
export interface Range {
  topic: string;
  partition: number;
  start: number;
  end: number;
}

/** `topic:partition:start:end`; names of topics hold no colon. */
export function parseRange(text: string): Range | undefined {
  const [, topic, partition, start, end] = /^([^:]+):(\d+):(\d+):(\d+)$/.exec(text.trim()) ?? [];
  if (topic === undefined) return undefined;
  return { topic, partition: Number(partition), start: Number(start), end: Number(end) };
}

export function textOf({ topic, partition, start, end }: Range): string {
  return `${topic}:${partition}:${start}:${end}`;
}

/** A range beside what Kafka has of its partition at this moment. */
export interface Kept extends Range {
  /** Absent when the topic or the partition does not exist any more. */
  partitionStart: number | undefined;
  partitionEnd: number | undefined;
  /** Offsets of the range that are gone. */
  deleted: number;
  retained: number;
}

export function keptOf(range: Range, topics: Topic[]): Kept {
  const partition = topics
    .find((topic) => topic.name === range.topic)
    ?.partitions.find((each) => each.partition === range.partition);
  const length = range.end - range.start;
  const start = partition?.startOffset;
  const end = partition?.endOffset;
  const first = Math.max(range.start, start ?? range.end);
  const last = Math.min(range.end, end ?? range.start);
  const retained = Math.max(0, last - first);
  return {
    ...range,
    partitionStart: start,
    partitionEnd: end,
    deleted: length - retained,
    retained,
  };
}

/** Everything that lies in a topic now, as ranges to announce. */
export function rangesOf(topic: Topic): string[] {
  return topic.partitions
    .filter((each) => each.endOffset > each.startOffset)
    .map((each) =>
      textOf({
        topic: topic.name,
        partition: each.partition,
        start: each.startOffset,
        end: each.endOffset,
      }),
    );
}

/** As few ranges as hold these records and no others. */
export function joined(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort(
    (a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition || a.start - b.start,
  );
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    const touches =
      last?.topic === range.topic && last.partition === range.partition && last.end >= range.start;
    if (touches) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}
