package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobId;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
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
 * The checkpoints that an earlier life of a job left behind: {@code <dir>/<flink job
 * id>/chk-<n>/_metadata}. A checkpoint is complete when its metadata, written last, can be read.
 */
public final class RetainedCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoints.class);
  private static final Pattern JOB = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern NAME = Pattern.compile("chk-(\\d+)");

  private final Path folder;

  RetainedCheckpoints(String checkpointDir, JobID job) {
    this.folder = new Path(new Path(checkpointDir), job.toHexString());
  }

  /**
   * The newest complete checkpoint. What is newer and incomplete is deleted: the job will use its
   * number again and Flink never overwrites a checkpoint.
   */
  Optional<Path> claimNewest() throws IOException {
    FileSystem files = folder.getFileSystem();
    for (Path checkpoint : newestFirst(files)) {
      if (isComplete(files, checkpoint)) {
        return Optional.of(checkpoint);
      }
      LOG.warn("Checkpoint {} is incomplete; falling back to the one before", checkpoint);
      files.delete(checkpoint, true);
    }
    return Optional.empty();
  }

  /** Where the savepoint lies that stopping the job makes. */
  String savepoints() {
    return new Path(folder, "stopped").toString();
  }

  /** Of a job that has ended. */
  void delete() {
    try {
      folder.getFileSystem().delete(folder, true);
    } catch (IOException e) {
      LOG.warn("Checkpoints {} of an ended job cannot be deleted: {}", folder, e.toString());
    }
  }

  /**
   * Deletes what ended jobs have left when the process was killed before it could.
   *
   * @param checkpointDir used by this Millrace alone
   * @param live asked after the folder is listed, so that none that starts meanwhile is missed
   */
  public static void deleteAllBut(String checkpointDir, Supplier<Set<JobId>> live)
      throws IOException {
    Path root = new Path(checkpointDir);
    FileSystem files = root.getFileSystem();
    if (!files.exists(root)) {
      return;
    }
    FileStatus[] found = files.listStatus(root);
    Set<String> kept =
        live.get().stream()
            .map(id -> MiniClusterJobSubmitter.flinkJobId(id).toHexString())
            .collect(Collectors.toSet());
    for (FileStatus job : found) {
      String name = job.getPath().getName();
      if (JOB.matcher(name).matches() && !kept.contains(name)) {
        LOG.info("Deleting the checkpoints of an ended job: {}", job.getPath());
        files.delete(job.getPath(), true);
      }
    }
  }

  private List<Path> newestFirst(FileSystem files) throws IOException {
    List<Path> checkpoints = new ArrayList<>();
    if (files.exists(folder)) {
      for (FileStatus status : files.listStatus(folder)) {
        if (number(status.getPath()) >= 0) {
          checkpoints.add(status.getPath());
        }
      }
    }
    checkpoints.sort(Comparator.comparingLong(RetainedCheckpoints::number).reversed());
    return checkpoints;
  }

  private static long number(Path checkpoint) {
    Matcher name = NAME.matcher(checkpoint.getName());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }

  private static boolean isComplete(FileSystem files, Path checkpoint) {
    Path metadata = new Path(checkpoint, "_metadata");
    try {
      if (!files.exists(metadata)) {
        return false;
      }
      try (DataInputStream in = new DataInputStream(files.open(metadata))) {
        Checkpoints.loadCheckpointMetadata(
            in, RetainedCheckpoints.class.getClassLoader(), checkpoint.toString());
        return true;
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Checkpoint {} cannot be read: {}", checkpoint, e.toString());
      return false;
    }
  }
}
