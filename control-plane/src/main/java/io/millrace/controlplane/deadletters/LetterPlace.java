package io.millrace.controlplane.deadletters;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a letter lies in the topic of dead letters; its text is the id of the letter. */
record LetterPlace(int partition, long offset) implements Comparable<LetterPlace> {
  private static final Comparator<LetterPlace> ORDER =
      Comparator.comparingInt(LetterPlace::partition).thenComparingLong(LetterPlace::offset);

  private static final Pattern ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  static LetterPlace of(ConsumerRecord<?, ?> record) {
    return new LetterPlace(record.partition(), record.offset());
  }

  /**
   * @throws IllegalArgumentException when no letter has this id
   */
  static LetterPlace parse(String id) {
    Matcher numbers = ID.matcher(id);
    if (!numbers.matches()) {
      throw new IllegalArgumentException(
          "'" + id + "' is no id of a dead letter; legal are those that GET answers");
    }
    return new LetterPlace(Integer.parseInt(numbers.group(1)), Long.parseLong(numbers.group(2)));
  }

  @Override
  public int compareTo(LetterPlace other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
