package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.Suspension;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run for ever, whatever becomes of its resource: annotations of the ConfigMap
 * that holds its spec.
 *
 * @param version of the ConfigMap that this was read from
 */
record LedgerEntry(JobId job, int run, String version, Map<String, String> notes) {
  private static final String PREFIX = "millrace.io/";

  private static final String FOLDER = PREFIX + "folder";
  private static final String KIND = PREFIX + "kind";
  private static final String CLUSTER = PREFIX + "cluster";
  private static final String FLINK_JOB_ID = PREFIX + "flink-job-id";
  private static final String OUTLIVES_FAILURE = PREFIX + "outlives-failure";
  private static final String FROM = PREFIX + "from";
  private static final String DEPLOYED = PREFIX + "deployed";
  private static final String SUSPEND = PREFIX + "suspend";
  private static final String SUSPENDED = PREFIX + "suspended";
  private static final String SNAPSHOT = PREFIX + "snapshot";
  private static final String CANCEL = PREFIX + "cancel";
  private static final String ENDED = PREFIX + "ended";
  private static final String ENDED_AT = PREFIX + "ended-at";
  private static final String ERROR = PREFIX + "error";
  private static final String REMOVED = PREFIX + "removed";
  private static final int ERROR_LENGTH = 2_000;

  LedgerEntry {
    notes = Map.copyOf(notes);
  }

  /** How the run ended. */
  record End(JobState state, Instant at, @Nullable String error) {}

  static Optional<LedgerEntry> of(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    if (labels == null
        || !labels.containsKey(JobLabels.JOB)
        || !labels.containsKey(JobLabels.RUN)) {
      return Optional.empty();
    }
    Map<String, String> notes = object.getMetadata().getAnnotations();
    return Optional.of(
        new LedgerEntry(
            new JobId(labels.get(JobLabels.JOB)),
            Integer.parseInt(labels.get(JobLabels.RUN)),
            object.getMetadata().getResourceVersion(),
            notes == null ? Map.of() : notes));
  }

  String name() {
    return JobManifests.ledgerName(job, run);
  }

  /**
   * What is written down with the spec.
   *
   * @param kind of the resource that is to run it
   * @param cluster name of the FlinkDeployment it runs on
   */
  static Map<String, String> begun(JobRun run, String kind, String cluster) {
    Map<String, String> notes = new HashMap<>();
    notes.put(FOLDER, RunFolders.of(run).job());
    notes.put(KIND, kind);
    notes.put(CLUSTER, cluster);
    notes.put(FLINK_JOB_ID, run.flinkJobId());
    notes.put(OUTLIVES_FAILURE, Boolean.toString(run.outlivesFailure()));
    put(notes, FROM, run.from());
    return notes;
  }

  /** Of the resource. */
  String kind() {
    return required(KIND);
  }

  /** Name of the FlinkDeployment that runs it. */
  String cluster() {
    return required(CLUSTER);
  }

  RunFolders folders() {
    return new RunFolders(required(FOLDER), run);
  }

  String flinkJobId() {
    return required(FLINK_JOB_ID);
  }

  /** The operator chooses the id of a job on the session cluster. */
  static Map<String, String> knownToFlinkAs(String id) {
    return Map.of(FLINK_JOB_ID, id);
  }

  private String required(String key) {
    return Objects.requireNonNull(notes.get(key), () -> name() + " lacks annotation " + key);
  }

  boolean outlivesFailure() {
    return Boolean.parseBoolean(notes.get(OUTLIVES_FAILURE));
  }

  /** What it was to know at its start. */
  @Nullable Snapshot from() {
    return snapshot(FROM);
  }

  /** Whether the resource was written for this run. */
  boolean isDeployed() {
    return notes.containsKey(DEPLOYED);
  }

  static Map<String, String> deployed(Instant at) {
    return Map.of(DEPLOYED, at.toString());
  }

  /** How it was last asked to rest; null when it was not. */
  @Nullable Suspension suspending() {
    String how = notes.get(SUSPEND);
    return how == null ? null : Suspension.valueOf(how);
  }

  static Map<String, String> suspending(Suspension how) {
    return Map.of(SUSPEND, how.name());
  }

  boolean isSuspended() {
    return notes.containsKey(SUSPENDED);
  }

  /** What the suspended run has left. */
  @Nullable Snapshot left() {
    return snapshot(SNAPSHOT);
  }

  static Map<String, String> suspended(@Nullable Snapshot left, Instant at) {
    Map<String, String> notes = new HashMap<>();
    notes.put(SUSPENDED, at.toString());
    put(notes, SNAPSHOT, left);
    return notes;
  }

  private static void put(Map<String, String> notes, String key, @Nullable Snapshot snapshot) {
    if (snapshot != null) {
      notes.put(key, snapshot.kind() + " " + snapshot.location());
    }
  }

  private @Nullable Snapshot snapshot(String key) {
    String noted = notes.get(key);
    if (noted == null) {
      return null;
    }
    String[] parts = noted.split(" ", 2);
    return new Snapshot(parts[1], Snapshot.Kind.valueOf(parts[0]));
  }

  boolean isCanceling() {
    return notes.containsKey(CANCEL);
  }

  static Map<String, String> canceling(Instant at) {
    return Map.of(CANCEL, at.toString());
  }

  Optional<End> end() {
    String state = notes.get(ENDED);
    return state == null
        ? Optional.empty()
        : Optional.of(
            new End(JobState.valueOf(state), Instant.parse(required(ENDED_AT)), notes.get(ERROR)));
  }

  static Map<String, String> ended(JobState state, Instant at, @Nullable String error) {
    Map<String, String> notes = new HashMap<>();
    notes.put(ENDED, state.name());
    notes.put(ENDED_AT, at.toString());
    if (error != null) {
      notes.put(ERROR, error.length() > ERROR_LENGTH ? error.substring(0, ERROR_LENGTH) : error);
    }
    return notes;
  }

  /** Whether nothing of the job is left but this entry. */
  boolean isRemoved() {
    return notes.containsKey(REMOVED);
  }

  static Map<String, String> removed(Instant at) {
    return Map.of(REMOVED, at.toString());
  }

  static Map<String, String> canceledAndRemoved(Instant at) {
    Map<String, String> notes = new HashMap<>(ended(JobState.CANCELED, at, null));
    notes.putAll(removed(at));
    return notes;
  }

  /** Whether the run has ended for good; one that failed and was suspended then has not. */
  boolean isOver() {
    return isRemoved() || end().isPresent() && suspending() == null && !isSuspended();
  }
}
