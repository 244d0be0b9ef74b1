package io.millrace.benchmarks;

import io.millrace.contracts.json.ContractJson;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.FileUtils;
import tools.jackson.databind.JsonNode;

/**
 * What Kafka, Flink and checkpoints cost beside the same steps in a bare loop, and both beside
 * Keras' own {@code fit} where {@code MILLRACE_PYTHON} names a Python that has it, else beside
 * recorded rates. All are warmed up and take turns; loop and job must end with the same bytes.
 * Medians are reported.
 */
final class TrainingBenchmark {
  /** For each model: what is compiled while it runs is counted as its processor time. */
  private static final long WARM_UP_MS = 25_000;

  private static final int ROUNDS = 3;

  private final TrainingCase model;
  private final List<BareLoop.Timed> loops = new ArrayList<>();
  private final List<FlinkTraining.Timed> jobs = new ArrayList<>();
  private final List<JsonNode> fits = new ArrayList<>();

  private TrainingBenchmark(TrainingCase model) {
    this.model = model;
  }

  static List<Row> run() throws Exception {
    Path folder = Files.createTempDirectory("millrace-benchmark-");
    List<Row> rows = new ArrayList<>();
    try (TestKafka kafka = TestKafka.start();
        MiniCluster cluster = MiniClusters.start(1)) {
      for (TrainingCase model : TrainingCase.ALL) {
        TrainingBenchmark benchmark = new TrainingBenchmark(model);
        benchmark.measure(
            new BareLoop(model, folder),
            new FlinkTraining(model, kafka, cluster, folder),
            PythonKeras.find(folder));
        rows.addAll(benchmark.rows());
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    return rows;
  }

  private void measure(BareLoop bare, FlinkTraining flink, Optional<PythonKeras> python)
      throws Exception {
    int round = 0;
    for (ProcessClock start = ProcessClock.now(); start.milliseconds() < WARM_UP_MS; round++) {
      requireSameModel(bare.run(round), flink.run(round));
    }
    for (int last = round + ROUNDS; round < last; round++) {
      BareLoop.Timed loop = bare.run(round);
      FlinkTraining.Timed job = flink.run(round);
      requireSameModel(loop, job);
      loops.add(loop);
      jobs.add(job);
      if (python.isPresent()) {
        fits.add(python.get().fit(model));
      }
    }
  }

  private static void requireSameModel(BareLoop.Timed loop, FlinkTraining.Timed job) {
    if (!loop.sha256().equals(job.sha256())) {
      throw new IllegalStateException(
          "the loop made " + loop.sha256() + ", the job made " + job.sha256());
    }
  }

  private List<Row> rows() {
    int steps = model.steps();
    Row keras = rate(fits.isEmpty() ? recordedOn() : "Keras fit", kerasRate());
    Row loop = rate("bare loop", 1000 * steps / median(loops, BareLoop.Timed::milliseconds));
    Row job = rate("Kafka + Flink", 1000 * steps / median(jobs, FlinkTraining.Timed::trainingMs));
    Row loopProcessor =
        processor("bare loop", median(loops, BareLoop.Timed::processorMs) / steps * 1000);
    Row jobProcessor =
        processor("Kafka + Flink", median(jobs, FlinkTraining.Timed::processorMs) / steps * 1000);
    List<Row> rows = new ArrayList<>();
    rows.add(keras);
    rows.add(loop.comparedWith(keras));
    rows.add(job.comparedWith(keras));
    rows.add(job.comparedWith(loop));
    if (!fits.isEmpty()) {
      Row kerasProcessor =
          processor(
              "Keras fit", median(fits, fit -> fit.path("processorMicrosPerStep").doubleValue()));
      rows.add(kerasProcessor);
      rows.add(jobProcessor.comparedWith(kerasProcessor));
    }
    rows.add(loopProcessor);
    rows.add(jobProcessor.comparedWith(loopProcessor));
    rows.add(
        Row.of(
            model.title() + ", Kafka + Flink",
            "whole job, " + steps + " steps",
            median(jobs, FlinkTraining.Timed::wholeMs),
            "ms"));
    rows.add(
        Row.of(
            model.title() + ", Kafka + Flink",
            "checkpoints",
            median(jobs, FlinkTraining.Timed::checkpoints),
            "per job"));
    return rows;
  }

  private Row rate(String who, double stepsPerSecond) {
    return Row.of(model.title() + ", " + who, "rate", stepsPerSecond, "steps/s");
  }

  private Row processor(String who, double micros) {
    return Row.of(model.title() + ", " + who, "processor time", micros, "us/step");
  }

  private double kerasRate() {
    return fits.isEmpty()
        ? recorded().path("stepsPerSecond").path(model.name()).doubleValue()
        : median(fits, fit -> fit.path("stepsPerSecond").doubleValue());
  }

  /** Of another run, and perhaps of another machine: its ratio says little. */
  private static String recordedOn() {
    return "Keras fit, " + recorded().path("conditions").stringValue();
  }

  private static JsonNode recorded() {
    return ContractJson.mapper().readTree(TrainingCase.resource("recorded.json"));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
    double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
