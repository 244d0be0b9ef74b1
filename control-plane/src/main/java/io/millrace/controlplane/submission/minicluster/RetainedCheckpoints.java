package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.Snapshot;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run and those before it have left. All of a job lies in one folder, named by Flink's id of
 * its first run: {@code chk-<n>} of that run, {@code run-<r>/<flink job id>/chk-<n>} of the later
 * ones and {@code savepoints/<r>/savepoint-<random>}; savepoints that were taken on demand are in
 * {@code snapshots/<r>/<id>}, where no restart looks for them. A snapshot is complete when its
 * metadata, written last, can be read.
 */
public final class RetainedCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoints.class);
  private static final Pattern JOB = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CHECKPOINT = Pattern.compile("chk-\\d+");
  private static final Pattern SAVEPOINT = Pattern.compile("savepoint-.+");
  private static final Pattern ON_DEMAND = Pattern.compile("[0-9a-z]+");
  private static final String RUN = "run-";
  private static final String SAVEPOINTS = "savepoints";
  private static final String SNAPSHOTS = "snapshots";

  private final Path job;
  private final int run;
  private final Path directory;
  private final Path checkpoints;

  private RetainedCheckpoints(String root, JobId id, int run) {
    JobID flinkId = MiniClusterJobSubmitter.flinkJobId(id, run);
    this.job = new Path(new Path(root), MiniClusterJobSubmitter.flinkJobId(id, 1).toHexString());
    this.run = run;
    this.directory = run == 1 ? new Path(root) : new Path(job, RUN + run);
    this.checkpoints = new Path(directory, flinkId.toHexString());
  }

  static RetainedCheckpoints of(JobRun run) {
    return new RetainedCheckpoints(run.spec().checkpoints().directory(), run.jobId(), run.number());
  }

  /** In which Flink makes a folder for the run. */
  String checkpointDirectory() {
    return directory.toString();
  }

  /** Where the savepoint lies that ending the run in order makes; nothing starts from it. */
  String stopped() {
    return new Path(job, "stopped").toString();
  }

  /** Where the savepoint lies that suspending the run makes. */
  String savepoints() {
    return new Path(new Path(job, SAVEPOINTS), Integer.toString(run)).toString();
  }

  /** Where the savepoint of this id lies that was asked for while the run works. */
  String onDemand(String id) {
    return onDemand(run, id).toString();
  }

  private Path onDemand(int number, String id) {
    return new Path(onDemand(number), id);
  }

  private Path onDemand(int number) {
    return new Path(new Path(job, SNAPSHOTS), Integer.toString(number));
  }

  /** The savepoint of this id, when it is complete. */
  Optional<Snapshot> taken(String id) {
    Path folder = onDemand(run, id);
    try {
      return newestSavepoint(folder).map(Found::snapshot);
    } catch (IOException e) {
      throw new IllegalStateException("the savepoints in " + folder + " cannot be read", e);
    }
  }

  /** The savepoint of this id, complete or not. */
  void discard(String id) {
    delete(onDemand(run, id));
  }

  /**
   * The newest complete snapshot of this run. Checkpoints that are incomplete are deleted: the run
   * will use their numbers again and Flink never overwrites a checkpoint.
   */
  Optional<Snapshot> claimNewest() throws IOException {
    FileSystem files = job.getFileSystem();
    Optional<Found> newest = Optional.empty();
    for (Path checkpoint : entries(checkpoints, CHECKPOINT)) {
      Optional<Found> found = found(checkpoint, Snapshot.Kind.CHECKPOINT);
      if (found.isEmpty()) {
        LOG.warn("Checkpoint {} is incomplete; falling back to the one before", checkpoint);
        files.delete(checkpoint, true);
      }
      newest = newer(newest, found);
    }
    return newer(newest, newestSavepoint(new Path(savepoints()))).map(Found::snapshot);
  }

  /** The newest complete snapshot of this run, which has ended. */
  Optional<Snapshot> newest() {
    try {
      return claimNewest();
    } catch (IOException e) {
      throw new IllegalStateException("the checkpoints in " + checkpoints + " cannot be read", e);
    }
  }

  private static Optional<Found> newestSavepoint(Path folder) throws IOException {
    Optional<Found> newest = Optional.empty();
    for (Path savepoint : entries(folder, SAVEPOINT)) {
      newest = newer(newest, found(savepoint, Snapshot.Kind.SAVEPOINT));
    }
    return newest;
  }

  private static Optional<Found> newer(Optional<Found> one, Optional<Found> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return other.get().number() > one.get().number() ? other : one;
  }

  private static Optional<Found> found(Path folder, Snapshot.Kind kind) {
    OptionalLong number = number(folder);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(new Snapshot(folder.toString(), kind), number.getAsLong()));
  }

  /**
   * @param number checkpoints and savepoints of a run are counted together
   */
  private record Found(Snapshot snapshot, long number) {}

  /** All of the job, whose last run has ended for good. */
  void delete() {
    delete(job);
  }

  private static void delete(Path folder) {
    try {
      folder.getFileSystem().delete(folder, true);
    } catch (IOException e) {
      LOG.warn("{}, which is not needed any more, cannot be deleted: {}", folder, e.toString());
    }
  }

  /** Deletes what earlier runs have left but for the given snapshots. */
  void retain(Set<String> locations) {
    Set<String> needed =
        locations.stream().map(at -> new Path(at).getPath()).collect(Collectors.toSet());
    try {
      List<Path> left = new ArrayList<>();
      for (int earlier = 1; earlier < run; earlier++) {
        Path runs = new Path(job, RUN + earlier);
        left.addAll(earlier == 1 ? entries(job, CHECKPOINT) : entries(runs, JOB));
        left.addAll(
            entries(new Path(new Path(job, SAVEPOINTS), Integer.toString(earlier)), SAVEPOINT));
        left.addAll(entries(onDemand(earlier), ON_DEMAND));
      }
      left.stream()
          .filter(path -> needed.stream().noneMatch(at -> isIn(at, path.getPath())))
          .forEach(RetainedCheckpoints::delete);
    } catch (IOException e) {
      LOG.warn("Old snapshots in {} cannot be deleted: {}", job, e.toString());
    }
  }

  private static boolean isIn(String location, String folder) {
    return location.equals(folder) || location.startsWith(folder + "/");
  }

  /**
   * Deletes what ended jobs have left when the process was killed before it could.
   *
   * @param checkpointDir used by this Millrace alone
   * @param live asked after the folder is listed, so that none that starts meanwhile is missed
   */
  public static void deleteAllBut(String checkpointDir, Supplier<Set<JobId>> live)
      throws IOException {
    List<Path> found = entries(new Path(checkpointDir), JOB);
    Set<String> kept =
        live.get().stream()
            .map(id -> MiniClusterJobSubmitter.flinkJobId(id, 1).toHexString())
            .collect(Collectors.toSet());
    for (Path job : found) {
      if (!kept.contains(job.getName())) {
        LOG.info("Deleting the checkpoints of an ended job: {}", job);
        job.getFileSystem().delete(job, true);
      }
    }
  }

  private static List<Path> entries(Path folder, Pattern name) throws IOException {
    FileSystem files = folder.getFileSystem();
    List<Path> entries = new ArrayList<>();
    if (files.exists(folder)) {
      for (FileStatus status : files.listStatus(folder)) {
        if (name.matcher(status.getPath().getName()).matches()) {
          entries.add(status.getPath());
        }
      }
    }
    entries.sort(Comparator.comparing(Path::getName));
    return entries;
  }

  /** Flink's number of a complete snapshot; empty when it is none. */
  private static OptionalLong number(Path snapshot) {
    Path metadata = new Path(snapshot, "_metadata");
    try {
      FileSystem files = snapshot.getFileSystem();
      if (!files.exists(metadata)) {
        return OptionalLong.empty();
      }
      try (DataInputStream in = new DataInputStream(files.open(metadata))) {
        return OptionalLong.of(
            Checkpoints.loadCheckpointMetadata(
                    in, RetainedCheckpoints.class.getClassLoader(), snapshot.toString())
                .getCheckpointId());
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Snapshot {} cannot be read: {}", snapshot, e.toString());
      return OptionalLong.empty();
    }
  }
}
