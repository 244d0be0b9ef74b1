package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.storage.InMemoryStorage;
import io.millrace.controlplane.submission.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;

class SnapshotFoldersTest {
  private static final String FLINK_ID = "0123456789abcdef0123456789abcdef";
  private final InMemoryStorage storage = new InMemoryStorage();
  private final SnapshotFolders folders = new SnapshotFolders(storage);

  @Test
  void shouldKeepEachRunInFoldersOfItsOwn() {
    RunFolders run = run(2);

    assertThat(run.checkpoints()).isEqualTo("s3://state/jobs/job-1/runs/2/checkpoints");
    assertThat(run.savepoints()).isEqualTo("s3://state/jobs/job-1/runs/2/savepoints");
  }

  @Test
  void shouldFindTheNewestCheckpointByNumberAndNotByName() throws Exception {
    checkpoint(1, 9);
    checkpoint(1, 10);

    assertThat(folders.newest(run(1)))
        .contains(new Snapshot(checkpoints(1) + "/chk-10", Snapshot.Kind.CHECKPOINT));
  }

  @Test
  void shouldPassOverACheckpointWithoutMetadata() throws Exception {
    checkpoint(1, 9);
    storage.write(checkpoints(1) + "/chk-10/state", new byte[100]);

    assertThat(folders.newest(run(1)).map(Snapshot::location)).contains(checkpoints(1) + "/chk-9");
  }

  @Test
  void shouldPassOverMetadataThatIsCutShortOrNotFlinks() throws Exception {
    checkpoint(1, 9);
    storage.write(checkpoints(1) + "/chk-10/_metadata", new byte[7]);
    storage.write(checkpoints(1) + "/chk-11/_metadata", new byte[64]);

    assertThat(folders.newest(run(1)).map(Snapshot::location)).contains(checkpoints(1) + "/chk-9");
  }

  @Test
  void shouldTakeASavepointThatNobodyWasToldOf() throws Exception {
    checkpoint(1, 9);
    savepoint(1, "savepoint-0123-aa", 10);

    assertThat(folders.newest(run(1)))
        .contains(
            new Snapshot(run(1).savepoints() + "/savepoint-0123-aa", Snapshot.Kind.SAVEPOINT));
  }

  @Test
  void shouldTakeACheckpointThatIsNewerThanASavepoint() throws Exception {
    savepoint(1, "savepoint-0123-aa", 10);
    checkpoint(1, 11);

    assertThat(folders.newest(run(1)).map(Snapshot::kind)).contains(Snapshot.Kind.CHECKPOINT);
  }

  @Test
  void shouldFindNothingOfAnotherRun() throws Exception {
    checkpoint(1, 9);
    savepoint(1, "savepoint-0123-aa", 10);

    assertThat(folders.newest(run(2))).isEmpty();
  }

  @Test
  void shouldPassOverASavepointThatIsNotComplete() throws Exception {
    checkpoint(1, 9);
    storage.write(run(1).savepoints() + "/savepoint-0123-bb/state", new byte[1]);

    assertThat(folders.newest(run(1)).map(Snapshot::kind)).contains(Snapshot.Kind.CHECKPOINT);
  }

  @Test
  void shouldReadTheNumberThatFlinkWrites() throws Exception {
    ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(42, List.of(), List.of()), metadata);
    checkpoint(1, 41);
    storage.write(run(1).savepoints() + "/savepoint-0123-aa/_metadata", metadata.toByteArray());

    assertThat(folders.newest(run(1)).map(Snapshot::kind)).contains(Snapshot.Kind.SAVEPOINT);
  }

  @Test
  void shouldSayThatNothingIsKnownWhenTheStoreDoesNotAnswer() {
    storage.failWith(new IOException("no route to s3"));

    assertThatThrownBy(() -> folders.newest(run(1))).hasMessage("no route to s3");
  }

  @Test
  void shouldDeleteWhatEarlierRunsLeftButWhatIsNeeded() throws Exception {
    for (int run = 1; run <= 4; run++) {
      checkpoint(run, 5);
      checkpoint(run, 6);
      savepoint(run, "savepoint-a", 7);
      savepoint(run, "savepoint-b", 8);
    }

    folders.deleteEarlier(
        run(4), Set.of(checkpoints(2) + "/chk-6", run(3).savepoints() + "/savepoint-b"));

    assertThat(storage.names())
        .containsExactly(
            checkpoints(2) + "/chk-5/_metadata",
            checkpoints(2) + "/chk-6/_metadata",
            run(3).savepoints() + "/savepoint-b/_metadata",
            checkpoints(4) + "/chk-5/_metadata",
            checkpoints(4) + "/chk-6/_metadata",
            run(4).savepoints() + "/savepoint-a/_metadata",
            run(4).savepoints() + "/savepoint-b/_metadata");
  }

  @Test
  void shouldKeepOfSavepointsOnDemandThoseThatAreNeededAndNeverStartFromOneByItself()
      throws Exception {
    metadata(run(1).onDemand("0a") + "/savepoint-a/_metadata", 8);
    metadata(run(1).onDemand("0b") + "/savepoint-b/_metadata", 9);
    savepoint(1, "savepoint-c", 5);

    Optional<Snapshot> newest = folders.newest(run(1));
    Optional<Snapshot> taken = folders.taken(run(1), "0b");
    folders.deleteEarlier(run(2), Set.of(taken.orElseThrow().location()));

    assertThat(newest.orElseThrow().location()).isEqualTo(run(1).savepoints() + "/savepoint-c");
    assertThat(storage.names()).containsExactly(run(1).onDemand("0b") + "/savepoint-b/_metadata");
    folders.discard(run(1), "0b");
    assertThat(folders.taken(run(1), "0b")).isEmpty();
  }

  @Test
  void shouldTakeTheSpellingsOfOneFileUriForTheSame() throws Exception {
    RunFolders first = RunFolders.of("file:///state/", new JobId("job-1"), 1);
    metadata(first.savepoints() + "/savepoint-a/_metadata", 3);

    folders.deleteEarlier(
        RunFolders.of("file:///state", new JobId("job-1"), 2),
        Set.of("file:/state/job-1/runs/1/savepoints/savepoint-a/"));

    assertThat(storage.names())
        .containsExactly("file:///state/job-1/runs/1/savepoints/savepoint-a/_metadata");
  }

  @Test
  void shouldDeleteAllOfAJobAndNothingOfAnother() throws Exception {
    checkpoint(1, 5);
    checkpoint(2, 5);
    storage.write("s3://state/jobs/job-10/runs/1/checkpoints/x/chk-1/_metadata", new byte[1]);

    folders.deleteAll(run(2));

    assertThat(storage.names())
        .containsExactly("s3://state/jobs/job-10/runs/1/checkpoints/x/chk-1/_metadata");
  }

  private static RunFolders run(int number) {
    return RunFolders.of("s3://state/jobs/", new JobId("job-1"), number);
  }

  private static String checkpoints(int run) {
    return run(run).checkpoints() + "/" + FLINK_ID;
  }

  private void checkpoint(int run, long number) throws IOException {
    metadata(checkpoints(run) + "/chk-" + number + "/_metadata", number);
  }

  private void savepoint(int run, String name, long number) throws IOException {
    metadata(run(run).savepoints() + "/" + name + "/_metadata", number);
  }

  private void metadata(String file, long number) throws IOException {
    storage.write(file, SnapshotMetadata.withNumber(number));
  }
}
