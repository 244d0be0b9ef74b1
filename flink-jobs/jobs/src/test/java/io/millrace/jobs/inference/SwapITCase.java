package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models of several sizes take turns under load. {@code -Dmillrace.swaps=100} for the long form,
 * with a model of 100 MB among them; its figures are in docs/benchmarks/swaps.md.
 */
@ExtendWith(KafkaExtension.class)
class SwapITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

  private static final int SWAPS = Integer.getInteger("millrace.swaps", 6);
  private static final int PER_SECOND = Integer.getInteger("millrace.swaps.rate", 1000);
  private static final int SUBTASKS = 2;

  @TempDir Path directory;

  /**
   * @param name as the report says it
   */
  private record Sized(String name, ModelArtifact artifact, ModelSignature signature) {}

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void shouldLoseDoubleAndMixNothing(
      Delivery delivery, TestKafka kafka, @InjectMiniCluster MiniCluster cluster) throws Exception {
    try (Deployment deployment = new Deployment(kafka, directory, delivery);
        SwapLoad load = new SwapLoad(deployment, kafka, PER_SECOND)) {
      List<Sized> models = models(deployment.models);
      awaitModel(1, deployment);
      load.start();

      for (int swap = 1; swap <= SWAPS; swap++) {
        swapTo(models.get(swap % models.size()), swap + 1, deployment);
      }
      List<SwapLoad.Arrived> arrived = load.finish(Duration.ofSeconds(60));

      report(delivery, deployment, cluster, arrived);
      assertEachOnce(arrived, load.sent());
      assertThat(arrived).allSatisfy(one -> assertThat(one.version()).isPositive());
      assertVersionsNeverFall(arrived);
      assertOneCutForAllSubtasks(deployment);
    }
  }

  private static List<Sized> models(RealModels models) throws IOException {
    List<Sized> sized = new ArrayList<>();
    sized.add(new Sized("small", models.publish(1000), RealModels.SIGNATURE));
    sized.add(table("1 MB", models, 10_000));
    if (SWAPS >= 100) {
      sized.add(table("100 MB", models, 1_000_000));
    }
    return sized;
  }

  private static Sized table(String name, RealModels models, int rows) throws IOException {
    return new Sized(name, models.publishTable(rows), RealModels.tableSignature(rows));
  }

  private static void swapTo(Sized model, long revision, Deployment deployment) {
    deployment.deploy(
        new ModelDescriptor(
            ModelDescriptor.SCHEMA_VERSION,
            deployment.inferenceId,
            revision,
            model.name(),
            revision,
            model.artifact(),
            model.signature()));
    awaitModel(revision, deployment);
  }

  private static void awaitModel(long revision, Deployment deployment) {
    for (int subtask = 0; subtask < SUBTASKS; subtask++) {
      int index = subtask;
      deployment.awaitEvent(
          ModelActivated.class, event -> event.revision() == revision && event.subtask() == index);
    }
  }

  private static void assertEachOnce(List<SwapLoad.Arrived> arrived, int sent) {
    Set<Integer> numbers = new HashSet<>();
    arrived.forEach(one -> assertThat(numbers.add(one.number())).isTrue());
    assertThat(numbers).hasSize(sent);
  }

  /** Of the records of one input partition in one output partition, which keep their order. */
  private static void assertVersionsNeverFall(List<SwapLoad.Arrived> arrived) {
    Map<List<Integer>, SwapLoad.Arrived> last = new HashMap<>();
    for (SwapLoad.Arrived one : arrived) {
      SwapLoad.Arrived before =
          last.put(List.of(one.number() % Deployment.PARTITIONS, one.partition()), one);
      if (before != null) {
        assertThat(one.number()).isGreaterThan(before.number());
        assertThat(one.version()).isGreaterThanOrEqualTo(before.version());
      }
    }
  }

  private static void assertOneCutForAllSubtasks(Deployment deployment) {
    Map<Long, Set<Long>> cuts =
        swaps(deployment).stream()
            .collect(
                Collectors.groupingBy(
                    ModelActivated::revision,
                    Collectors.mapping(event -> event.swap().checkpointId(), Collectors.toSet())));
    assertThat(cuts).hasSize(SWAPS);
    assertThat(cuts.values()).allSatisfy(cut -> assertThat(cut).hasSize(1).doesNotContainNull());
  }

  private static List<ModelActivated> swaps(Deployment deployment) {
    return deployment.events(ModelActivated.class).stream()
        .filter(event -> event.swap() != null)
        .toList();
  }

  private static void report(
      Delivery delivery, Deployment deployment, MiniCluster cluster, List<SwapLoad.Arrived> arrived)
      throws Exception {
    LongSummaryStatistics loads =
        deployment.events(ModelReady.class).stream()
            .mapToLong(ModelReady::loadMs)
            .summaryStatistics();
    LongSummaryStatistics waits =
        swaps(deployment).stream().mapToLong(event -> event.swap().waitMs()).summaryStatistics();
    LongSummaryStatistics sizes =
        cluster
            .getExecutionGraph(deployment.flinkJob())
            .get()
            .getCheckpointStatsSnapshot()
            .getHistory()
            .getCheckpoints()
            .stream()
            .filter(checkpoint -> checkpoint.getStatus().isCompleted())
            .mapToLong(AbstractCheckpointStats::getStateSize)
            .summaryStatistics();
    Files.writeString(
        Path.of("target", "swaps-" + delivery + ".txt"),
        String.join(
            "\n",
            "swaps " + SWAPS,
            "records " + arrived.size() + " at " + PER_SECOND + "/s",
            "longest gap " + SwapLoad.longestGap(arrived) + " ms",
            "latency p50 " + SwapLoad.percentile(arrived, 0.5) + " ms",
            "latency p99 " + SwapLoad.percentile(arrived, 0.99) + " ms",
            "latency p99.9 " + SwapLoad.percentile(arrived, 0.999) + " ms",
            "load mean " + Math.round(loads.getAverage()) + " ms, most " + loads.getMax() + " ms",
            "wait for the cut mean "
                + Math.round(waits.getAverage())
                + " ms, most "
                + waits.getMax()
                + " ms",
            "checkpoint size least " + sizes.getMin() + " B, most " + sizes.getMax() + " B",
            "peak of memory "
                + Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .findFirst()
                    .orElse("unknown"),
            ""));
  }
}
