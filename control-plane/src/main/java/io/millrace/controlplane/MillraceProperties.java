package io.millrace.controlplane;

import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be set under {@code millrace.*}; an unknown name there stops the start.
 *
 * @param mode where Kafka and Flink are
 * @param dataDir folder of everything this process keeps
 * @param kafka the Kafka cluster and the names of our topics on it
 * @param flink the Flink cluster, as far as people look at it
 * @param jobs what every job is told
 * @param models what is taken as a model
 * @param upgrades how deployments get other settings
 * @param access from where people and programs come in cluster mode
 * @param signIn how people come in and how long they stay
 * @param deadlines how long states may last
 * @param kubernetes where jobs run in cluster mode
 * @param storage how artifacts and checkpoints are reached
 * @param audit how long is remembered who did what
 * @param uploads what is taken in parts
 * @param retention when files that nothing names are deleted
 */
@ConfigurationProperties(prefix = "millrace", ignoreUnknownFields = false)
public record MillraceProperties(
    @DefaultValue("LOCAL") Mode mode,
    @DefaultValue(".millrace") Path dataDir,
    @DefaultValue Kafka kafka,
    @DefaultValue Flink flink,
    @DefaultValue Jobs jobs,
    @DefaultValue Models models,
    @DefaultValue Upgrades upgrades,
    @DefaultValue Access access,
    @DefaultValue SignInProperties signIn,
    @DefaultValue DeadlineProperties deadlines,
    @DefaultValue KubernetesProperties kubernetes,
    @DefaultValue StorageProperties storage,
    @DefaultValue Audit audit,
    @DefaultValue UploadProperties uploads,
    @DefaultValue RetentionProperties retention) {

  public MillraceProperties {
    dataDir = dataDir.toAbsolutePath().normalize();
    if (jobs.useObjectStore()) {
      kubernetes = kubernetes.withDefaults(storage.s3().flinkConfiguration());
    }
  }

  /** Where Kafka and Flink run. */
  public enum Mode {
    /** In this JVM, on loopback. */
    LOCAL,
    /** Elsewhere. */
    CLUSTER
  }

  /**
   * @param bootstrapServers {@code host:port}, separated by commas
   * @param topicPrefix first part of the names of our own topics
   * @param controlTopic where producers announce data sources
   * @param properties further client properties for every Kafka client
   */
  public record Kafka(
      @DefaultValue("127.0.0.1:9092") String bootstrapServers,
      @DefaultValue("millrace.") String topicPrefix,
      @DefaultValue("KAFKA_ML_CONTROL_TOPIC") String controlTopic,
      @DefaultValue Map<String, String> properties) {
    public Kafka {
      if (!bootstrapServers.matches("[^,:\\s]+:\\d+(,[^,:\\s]+:\\d+)*")) {
        throw new IllegalArgumentException(
            "millrace.kafka.bootstrap-servers '"
                + bootstrapServers
                + "' is not legal; legal is host:port, separated by commas");
      }
      requireTopicName("millrace.kafka.topic-prefix", topicPrefix);
      requireTopicName("millrace.kafka.control-topic", controlTopic);
      properties = Map.copyOf(properties);
    }

    private static void requireTopicName(String property, String value) {
      if (!value.matches("[A-Za-z0-9._-]{1,200}")) {
        throw new IllegalArgumentException(
            property
                + " '"
                + value
                + "' is not legal; legal are 1 to 200 letters, digits, dots, hyphens and underscores");
      }
    }

    /** As jobs are told. */
    public KafkaCluster cluster() {
      return new KafkaCluster(bootstrapServers, properties);
    }

    public JobTopics topics() {
      return JobTopics.withPrefix(topicPrefix);
    }
  }

  /**
   * @param dashboardUrl base of Flink's own pages and REST API; absent when there is no one cluster
   * @param slots of the MiniCluster of local mode: subtasks that can run side by side
   */
  public record Flink(@Nullable String dashboardUrl, @DefaultValue("16") int slots) {
    public Flink {
      if (slots < 1 || slots > 256) {
        throw new IllegalArgumentException(
            "millrace.flink.slots " + slots + " is not legal; legal is 1 to 256");
      }
    }
  }

  /**
   * @param artifactStore URI of the folder of trained models; in local mode {@code artifacts} in
   *     the data directory when absent
   * @param checkpointDir URI of the folder of checkpoints; in local mode {@code checkpoints} in the
   *     data directory when absent
   * @param checkpointInterval time between two checkpoints of a job, at least 100 ms
   */
  public record Jobs(
      @Nullable String artifactStore,
      @Nullable String checkpointDir,
      @DefaultValue("2s") Duration checkpointInterval) {
    public Jobs {
      if (checkpointInterval.toMillis() < 100) {
        throw new IllegalArgumentException(
            "millrace.jobs.checkpoint-interval "
                + checkpointInterval.toMillis()
                + "ms is not legal; legal is 100ms or more");
      }
    }

    private boolean useObjectStore() {
      return Stream.of(artifactStore, checkpointDir)
          .anyMatch(folder -> folder != null && folder.matches("s3[ap]?:.*"));
    }
  }

  /**
   * @param maxFileSize of a model file that comes whole, in a form
   * @param maxUnpackedSize of all that a zip file holds
   */
  public record Models(
      @DefaultValue("512MB") DataSize maxFileSize, @DefaultValue("20GB") DataSize maxUnpackedSize) {
    public Models {
      requirePositive("max-file-size", maxFileSize);
      requirePositive("max-unpacked-size", maxUnpackedSize);
    }

    private static void requirePositive(String name, DataSize size) {
      if (size.toBytes() < 1) {
        throw new IllegalArgumentException(
            "millrace.models." + name + " " + size + " is not legal; legal is 1B or more");
      }
    }
  }

  /**
   * @param savepointTimeout how long a job is asked for a savepoint before it is ended with its
   *     last checkpoint
   * @param startTimeout how long a job may take until it works with other settings
   * @param healthPeriod how long it then has to work without a failure; else the settings of before
   *     come back
   */
  public record Upgrades(
      @DefaultValue("60s") Duration savepointTimeout,
      @DefaultValue("2m") Duration startTimeout,
      @DefaultValue("10s") Duration healthPeriod) {
    public Upgrades {
      requirePositive("millrace.upgrades.savepoint-timeout", savepointTimeout);
      requirePositive("millrace.upgrades.start-timeout", startTimeout);
      requirePositive("millrace.upgrades.health-period", healthPeriod);
    }
  }

  /**
   * Read in {@link Mode#CLUSTER} only: local mode answers this machine and makes a token of its
   * own.
   *
   * @param publicUrl scheme, host and port that browsers see, such as {@code
   *     https://millrace.example.org}; absent when there is no proxy or ingress
   * @param tokenFile holds the access token; absent when it is in {@code MILLRACE_TOKEN}
   * @param allowedHosts further names under which this process is asked, such as that of its
   *     Service; addresses and the public host need not be named
   * @param oidc people who sign in with a provider
   */
  public record Access(
      @Nullable URI publicUrl,
      @Nullable Path tokenFile,
      @DefaultValue List<String> allowedHosts,
      @DefaultValue OidcProperties oidc) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    public Access {
      if (publicUrl != null && !publicUrl.toString().matches("https?://[^/?#@]+")) {
        throw new IllegalArgumentException(
            "millrace.access.public-url '"
                + publicUrl
                + "' is not legal; legal are http or https, a host and perhaps a port, such as"
                + " https://millrace.example.org");
      }
      allowedHosts = allowedHosts.stream().map(String::strip).toList();
      for (String host : allowedHosts) {
        if (!HOST.matcher(host).matches()) {
          throw new IllegalArgumentException(
              "millrace.access.allowed-hosts '"
                  + host
                  + "' is not legal; legal are lower-case host names without a port");
        }
      }
    }
  }

  /**
   * @param keep how long an entry of the audit log is kept
   */
  public record Audit(@DefaultValue("400d") Duration keep) {
    public Audit {
      requirePositive("millrace.audit.keep", keep);
    }
  }

  static void requirePositive(String property, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          property + " " + time.toMillis() + "ms is not legal; legal is 1ms or more");
    }
  }

  /** URI of the folder under which trained models are published. */
  public String artifactStore() {
    return jobs.artifactStore() == null ? folder("artifacts") : jobs.artifactStore();
  }

  public CheckpointConfig checkpoints() {
    String directory = jobs.checkpointDir() == null ? folder("checkpoints") : jobs.checkpointDir();
    return new CheckpointConfig(directory, jobs.checkpointInterval().toMillis());
  }

  private String folder(String name) {
    String uri = dataDir.resolve(name).toUri().toString();
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
