package io.millrace.controlplane.topics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Which of the records that have arrived a watcher is shown. */
sealed interface TailFilter {

  List<ConsumerRecord<byte[], byte[]>> shown(Iterable<ConsumerRecord<byte[], byte[]>> arrived);

  /** The newest of each poll when no key is given. */
  static TailFilter of(@Nullable String key) {
    return key == null ? new Newest(50) : new OfKey(key.getBytes(StandardCharsets.UTF_8));
  }

  /** As many as a person can read; those before them are left out. */
  record Newest(int most) implements TailFilter {
    @Override
    public List<ConsumerRecord<byte[], byte[]>> shown(
        Iterable<ConsumerRecord<byte[], byte[]>> arrived) {
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      arrived.forEach(all::add);
      return all.subList(Math.max(0, all.size() - most), all.size());
    }
  }

  /** Each one: who follows a key waits for exactly these. */
  record OfKey(byte[] key) implements TailFilter {
    @Override
    public List<ConsumerRecord<byte[], byte[]>> shown(
        Iterable<ConsumerRecord<byte[], byte[]>> arrived) {
      List<ConsumerRecord<byte[], byte[]>> own = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : arrived) {
        if (Arrays.equals(record.key(), key)) {
          own.add(record);
        }
      }
      return own;
    }
  }
}
