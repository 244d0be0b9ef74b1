import type { Topic } from '../api/topicTypes';

/** Offsets that Kafka still has; the end of a transaction takes one as well. */
export function retainedOf({ partitions }: Topic): number {
  return partitions.reduce((sum, each) => sum + each.endOffset - each.startOffset, 0);
}

export function deletedOf({ partitions }: Topic): number {
  return partitions.reduce((sum, each) => sum + each.startOffset, 0);
}
