package io.millrace.contracts.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Records {@code [startOffset, endOffset)} of one partition. The text form {@code
 * topic:partition:start:end} is Kafka-ML's; its fourth number is an exclusive end, not a length.
 */
public record StreamRange(String topic, int partition, long startOffset, long endOffset) {
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final String LEGAL =
      "legal is topic:partition:start:end with 0 <= start <= end, for example digits:0:0:1797";

  public StreamRange {
    Objects.requireNonNull(topic, "topic");
    if (!TOPIC.matcher(topic).matches()
        || partition < 0
        || startOffset < 0
        || endOffset < startOffset) {
      throw new IllegalArgumentException(
          "stream range '"
              + String.join(":", topic, "" + partition, "" + startOffset, "" + endOffset)
              + "' is not legal; "
              + LEGAL);
    }
  }

  /** Number of offsets in the range; transaction markers and compacted records count too. */
  public long length() {
    return endOffset - startOffset;
  }

  public boolean isEmpty() {
    return startOffset == endOffset;
  }

  /** Whether a record lies in both. */
  public boolean overlaps(StreamRange other) {
    return topic.equals(other.topic)
        && partition == other.partition
        && Math.max(startOffset, other.startOffset) < Math.min(endOffset, other.endOffset);
  }

  /**
   * Reads a comma-separated list of ranges.
   *
   * @throws IllegalArgumentException naming the part that is wrong and what is legal
   */
  public static List<StreamRange> parseList(String text) {
    List<StreamRange> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      ranges.add(parse(part.strip()));
    }
    return List.copyOf(ranges);
  }

  /**
   * Reads one range. Three parts are refused: old Kafka-ML producers wrote topic:start:end and
   * topic:partition:start, which cannot be told apart.
   *
   * @throws IllegalArgumentException saying what was given and what is legal
   */
  public static StreamRange parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length == 3) {
      throw new IllegalArgumentException(
          "stream range '"
              + text
              + "' has three parts, its partition or its end is missing; "
              + LEGAL);
    }
    if (parts.length != 4) {
      throw new IllegalArgumentException("stream range '" + text + "' is not legal; " + LEGAL);
    }
    try {
      return new StreamRange(
          parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("stream range '" + text + "' is not legal; " + LEGAL, e);
    }
  }

  public static String format(List<StreamRange> ranges) {
    return ranges.stream().map(StreamRange::toString).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return topic + ":" + partition + ":" + startOffset + ":" + endOffset;
  }
}
