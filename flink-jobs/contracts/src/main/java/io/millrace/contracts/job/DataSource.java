package io.millrace.contracts.job;

import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.stream.StreamRange;
import java.util.List;
import java.util.Objects;

/** A bounded data set in Kafka: where it lies, what its bytes mean, how it is split. */
public record DataSource(List<StreamRange> ranges, RecordFormat format, DatasetSplit split) {
  public DataSource {
    ranges = List.copyOf(Objects.requireNonNull(ranges, "ranges"));
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(split, "split");
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a data source has at least one stream range");
    }
    for (int i = 0; i < ranges.size(); i++) {
      for (StreamRange other : ranges.subList(0, i)) {
        if (other.overlaps(ranges.get(i))) {
          throw new IllegalArgumentException(
              "stream ranges "
                  + other
                  + " and "
                  + ranges.get(i)
                  + " overlap; legal is each record once");
        }
      }
    }
  }
}
