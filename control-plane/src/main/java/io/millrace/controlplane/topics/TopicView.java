package io.millrace.controlplane.topics;

import java.util.List;

/**
 * @param internal Kafka or Millrace keeps its own affairs in it
 */
record TopicView(String name, List<PartitionView> partitions, boolean internal) {
  TopicView {
    partitions = List.copyOf(partitions);
  }

  /**
   * @param startOffset of the first record that is retained
   * @param endOffset one past the last record
   */
  record PartitionView(int partition, long startOffset, long endOffset) {}
}
