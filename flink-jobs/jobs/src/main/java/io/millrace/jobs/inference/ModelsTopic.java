package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.kafka.ClientProperties;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the models topic from its beginning, on a thread of its own, and hands over what one
 * deployment was sent; messages for others, and tombstones, end here. A broker that does not answer
 * is asked again; any other fault is told once, and nothing is read after it.
 */
final class ModelsTopic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelsTopic.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final InferenceJobSpec spec;
  private final byte[] inferenceId;
  private final Consumer<ModelMessage> heard;
  private final Consumer<Throwable> failed;
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
  private volatile boolean closed;

  ModelsTopic(InferenceJobSpec spec, Consumer<ModelMessage> heard, Consumer<Throwable> failed) {
    this.spec = spec;
    this.inferenceId = spec.deployment().getBytes(UTF_8);
    this.heard = heard;
    this.failed = failed;
    this.thread = new Thread(this::read, "millrace-models-topic");
    thread.setDaemon(true);
  }

  /**
   * @param classLoader that Kafka finds classes in which the cluster's properties name
   */
  void follow(ClassLoader classLoader) {
    thread.setContextClassLoader(classLoader);
    thread.start();
  }

  private void read() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      reading = consumer;
      while (!closed) {
        readFrom(consumer);
      }
    } catch (RuntimeException | LinkageError e) {
      if (!closed) {
        failed.accept(e);
      }
    }
  }

  private Properties properties() {
    Properties properties = ClientProperties.of(spec.kafka());
    properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, spec.jobId() + "-models");
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return properties;
  }

  private void readFrom(KafkaConsumer<byte[], byte[]> consumer) {
    try {
      if (consumer.assignment().isEmpty()) {
        consumer.assign(partitions(consumer));
      } else {
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (WakeupException e) {
      closed = true;
    } catch (RetriableException e) {
      LOG.warn("jobId={} topic={} {}", spec.jobId(), spec.topics().models(), e.getMessage());
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(spec.topics().models()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() != null && Arrays.equals(inferenceId, message.key())) {
      heard.accept(new ModelMessage(message.value()));
    }
  }

  /**
   * Does not wait for the thread: it may be about to tell what the caller holds a lock for. An
   * interrupt would hinder the consumer in closing too.
   */
  @Override
  public void close() {
    closed = true;
    KafkaConsumer<byte[], byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
  }
}
