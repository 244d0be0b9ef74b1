package io.millrace.benchmarks;

import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.FileUtils;

/**
 * What Kafka, Flink and checkpoints cost beside the same steps in a bare loop. Both are warmed up,
 * take turns, and must end with the same bytes; medians are reported.
 */
final class TrainingBenchmark {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;
  private static final int STEPS =
      HcopdData.FIT.epochs() * HcopdData.ROWS / HcopdData.FIT.batchSize();

  private TrainingBenchmark() {}

  static List<Row> run() throws Exception {
    Path folder = Files.createTempDirectory("millrace-benchmark-");
    try (TestKafka kafka = TestKafka.start();
        MiniCluster cluster = MiniClusters.start(1)) {
      return run(new BareLoop(folder), new FlinkTraining(kafka, cluster, folder));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static List<Row> run(BareLoop bare, FlinkTraining flink) throws Exception {
    List<BareLoop.Timed> loops = new ArrayList<>();
    List<FlinkTraining.Timed> jobs = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      BareLoop.Timed loop = bare.run(round);
      FlinkTraining.Timed job = flink.run(round);
      requireSameModel(loop, job);
      if (round >= WARM_UP) {
        loops.add(loop);
        jobs.add(job);
      }
    }
    return rows(loops, jobs);
  }

  private static void requireSameModel(BareLoop.Timed loop, FlinkTraining.Timed job) {
    if (!loop.sha256().equals(job.sha256())) {
      throw new IllegalStateException(
          "the loop made " + loop.sha256() + ", the job made " + job.sha256());
    }
  }

  private static List<Row> rows(List<BareLoop.Timed> loops, List<FlinkTraining.Timed> jobs) {
    double loopMs = median(loops, BareLoop.Timed::milliseconds);
    double trainingMs = median(jobs, FlinkTraining.Timed::trainingMs);
    double wholeMs = median(jobs, FlinkTraining.Timed::wholeMs);
    Row loop = Row.of("bare tf-runtime loop", "22,000 steps", loopMs, "ms");
    Row loopRate = Row.of("bare tf-runtime loop", "rate", 1000 * STEPS / loopMs, "steps/s");
    return List.of(
        loop,
        loopRate,
        Row.of("Kafka + Flink, training", "22,000 steps", trainingMs, "ms").comparedWith(loop),
        Row.of("Kafka + Flink, training", "rate", 1000 * STEPS / trainingMs, "steps/s")
            .comparedWith(loopRate),
        Row.of("Kafka + Flink, whole job", "submit to published", wholeMs, "ms").comparedWith(loop),
        Row.of(
            "Kafka + Flink, whole job",
            "checkpoints",
            median(jobs, FlinkTraining.Timed::checkpoints),
            "per job"));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
    double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
