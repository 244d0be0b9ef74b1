package io.millrace.controlplane.kafka;

import io.millrace.contracts.job.KafkaCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What the control plane asks clusters that deployments read from or write to. Connected for as
 * long as a question takes.
 */
public final class OtherClusters {
  private static final int TIMEOUT_MS = 5_000;

  private OtherClusters() {}

  /**
   * Makes a topic that does not exist; where it does, nothing has to be allowed but to see it.
   *
   * @throws KafkaUnreachableException when the cluster does not answer, or does not let us
   */
  public static void ensureTopic(KafkaCluster cluster, NewTopic topic) {
    try (Admin admin = Admin.create(config(cluster))) {
      try {
        if (!exists(admin, topic.name())) {
          answer(admin.createTopics(List.of(topic)).all());
        }
      } finally {
        admin.close(Duration.ZERO);
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaUnreachableException(cluster.bootstrapServers(), e.getCause());
      }
    } catch (TimeoutException | KafkaException e) {
      throw new KafkaUnreachableException(cluster.bootstrapServers(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(cluster.bootstrapServers(), e);
    }
  }

  /**
   * How many partitions a topic has; 0 when there is none.
   *
   * @throws KafkaUnreachableException when the cluster does not answer, or does not let us
   */
  public static int partitions(KafkaCluster cluster, String topic) {
    try (Admin admin = Admin.create(config(cluster))) {
      try {
        return answer(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .size();
      } finally {
        admin.close(Duration.ZERO);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw new KafkaUnreachableException(cluster.bootstrapServers(), e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw new KafkaUnreachableException(cluster.bootstrapServers(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(cluster.bootstrapServers(), e);
    }
  }

  private static Map<String, Object> config(KafkaCluster cluster) {
    Map<String, Object> config = new HashMap<>(cluster.clientProperties());
    config.put("default.api.timeout.ms", TIMEOUT_MS);
    config.put("request.timeout.ms", TIMEOUT_MS);
    config.put("enable.metrics.push", false);
    return config;
  }

  private static boolean exists(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      answer(admin.describeTopics(List.of(topic)).allTopicNames());
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }
}
