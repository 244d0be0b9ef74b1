package io.millrace.controlplane.jobevents;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.subscription.TopicHandler;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Reads the events topic and hands each event to those whom it concerns. */
@Component
class JobEventLog implements TopicHandler {
  private final String topic;
  private final List<JobEventHandler> handlers;

  JobEventLog(MillraceProperties properties, List<JobEventHandler> handlers) {
    this.topic = properties.kafka().topics().events();
    this.handlers = List.copyOf(handlers);
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public String unreadableCode() {
    return "EVENT_UNREADABLE";
  }

  @Override
  public boolean keepsDeadLetters() {
    return false;
  }

  @Override
  public void handle(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new IllegalArgumentException("the record has no value; legal is an event as JSON");
    }
    EventEnvelope envelope = ContractJson.readEvent(record.value());
    handlers.forEach(handler -> handler.handle(envelope));
  }
}
