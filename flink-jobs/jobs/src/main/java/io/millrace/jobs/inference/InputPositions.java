package io.millrace.jobs.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far one subtask has come in each partition of its topic since it was started. */
final class InputPositions {
  private static final long NOTHING = -1;
  private long[] last = {};

  void taken(InputRecord record) {
    int partition = record.partition();
    if (partition >= last.length) {
      int known = last.length;
      last = Arrays.copyOf(last, Math.max(partition + 1, 2 * known));
      Arrays.fill(last, known, last.length, NOTHING);
    }
    last[partition] = record.offset();
  }

  /** By partition, the offset after the last record. */
  Map<Integer, Long> next() {
    Map<Integer, Long> next = new LinkedHashMap<>();
    for (int partition = 0; partition < last.length; partition++) {
      if (last[partition] != NOTHING) {
        next.put(partition, last[partition] + 1);
      }
    }
    return next;
  }
}
