package io.millrace.controlplane.kubernetes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A JobManager and its one job, as the scripted operator has started them. */
final class FlinkCluster {
  private static final int TICKS_OF_START = 3;
  private static final int TICKS_OF_CHECKPOINT = 3;

  private final ObjectKey owner;
  private final String home;
  private final String flinkJobId;
  private final Map<String, String> settings;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile String state = "CREATED";
  private volatile int ticks;
  private volatile int restarts;
  private volatile long checkpoints;
  private volatile long snapshots;
  private volatile long known;
  private volatile @Nullable String latest;
  private volatile long startedAt;
  private volatile long failedAt;

  /**
   * @param home name of the cluster that answers for the job
   * @param settings Flink's
   */
  FlinkCluster(ObjectKey owner, String home, String flinkJobId, Map<String, String> settings) {
    this.owner = owner;
    this.home = home;
    this.flinkJobId = flinkJobId;
    this.settings = Map.copyOf(settings);
  }

  ObjectKey owner() {
    return owner;
  }

  String home() {
    return home;
  }

  String flinkJobId() {
    return flinkJobId;
  }

  String state() {
    return state;
  }

  boolean hasEnded() {
    return FlinkWords.isEnd(state);
  }

  /** Answers requests and speaks of its job. */
  boolean isReady() {
    return ticks >= TICKS_OF_START;
  }

  /** Its process is there, whether it answers or not. */
  boolean isUp() {
    return ticks >= TICKS_OF_START - 1;
  }

  int restarts() {
    return restarts;
  }

  long checkpoints() {
    return checkpoints;
  }

  long known() {
    return known;
  }

  long startedAt() {
    return startedAt;
  }

  /** When it last failed. */
  long failedAt() {
    return failedAt;
  }

  @Nullable String latest() {
    return latest;
  }

  /** Newest first. */
  List<String> failures() {
    return failures;
  }

  /**
   * Takes over what a snapshot knows.
   *
   * @throws IOException when there is none
   */
  void restore(String snapshot) throws IOException {
    known = SnapshotFiles.known(snapshot);
    latest = snapshot;
  }

  /** A moment passes. */
  synchronized void tick(JobScript script) {
    boolean pods =
        isReady()
            || script.start() == JobScript.Start.WORKS
            || script.start() == JobScript.Start.NO_TASK_MANAGERS;
    if (!pods) {
      return;
    }
    ticks++;
    if (hasEnded() || !isReady() || script.start() == JobScript.Start.NO_TASK_MANAGERS) {
      return;
    }
    if (state.equals("CREATED") && script.course() != JobScript.Course.FAILS) {
      startedAt = System.currentTimeMillis();
      state = "RUNNING";
      return;
    }
    work(script);
  }

  private void work(JobScript script) {
    switch (script.course()) {
      case RUNS -> {
        known++;
        state = "RUNNING";
        if (ticks % TICKS_OF_CHECKPOINT == 0) {
          checkpoint();
        }
      }
      case FINISHES -> state = "FINISHED";
      case FAILS -> fail(script.failure());
      case RESTARTS -> {
        if (ticks % TICKS_OF_CHECKPOINT == 0) {
          restart(script.failure());
        } else {
          state = "RUNNING";
        }
      }
    }
  }

  private void checkpoint() {
    checkpoints++;
    snapshots++;
    String folder = settings.getOrDefault("execution.checkpointing.dir", "");
    if (folder.startsWith("file:")) {
      latest = SnapshotFiles.checkpoint(folder, flinkJobId, snapshots, known);
    }
  }

  synchronized void restart(String message) {
    restarts++;
    failedAt = System.currentTimeMillis();
    failures.add(0, message);
    state = "RESTARTING";
  }

  synchronized void fail(String message) {
    failedAt = System.currentTimeMillis();
    failures.add(0, message);
    state = "FAILED";
  }

  synchronized void end(String how) {
    if (!hasEnded()) {
      state = how;
    }
  }

  /** Ends the job with a savepoint and says where it lies. */
  synchronized String stopWithSavepoint(String folder) {
    snapshots++;
    String location = SnapshotFiles.savepoint(folder, flinkJobId, snapshots, known);
    latest = location;
    state = "FINISHED";
    return location;
  }

  /** Takes a savepoint of a job that goes on. */
  synchronized String savepoint(String folder) {
    snapshots++;
    return SnapshotFiles.savepoint(folder, flinkJobId, snapshots, known);
  }

  String savepointFolder() {
    return settings.getOrDefault("execution.checkpointing.savepoint-dir", "");
  }

  /** The JobManager was killed: it comes back, and goes on from the last checkpoint. */
  synchronized void loseJobManager() {
    if (!hasEnded()) {
      ticks = 0;
      state = "CREATED";
    }
  }
}
