package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Savepoints that the operator takes of jobs while they run, a FlinkStateSnapshot for each. Whether
 * one is there is read from its folder, so that a resource may go without anything being lost.
 */
final class StateSnapshots {
  private static final Logger LOG = LoggerFactory.getLogger(StateSnapshots.class);

  private final KubernetesClient client;
  private final String namespace;
  private final JobManifests manifests;
  private final SnapshotFolders folders;

  StateSnapshots(
      KubernetesClient client, String namespace, JobManifests manifests, SnapshotFolders folders) {
    this.client = client;
    this.namespace = namespace;
    this.manifests = manifests;
    this.folders = folders;
  }

  /** The savepoint of this id, when it is complete. */
  Optional<Snapshot> taken(JobRun run, String id) throws IOException {
    return folders.taken(RunFolders.of(run), id);
  }

  /**
   * Asks for it, if nobody has, and says how it stands.
   *
   * @param state of the run, which is the newest
   */
  SnapshotTaking take(JobRun run, String id, JobState state) throws IOException {
    Optional<Snapshot> taken = taken(run, id);
    if (taken.isPresent()) {
      return new SnapshotTaking.Taken(taken.get());
    }
    Optional<FlinkStateSnapshot.Status> asked = status(run, id);
    if (asked.filter(status -> status.state().isEndWithout()).isPresent()) {
      return new SnapshotTaking.Failed(failure(asked.get()));
    }
    if (state.isTerminal() || state == JobState.SUSPENDED || state == JobState.SUSPENDING) {
      return new SnapshotTaking.Failed("the job is " + state);
    }
    if (asked.isEmpty() && state == JobState.RUNNING) {
      create(manifests.savepoint(run, id));
    }
    return new SnapshotTaking.UnderWay(
        asked.isEmpty() && state != JobState.RUNNING
            ? "the job, which is " + state
            : "the operator, which says " + asked.map(s -> s.state().name()).orElse("nothing"));
  }

  private Optional<FlinkStateSnapshot.Status> status(JobRun run, String id) {
    String name = JobManifests.savepointName(run, id);
    return ClusterFaults.find(
            "reading " + FlinkStateSnapshot.KIND + " " + name, all().withName(name)::get)
        .map(tree -> FlinkStateSnapshot.of(tree).status());
  }

  private static String failure(FlinkStateSnapshot.Status status) {
    String error = status.error();
    return error == null || error.isBlank()
        ? "the operator says that the savepoint is " + status.state() + ", and not why"
        : Objects.requireNonNullElse(OperatorErrors.rootCause(error), error);
  }

  private void create(FlinkStateSnapshot snapshot) {
    String name = snapshot.metadata().getName();
    LOG.info("Taking {} {}", FlinkStateSnapshot.KIND, name);
    ClusterFaults.call(
        "creating " + FlinkStateSnapshot.KIND + " " + name,
        () -> all().resource(snapshot.tree()).create());
  }

  /** The savepoint of this id, complete or not, and its resource. */
  void discard(JobRun run, String id) {
    delete(JobManifests.savepointName(run, id));
    folders.discard(RunFolders.of(run), id);
  }

  /** Resources of all runs of the job; the files stay. */
  void forget(JobId job) {
    ClusterFaults.call(
            "listing " + FlinkStateSnapshot.KIND + "s of job " + job,
            () -> all().withLabels(JobLabels.selector(job)).list().getItems())
        .forEach(known -> delete(known.getMetadata().getName()));
  }

  private void delete(String name) {
    ClusterFaults.call(
        "deleting " + FlinkStateSnapshot.KIND + " " + name, all().withName(name)::delete);
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      all() {
    MixedOperation<
            GenericKubernetesResource,
            GenericKubernetesResourceList,
            Resource<GenericKubernetesResource>>
        everywhere = client.genericKubernetesResources(FlinkStateSnapshot.CONTEXT);
    return everywhere.inNamespace(namespace);
  }
}
