package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ModelWithdrawn;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.ModelRules;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.job.WithoutModel.Then;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class ModelLifeITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

  @TempDir Path directory;

  private Deployment waiting(TestKafka kafka, WithoutModel withoutModel) throws Exception {
    return new Deployment(
        kafka,
        directory,
        new Deployment.Wiring(
            Delivery.EXACTLY_ONCE,
            new RawFormat(DataType.FLOAT32, null, null, null),
            null,
            null,
            null,
            new ModelRules(null, withoutModel, null, null),
            false));
  }

  @Test
  void shouldLeaveRecordsInTheirTopicUntilThereIsAModelAndAfterItIsWithdrawn(
      TestKafka kafka, @InjectMiniCluster MiniCluster cluster) throws Exception {
    try (Deployment deployment = waiting(kafka, new WithoutModel(5, 1_000_000, Then.WAIT))) {
      deployment.sendRange(0, 100);
      awaitCheckpoints(cluster, deployment, 3);
      assertThat(deployment.output()).isEmpty();

      deployment.deployVersion(1);
      assertNumbersInOrder(deployment.outputUntil(records -> records.size() >= 100), 100);

      deployment.withdraw(2);
      deployment.awaitEvent(ModelWithdrawn.class, event -> event.subtask() == 0);
      deployment.awaitEvent(ModelWithdrawn.class, event -> event.subtask() == 1);
      deployment.sendRange(100, 200);
      awaitCheckpoints(cluster, deployment, 3);
      assertThat(deployment.output()).hasSize(100);

      deployment.deployVersion(3);
      assertNumbersInOrder(deployment.outputUntil(records -> records.size() >= 200), 200);
    }
  }

  private static void awaitCheckpoints(MiniCluster cluster, Deployment deployment, int more)
      throws Exception {
    CommonTestUtils.waitUntilJobManagerIsInitialized(
        () -> cluster.getJobStatus(deployment.flinkJob()).get());
    long before = completed(cluster, deployment);
    CommonTestUtils.waitUntilCondition(() -> completed(cluster, deployment) >= before + more);
  }

  private static long completed(MiniCluster cluster, Deployment deployment) throws Exception {
    CheckpointStatsSnapshot checkpoints =
        cluster.getExecutionGraph(deployment.flinkJob()).get().getCheckpointStatsSnapshot();
    return checkpoints == null ? 0 : checkpoints.getCounts().getNumberOfCompletedCheckpoints();
  }

  /** Each once, and those of one partition in their order, wherever their keys lead them. */
  private static void assertNumbersInOrder(List<ConsumerRecord<byte[], byte[]>> output, int count) {
    List<Integer> all = new ArrayList<>();
    Map<List<Integer>, Integer> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : output) {
      int number = Integer.parseInt(new String(record.key(), UTF_8));
      all.add(number);
      Integer before =
          last.put(List.of(number % Deployment.PARTITIONS, record.partition()), number);
      assertThat(number).isGreaterThan(before == null ? -1 : before);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void shouldGoOnWithTheModelItHasWhateverIsWrongWithTheNext(TestKafka kafka) throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, Delivery.AT_LEAST_ONCE)) {
      deployment.sendRange(0, 10);
      deployment.deployDamagedVersion(2);
      awaitRefusal(deployment, 2, ErrorCode.MODEL_LOAD_FAILED, "has sha256");
      ModelArtifact gone =
          new ModelArtifact("file:///nowhere/at-all", deployment.models.publish(3).sha256(), 1);
      deployment.deploy(descriptor(deployment, 3, gone));
      awaitRefusal(deployment, 3, ErrorCode.MODEL_LOAD_FAILED, "does not exist");
      deployment.deploy(descriptor(deployment, 4, truncated(deployment)));
      awaitRefusal(deployment, 4, ErrorCode.MODEL_LOAD_FAILED, "saved_model.pb is damaged");
      deployment.sendRange(10, 20);

      assertNumbersInOrder(deployment.outputUntil(records -> records.size() >= 20), 20);
      assertThat(deployment.events(ModelActivated.class))
          .extracting(ModelActivated::revision)
          .containsOnly(1L);
    }
  }

  private static void awaitRefusal(
      Deployment deployment, long revision, ErrorCode code, String reason) {
    deployment.awaitEvent(
        ModelRefused.class,
        event ->
            event.revision() == revision
                && event.code() == code
                && event.reason().contains(reason));
  }

  private static ModelDescriptor descriptor(
      Deployment deployment, long revision, ModelArtifact artifact) {
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION,
        deployment.inferenceId,
        revision,
        "iris",
        revision,
        artifact,
        RealModels.SIGNATURE);
  }

  /** Published as it is: the checksum is right, the file is not. */
  private ModelArtifact truncated(Deployment deployment) throws Exception {
    Path folder = Path.of(URI.create(deployment.models.publish(4).uri()));
    Path copy = directory.resolve("truncated");
    org.apache.flink.util.FileUtils.copy(
        new org.apache.flink.core.fs.Path(folder.toUri()),
        new org.apache.flink.core.fs.Path(copy.toUri()),
        false);
    try (RandomAccessFile file =
        new RandomAccessFile(copy.resolve("saved_model.pb").toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    return io.millrace.jobs.artifact.ArtifactStore.publish(
        copy, directory.resolve("store").toUri().toString(), "truncated");
  }
}
