package io.millrace.controlplane.kubernetes;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All JobManagers that are alive, their scripts, and what is told of jobs after their end. */
final class Clusters {
  private final Map<ObjectKey, FlinkCluster> alive = new ConcurrentHashMap<>();
  private final Map<ObjectKey, String> highAvailability = new ConcurrentHashMap<>();
  private final Map<String, JobScript> scripts = new ConcurrentHashMap<>();
  private final Map<String, Integer> starts = new ConcurrentHashMap<>();
  private final Map<String, Long> restored = new ConcurrentHashMap<>();
  private volatile JobScript usual = JobScript.RUNS;

  @Nullable FlinkCluster of(ObjectKey owner) {
    return alive.get(owner);
  }

  Collection<FlinkCluster> all() {
    return alive.values();
  }

  @Nullable FlinkCluster named(String home, String flinkJobId) {
    return alive.values().stream()
        .filter(FlinkCluster::isReady)
        .filter(cluster -> cluster.home().equals(home))
        .filter(
            cluster ->
                flinkJobId.isEmpty()
                    || !flinkJobId.matches("[0-9a-f]{32}")
                    || cluster.flinkJobId().equals(flinkJobId))
        .findFirst()
        .orElse(null);
  }

  void start(FlinkCluster cluster) {
    String name = cluster.owner().name();
    alive.put(cluster.owner(), cluster);
    highAvailability.remove(cluster.owner());
    starts.merge(name, 1, Integer::sum);
    restored.put(name, cluster.known());
  }

  /** Ends the processes; what high availability knows of a job that had not ended may stay. */
  void remove(ObjectKey owner, boolean keepState) {
    FlinkCluster cluster = alive.remove(owner);
    String latest = cluster == null ? null : cluster.latest();
    if (keepState && cluster != null && latest != null && !cluster.hasEnded()) {
      highAvailability.put(owner, latest);
    } else if (!keepState) {
      highAvailability.remove(owner);
    }
  }

  /** The last checkpoint as high availability knows it; null when it knows of none. */
  @Nullable String latest(ObjectKey owner) {
    FlinkCluster cluster = alive.get(owner);
    if (cluster != null && !cluster.hasEnded()) {
      return cluster.latest();
    }
    return highAvailability.get(owner);
  }

  JobScript script(ObjectKey owner) {
    return scripts.getOrDefault(owner.name(), usual);
  }

  void script(String name, JobScript script) {
    scripts.put(name, script);
  }

  void usual(JobScript script) {
    usual = script;
  }

  int starts(String name) {
    return starts.getOrDefault(name, 0);
  }

  long restored(String name) {
    return restored.getOrDefault(name, 0L);
  }

  void forgetAll() {
    alive.clear();
    highAvailability.clear();
  }
}
