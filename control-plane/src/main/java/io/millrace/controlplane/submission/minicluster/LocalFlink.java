package io.millrace.controlplane.submission.minicluster;

import io.millrace.controlplane.submission.flinkrest.FlinkRest;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A Flink cluster in this JVM with one task manager and the dashboard. Every socket it opens is
 * bound to 127.0.0.1. The dashboard and Flink's REST API only look: they can neither submit nor
 * cancel, because they know no login and any page in the browser could ask them to.
 */
public final class LocalFlink implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int CLOSE_SECONDS = 10;

  private final MiniCluster cluster;
  private final URI restUrl;
  private final FlinkRest rest;

  private LocalFlink(MiniCluster cluster, URI restUrl) {
    this.cluster = cluster;
    this.restUrl = restUrl;
    // One JobManager answers for all.
    this.rest = new FlinkRest(job -> restUrl.toString());
  }

  /** Returns when jobs can be submitted. */
  public static LocalFlink start(LocalFlinkSettings settings) throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(settings))
                .setCommonBindAddress(LOOPBACK)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .build());
    try {
      cluster.start();
      return new LocalFlink(cluster, cluster.getRestAddress().get(30, TimeUnit.SECONDS));
    } catch (Exception e) {
      cluster.closeAsync();
      throw e;
    }
  }

  private static Configuration configuration(LocalFlinkSettings settings) {
    String workDir = settings.workDir().toString();
    // Some of what jobs are to do is read from the cluster only.
    Configuration configuration = jobDefaults();
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.PORT, settings.restPort());
    configuration.set(RestOptions.BIND_PORT, Integer.toString(settings.restPort()));
    // The blob server listens where the job manager binds, by default on all addresses.
    configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    configuration.set(ReadOnlyDashboardFactory.READ_ONLY, true);
    // Flink's default lets the pages of every site read its answers.
    configuration.set(
        WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + LOOPBACK + ":" + settings.restPort());
    configuration.set(WebOptions.LOG_PATH, settings.logFile().toString());
    configuration.set(WebOptions.TMP_DIR, workDir);
    configuration.set(WebOptions.UPLOAD_DIR, workDir);
    configuration.set(BlobServerOptions.STORAGE_DIRECTORY, workDir);
    configuration.set(CoreOptions.TMP_DIRS, workDir);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return configuration;
  }

  /** What every job starts from: it survives this JVM, and slow serialisation is an error. */
  static Configuration jobDefaults() {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // More than one, so that a file damaged by a crash costs seconds and not the training.
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return configuration;
  }

  MiniCluster cluster() {
    return cluster;
  }

  FlinkRest rest() {
    return rest;
  }

  /** Base of the dashboard and of Flink's REST API, without a slash at the end. */
  public URI restUrl() {
    return restUrl;
  }

  @Override
  public void close() throws Exception {
    cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
