package io.millrace.examples;

import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.stream.StreamRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a data set to partition 0 of a topic and says where it lies. */
record TopicWriter(String bootstrapServers) {
  StreamRange write(String topic, Dataset dataset, RecordFormat format) {
    RecordEncoder encoder = RecordEncoder.of(format);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Dataset.Example example : dataset.examples()) {
        EncodedRecord record = encoder.encode(example.features(), example.label());
        sent.add(producer.send(new ProducerRecord<>(topic, 0, record.key(), record.value())));
      }
      producer.flush();
      long first = sent.get(0).get().offset();
      long last = sent.get(sent.size() - 1).get().offset();
      return new StreamRange(topic, 0, first, last + 1);
    } catch (ExecutionException | KafkaException e) {
      throw new DemoException(
          "the records could not be sent to " + topic + " at " + bootstrapServers + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }
}
