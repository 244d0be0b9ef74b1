package io.millrace.controlplane.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the Flink Kubernetes Operator, and the kubelet and Flink behind it, on a {@link
 * FakeApiServer}: what it writes, and in which order, is what operator 1.15.0 was seen to write,
 * only within milliseconds. The jobs leave real snapshot folders when their folders are {@code
 * file:} URIs. What a job does is its {@link JobScript}.
 */
public final class ScriptedOperator implements AutoCloseable {
  /** Annotation of a pod in which its log is kept. */
  public static final String LOG = "millrace.io/log";

  private static final Logger LOGGER = LoggerFactory.getLogger(ScriptedOperator.class);
  private static final long TICK_MILLIS = 15;

  private final ObjectStore store;
  private final Clusters clusters = new Clusters();
  private final ClusterPods pods;
  private final FlinkRestServer rest;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean absent;

  public ScriptedOperator(FakeApiServer server) {
    this.store = server.store();
    this.pods = new ClusterPods(store);
    this.rest = new FlinkRestServer(clusters::named, cluster -> clusters.script(cluster.owner()));
    clock.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** For {@code millrace.kubernetes.rest-url}. */
  public String restUrl() {
    return rest.url() + "/{namespace}/{name}";
  }

  /** While absent nothing is reconciled; jobs that run go on. */
  public void absent(boolean gone) {
    absent = gone;
  }

  /** While cut off no JobManager answers us; the operator still sees them. */
  public void cutOffRest(boolean cut) {
    rest.cutOff(cut);
  }

  /**
   * @param name of the resource
   */
  public void script(String name, JobScript script) {
    clusters.script(name, script);
  }

  /** Of all resources that have no script of their own. */
  public void scriptAll(JobScript script) {
    clusters.usual(script);
  }

  /** How often the job has been started. */
  public int starts(String name) {
    return clusters.starts(name);
  }

  /** How much the job knew when it was last started; 0 is nothing. */
  public long restored(String name) {
    return clusters.restored(name);
  }

  /** The newest snapshot of a job whose JobManager is there. */
  public Optional<String> latestSnapshot(String name) {
    return clusters.all().stream()
        .filter(cluster -> cluster.owner().name().equals(name))
        .map(cluster -> Optional.ofNullable(cluster.latest()))
        .findFirst()
        .orElse(Optional.empty());
  }

  /** How much the job knows now. */
  public long known(String name) {
    return clusters.all().stream()
        .filter(cluster -> cluster.owner().name().equals(name))
        .mapToLong(FlinkCluster::known)
        .findFirst()
        .orElse(0);
  }

  /** A task fails and Flink starts the job again from its last checkpoint. */
  public void restart(String name, String message) {
    each(name).forEach(cluster -> cluster.restart(message));
  }

  /** The job fails for good. */
  public void fail(String name, String message) {
    each(name).forEach(cluster -> cluster.fail(message));
  }

  /** The job ends by itself. */
  public void finish(String name) {
    each(name).forEach(cluster -> cluster.end("FINISHED"));
  }

  /** The JobManager's pod is deleted; its Deployment makes another. */
  public void killJobManager(String name) {
    each(name)
        .forEach(
            cluster -> {
              pods.of(cluster.owner(), "jobmanager").forEach(pods::delete);
              cluster.loseJobManager();
            });
  }

  /** All objects, processes and memories are gone, as of a cluster that was set up anew. */
  public void loseEverything() {
    boolean before = absent;
    absent = true;
    synchronized (this) {
      clusters.forgetAll();
      for (ApiKind kind :
          List.of(
              ApiKind.FLINK_DEPLOYMENT,
              ApiKind.FLINK_SESSION_JOB,
              ApiKind.FLINK_STATE_SNAPSHOT,
              ApiKind.CONFIG_MAP,
              ApiKind.POD,
              ApiKind.EVENT)) {
        store.list(kind, "").forEach(object -> erase(kind, object));
      }
    }
    absent = before;
  }

  private void erase(ApiKind kind, ObjectNode object) {
    ObjectKey key = key(kind, object);
    store.update(
        key,
        ObjectStore.Part.ALL,
        there -> {
          Json.metadata(there).remove("finalizers");
          return there;
        });
    if (store.find(key).isPresent()) {
      store.delete(key, Json.object());
    }
  }

  private List<FlinkCluster> each(String name) {
    return clusters.all().stream().filter(c -> c.owner().name().equals(name)).toList();
  }

  private synchronized void tick() {
    try {
      for (FlinkCluster cluster : clusters.all()) {
        cluster.tick(clusters.script(cluster.owner()));
        store
            .find(cluster.owner())
            .ifPresent(
                object ->
                    pods.follow(
                        cluster.owner(),
                        Json.child(object, "spec"),
                        cluster,
                        clusters.script(cluster.owner())));
      }
      if (!absent) {
        store.list(ApiKind.FLINK_DEPLOYMENT, "").forEach(this::reconcile);
        store.list(ApiKind.FLINK_STATE_SNAPSHOT, "").forEach(this::snapshot);
      }
    } catch (RuntimeException e) {
      LOGGER.error("A round of the operator has failed", e);
    }
  }

  private static ObjectKey key(ApiKind kind, ObjectNode object) {
    return new ObjectKey(
        kind, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
  }

  private void reconcile(ObjectNode object) {
    ObjectKey key = key(ApiKind.FLINK_DEPLOYMENT, object);
    String finalizer = "flinkdeployments.flink.apache.org/finalizer";
    try {
      if (object.path("metadata").has("deletionTimestamp")) {
        cleanUp(key, object, finalizer);
      } else if (!finalizers(object).valueStream().anyMatch(f -> f.asString().equals(finalizer))) {
        store.update(
            key,
            ObjectStore.Part.ALL,
            there -> {
              finalizers(there).add(finalizer);
              return there;
            });
      } else {
        ObjectNode before = object.deepCopy();
        new DeploymentReconciler(clusters, pods, key, object).reconcile();
        write(key, before, object);
      }
    } catch (ApiFailure gone) {
      LOGGER.debug("{} is tried again", key, gone);
    }
  }

  private static ArrayNode finalizers(ObjectNode object) {
    ObjectNode metadata = Json.metadata(object);
    return metadata.get("finalizers") instanceof ArrayNode there
        ? there
        : metadata.putArray("finalizers");
  }

  private void write(ObjectKey key, ObjectNode before, ObjectNode after) {
    if (!after.path("status").equals(before.path("status"))) {
      store.update(
          key,
          ObjectStore.Part.STATUS,
          there -> {
            there.set("status", after.get("status"));
            return there;
          });
    }
  }

  /** First it says that it deletes, then the cluster goes, then the object. */
  private void cleanUp(ObjectKey key, ObjectNode object, String finalizer) {
    if (!Json.text(object, "status", "lifecycleState").equals("DELETING")) {
      ObjectNode before = object.deepCopy();
      new DeploymentStatus(object).conclude();
      write(key, before, object);
    } else if (clusters.of(key) != null || !pods.of(key, "jobmanager").isEmpty()) {
      clusters.remove(key, false);
      pods.deleteAll(key);
    } else {
      store.update(
          key,
          ObjectStore.Part.ALL,
          there -> {
            Json.metadata(there).remove("finalizers");
            return there;
          });
    }
  }

  private void snapshot(ObjectNode object) {
    ObjectKey key = key(ApiKind.FLINK_STATE_SNAPSHOT, object);
    String state = Json.text(object, "status", "state");
    if (state.equals("COMPLETED") || state.equals("FAILED")) {
      return;
    }
    ObjectNode before = object.deepCopy();
    ObjectNode status = Json.child(object, "status");
    if (state.isEmpty()) {
      status.put("state", "TRIGGER_PENDING");
    } else {
      take(object, status);
    }
    write(key, before, object);
  }

  private void take(ObjectNode object, ObjectNode status) {
    String job = Json.text(object, "spec", "jobReference", "name");
    Optional<FlinkCluster> running =
        each(job).stream().filter(cluster -> cluster.state().equals("RUNNING")).findFirst();
    if (running.isEmpty()) {
      return;
    }
    if (clusters.script(running.get().owner()).savepoints() != JobScript.Savepoints.SUCCEED) {
      status.put("state", "FAILED").put("failures", 1).put("error", "Savepoint Error");
      return;
    }
    String folder = Json.text(object, "spec", "savepoint", "path");
    String path =
        running.get().savepoint(folder.isEmpty() ? running.get().savepointFolder() : folder);
    status.put("state", "COMPLETED").put("path", path).put("resultTimestamp", Times.now());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    rest.close();
  }
}
