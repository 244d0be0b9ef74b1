package io.millrace.cli.send;

import io.millrace.contracts.stream.StreamRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where records were written, in as few ranges as hold these and no others. */
final class WrittenRanges {
  private static final Comparator<StreamRange> BY_PLACE =
      Comparator.comparingInt(StreamRange::partition).thenComparingLong(StreamRange::startOffset);

  private final List<StreamRange> ranges = new ArrayList<>();

  void add(StreamRange range) {
    ranges.add(range);
  }

  List<StreamRange> joined() {
    List<StreamRange> joined = new ArrayList<>();
    for (StreamRange range : ranges.stream().sorted(BY_PLACE).toList()) {
      StreamRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null
          && last.partition() == range.partition()
          && last.endOffset() == range.startOffset()) {
        joined.set(
            joined.size() - 1,
            new StreamRange(
                range.topic(), range.partition(), last.startOffset(), range.endOffset()));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }
}
