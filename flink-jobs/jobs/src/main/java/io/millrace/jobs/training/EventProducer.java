package io.millrace.jobs.training;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.event.EventSink;
import io.millrace.jobs.kafka.ClientProperties;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Sends single events and returns when every in-sync replica has them. */
final class EventProducer implements EventOutlet {
  private final KafkaCluster kafka;
  private final String topic;

  EventProducer(KafkaCluster kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** A job ends after one or two of these, so no connection is kept. */
  @Override
  public void send(EventRecord event) throws IOException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(ClientProperties.durableProducer(kafka))) {
      producer.send(EventSink.toKafka(topic, event)).get();
    } catch (ExecutionException e) {
      throw new IOException("could not send an event to topic '" + topic + "'", e.getCause());
    }
  }
}
