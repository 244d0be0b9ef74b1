package io.millrace.controlplane.datasources;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.controlplane.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Counts the classes of labels: whole numbers, or vectors of zeros with a single 1. A label that
 * cannot be decoded is not counted; features are not looked at. One thread only.
 */
final class LabelCounting implements RetainedRecords.Reader {
  static final int MOST_CLASSES = 1_000;

  /** Whole numbers beyond are no longer told apart. */
  private static final float LARGEST = 1 << 24;

  private final RecordDecoder decoder;
  private final Map<Long, Long> counts = new TreeMap<>();
  private long counted;

  /**
   * @throws ProblemException 409 when the format declares no label
   */
  LabelCounting(RecordFormat format) {
    if (!format.labelled()) {
      throw noClasses("the format declares no label, so there is nothing to count");
    }
    this.decoder = RecordDecoder.of(format);
  }

  @Override
  public boolean wantsMore() {
    return true;
  }

  /**
   * @throws ProblemException 409 when its label is no class
   */
  @Override
  public void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      float[] label = decoder.decodeLabel(record.key(), record.value());
      if (label.length > 0) {
        add(label.length == 1 ? whole(label[0], record) : hot(label, record));
      }
    } catch (UndecodableRecordException e) {
      return;
    }
  }

  private void add(long label) {
    counts.merge(label, 1L, Long::sum);
    counted++;
    if (counts.size() > MOST_CLASSES) {
      throw noClasses(
          "there are more than "
              + MOST_CLASSES
              + " different labels, which are quantities and no classes");
    }
  }

  private static long whole(float label, ConsumerRecord<?, ?> record) {
    if (label != (long) label || Math.abs(label) > LARGEST) {
      throw noClasses(
          "the label of "
              + place(record)
              + " is "
              + label
              + "; a class is a whole number up to "
              + (long) LARGEST);
    }
    return (long) label;
  }

  /** The index of the single 1. */
  private static long hot(float[] label, ConsumerRecord<?, ?> record) {
    int hot = -1;
    for (int i = 0; i < label.length; i++) {
      boolean second = label[i] == 1 && hot >= 0;
      if (second || label[i] != 1 && label[i] != 0) {
        hot = -1;
        break;
      }
      hot = label[i] == 1 ? i : hot;
    }
    if (hot < 0) {
      throw noClasses(
          "the label of "
              + place(record)
              + " has "
              + label.length
              + " values; a class is one whole number, or zeros with a single 1");
    }
    return hot;
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + ", partition " + record.partition() + ", offset " + record.offset();
  }

  private static ProblemException noClasses(String reason) {
    return ProblemException.conflict("NOT_CLASSES", reason);
  }

  List<ClassBalance.LabelCount> classes() {
    return counts.entrySet().stream()
        .map(entry -> new ClassBalance.LabelCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  long counted() {
    return counted;
  }
}
