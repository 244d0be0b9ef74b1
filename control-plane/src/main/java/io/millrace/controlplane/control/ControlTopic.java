package io.millrace.controlplane.control;

import io.millrace.contracts.control.ControlMessage;
import io.millrace.contracts.control.ControlMessages;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.datasources.Announcements;
import io.millrace.controlplane.datasources.DataSources;
import io.millrace.controlplane.datasources.RecordedDataSource;
import io.millrace.controlplane.subscription.TopicHandler;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Records what producers announce, and hands it to the training it is for. */
@Component
class ControlTopic implements TopicHandler {
  private static final byte[] NOTHING = {};
  private final String topic;
  private final DataSources sources;
  private final Announcements announcements;
  private final DataSourceListener listener;

  ControlTopic(
      MillraceProperties properties,
      DataSources sources,
      Announcements announcements,
      DataSourceListener listener) {
    this.topic = properties.kafka().controlTopic();
    this.sources = sources;
    this.announcements = announcements;
    this.listener = listener;
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public String unreadableCode() {
    return ErrorCode.CONTROL_MESSAGE_MALFORMED.name();
  }

  @Override
  public boolean keepsDeadLetters() {
    return true;
  }

  /** A record without a key is for no training and is passed over, as Kafka-ML does. */
  @Override
  public void handle(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    byte[] value = record.value() == null ? NOTHING : record.value();
    ControlMessage message = ControlMessages.parse(record.key(), value);
    RecordedDataSource source =
        sources.record(message.dataSource(), message.description(), message.totalMessages());
    announcements.add(message.deploymentNumber(), source.id(), record);
    listener.announced(message.deploymentNumber(), source.id());
  }
}
