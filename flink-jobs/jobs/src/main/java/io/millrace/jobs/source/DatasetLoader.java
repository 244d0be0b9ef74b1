package io.millrace.jobs.source;

import io.millrace.codecs.ExampleDecoder;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.kafka.ClientProperties;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the ranges of a data set into a cache, a little with each call. */
final class DatasetLoader implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetLoader.class);

  private final DatasetRequest request;
  private final MemoryBudget budget;
  private final RangeReader ranges;
  private final ExampleDecoder decoder;
  private final long startedNanos = System.nanoTime();
  private @Nullable ExampleCache cache;
  private @Nullable DeadLetter firstRejected;
  private int rejected;
  private long bytes;

  DatasetLoader(DatasetRequest request, MemoryBudget budget, RangeReader ranges) {
    this.request = request;
    this.budget = budget;
    this.ranges = ranges;
    this.decoder = ExampleDecoder.of(request.data().format());
  }

  static DatasetLoader open(DatasetRequest request, MemoryBudget budget) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(ClientProperties.boundedConsumer(request.kafka()));
    return new DatasetLoader(request, budget, new RangeReader(consumer, request.data().ranges()));
  }

  /**
   * Reads on for a moment.
   *
   * @param rejects gets every record that is no example, in the order of the ranges
   * @return whether there may be more
   */
  boolean poll(Consumer<DeadLetter> rejects) throws Exception {
    return ranges.poll(record -> take(record, rejects));
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<DeadLetter> rejects)
      throws DatasetFaultException, IOException {
    bytes += Math.max(0, record.serializedValueSize());
    String reason = decoder.decode(record.key(), record.value());
    if (reason != null) {
      DeadLetter letter = deadLetter(record, reason);
      firstRejected = rejected == 0 ? letter : firstRejected;
      rejected++;
      rejects.accept(letter);
      return;
    }
    keep(record);
  }

  private void keep(ConsumerRecord<byte[], byte[]> record)
      throws DatasetFaultException, IOException {
    if (cache == null) {
      FeatureForm form =
          FeatureForm.of(request.data().format(), record.value(), decoder.features().length);
      cache = new ExampleCache(form, decoder.labels().length, budget);
    }
    try {
      cache.add(decoder.features(), record.value(), decoder.labels(), identity(record));
    } catch (SpillException e) {
      throw new DatasetFaultException(ErrorCode.LOCAL_DISK_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {
    return new DeadLetter(
        record.key(),
        record.value(),
        record.topic(),
        record.partition(),
        record.offset(),
        ErrorCode.RECORD_UNDECODABLE,
        reason);
  }

  private static long identity(ConsumerRecord<byte[], byte[]> record) {
    long topic = SplitMix.mix(record.topic().hashCode());
    return SplitMix.mix(SplitMix.mix(topic + record.partition()) + record.offset());
  }

  /**
   * The data set, when everything is read.
   *
   * @throws DatasetFaultException when it cannot be trained on
   */
  DatasetReplay replay() throws DatasetFaultException {
    int read = rejected + (cache == null ? 0 : cache.size());
    double allowed = request.fit().maxRejectedShare();
    if (rejected > allowed * read) {
      throw new DatasetFaultException(
          ErrorCode.TOO_MANY_REJECTED,
          "%d of %d records could not be decoded, a share of %.4f; maxRejectedShare allows %s%s"
              .formatted(rejected, read, (double) rejected / read, allowed, firstReason()));
    }
    if (cache == null) {
      throw noExamples(
          "the ranges %s hold no usable record; %d were rejected%s"
              .formatted(StreamRange.format(request.data().ranges()), rejected, firstReason()));
    }
    return replay(cache);
  }

  /** One cause is behind most of them as a rule, and the first record shows it. */
  private String firstReason() {
    return firstRejected == null
        ? ""
        : "; the first is %s, partition %d, offset %d: %s"
            .formatted(
                firstRejected.topic(),
                firstRejected.partition(),
                firstRejected.offset(),
                firstRejected.reason());
  }

  private DatasetReplay replay(ExampleCache examples) throws DatasetFaultException {
    LOG.info(
        "ranges={} examples={} rejected={} bytes={} loadedInMs={}",
        StreamRange.format(request.data().ranges()),
        examples.size(),
        rejected,
        bytes,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
    DatasetParts parts =
        DatasetParts.split(
            request.data().split(),
            examples.size(),
            request.fit().seed(),
            examples::identity,
            examples::label);
    if (parts.training().length == 0) {
      throw noExamples(
          "of %d examples none is left for training by the split %s"
              .formatted(examples.size(), request.data().split()));
    }
    DatasetSummary summary =
        new DatasetSummary(
            parts.training().length,
            parts.validation().length,
            parts.test().length,
            rejected,
            decoder.features().length,
            decoder.labels().length,
            ConstantLabels.of(parts.training(), examples::label));
    return new DatasetReplay(examples, parts, request.fit(), summary);
  }

  private static DatasetFaultException noExamples(String reason) {
    return new DatasetFaultException(ErrorCode.NO_EXAMPLES, reason);
  }

  /** The connection is not needed while the examples are replayed. */
  void disconnect() {
    ranges.close();
  }

  @Override
  public void close() throws IOException {
    ranges.close();
    if (cache != null) {
      cache.close();
    }
  }
}
