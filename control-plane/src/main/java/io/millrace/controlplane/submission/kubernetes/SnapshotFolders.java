package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.submission.Snapshot;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and clears what runs have left, wherever it lies. A snapshot is complete when its metadata,
 * which Flink writes last and in one go, is there. Nothing is ever deleted from a run that lives.
 */
final class SnapshotFolders {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolders.class);
  private static final Pattern CHECKPOINT = Pattern.compile("chk-\\d+");
  private static final Pattern SAVEPOINT = Pattern.compile("savepoint-.+");
  private static final Pattern RUN = Pattern.compile("[1-9]\\d{0,8}");

  /** First bytes of Flink's metadata in all versions since 1.3. */
  private static final int MAGIC = 0x4960672d;

  private final Storage storage;

  SnapshotFolders(Storage storage) {
    this.storage = storage;
  }

  /**
   * The newest complete snapshot that lies in the run's own folders, if there is one.
   *
   * @throws IOException when the folders cannot be read: then nothing is known
   */
  Optional<Snapshot> newest(RunFolders folders) throws IOException {
    return newest(snapshots(folders));
  }

  /**
   * The savepoint that was taken under this id while the run worked, when it is complete.
   *
   * @throws IOException when its folder cannot be read: then nothing is known
   */
  Optional<Snapshot> taken(RunFolders folders, String id) throws IOException {
    return newest(snapshots(folders.onDemand(id), SAVEPOINT, Snapshot.Kind.SAVEPOINT));
  }

  private Optional<Snapshot> newest(List<Snapshot> found) throws IOException {
    List<Found> complete = new ArrayList<>();
    for (Snapshot snapshot : found) {
      number(snapshot.location()).ifPresent(number -> complete.add(new Found(snapshot, number)));
    }
    return complete.stream().max(Comparator.comparingLong(Found::number)).map(Found::snapshot);
  }

  /**
   * @param number checkpoints and savepoints of a run are counted together
   */
  private record Found(Snapshot snapshot, long number) {}

  private List<Snapshot> snapshots(RunFolders folders) throws IOException {
    List<Snapshot> found = new ArrayList<>();
    for (String flinkId : storage.folders(folders.checkpoints())) {
      String parent = folders.checkpoints() + "/" + flinkId;
      found.addAll(snapshots(parent, CHECKPOINT, Snapshot.Kind.CHECKPOINT));
    }
    found.addAll(snapshots(folders.savepoints(), SAVEPOINT, Snapshot.Kind.SAVEPOINT));
    return found;
  }

  private List<Snapshot> snapshots(String parent, Pattern name, Snapshot.Kind kind)
      throws IOException {
    return storage.folders(parent).stream()
        .filter(child -> name.matcher(child).matches())
        .map(child -> new Snapshot(parent + "/" + child, kind))
        .toList();
  }

  /** Flink's number of a complete snapshot; empty when it is none. */
  private OptionalLong number(String snapshot) throws IOException {
    String metadata = snapshot + "/_metadata";
    try (DataInputStream in = new DataInputStream(storage.open(metadata))) {
      int magic = in.readInt();
      int version = in.readInt();
      long number = in.readLong();
      if (magic != MAGIC) {
        LOG.warn("{} is not Flink's: it begins with {} and {}", metadata, magic, version);
        return OptionalLong.empty();
      }
      return OptionalLong.of(number);
    } catch (NoSuchFileException | EOFException incomplete) {
      return OptionalLong.empty();
    }
  }

  /**
   * Deletes what the runs before this one have left, but for some. What cannot be deleted now is
   * deleted by a later call.
   *
   * @param locations of the snapshots that are still needed
   */
  void deleteEarlier(RunFolders current, Set<String> locations) throws IOException {
    Set<String> needed = locations.stream().map(SnapshotFolders::plain).collect(Collectors.toSet());
    for (String name : storage.folders(current.runs())) {
      if (RUN.matcher(name).matches() && Integer.parseInt(name) < current.number()) {
        deleteBut(new RunFolders(current.job(), Integer.parseInt(name)), needed);
      }
    }
  }

  /**
   * A checkpoint shares files with others of its run: all of the run's checkpoints stay with it.
   */
  private void deleteBut(RunFolders run, Set<String> needed) throws IOException {
    if (needed.stream().noneMatch(location -> isIn(location, run.run()))) {
      delete(run.run());
      return;
    }
    if (needed.stream().noneMatch(location -> isIn(location, run.checkpoints()))) {
      delete(run.checkpoints());
    }
    for (Snapshot savepoint : snapshots(run.savepoints(), SAVEPOINT, Snapshot.Kind.SAVEPOINT)) {
      if (needed.stream().noneMatch(location -> isIn(location, savepoint.location()))) {
        delete(savepoint.location());
      }
    }
    for (String id : storage.folders(run.onDemand())) {
      if (needed.stream().noneMatch(location -> isIn(location, run.onDemand(id)))) {
        delete(run.onDemand(id));
      }
    }
  }

  /** Deletes the savepoint that was taken under this id while the run worked, complete or not. */
  void discard(RunFolders folders, String id) {
    delete(folders.onDemand(id));
  }

  /** Deletes all that a job has left, which has ended for good. */
  void deleteAll(RunFolders folders) {
    delete(folders.job());
  }

  private void delete(String folder) {
    try {
      storage.delete(folder);
    } catch (IOException e) {
      LOG.warn("{}, which is not needed any more, cannot be deleted: {}", folder, e.toString());
    }
  }

  private static boolean isIn(String location, String folder) {
    String inner = plain(location);
    String outer = plain(folder);
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }

  /**
   * Flink and people write {@code file:/a}, {@code file:///a} and {@code file:///a/} for the same.
   */
  private static String plain(String location) {
    return location.replaceAll("^file:/+", "file:/").replaceAll("/+$", "");
  }
}
