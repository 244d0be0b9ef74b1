package io.millrace.benchmarks;

import io.millrace.contracts.json.ContractJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.source.KerasSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import tools.jackson.databind.JsonNode;

/**
 * Steps of training per second, beside those of Keras' own {@code fit} where {@code
 * MILLRACE_PYTHON} names a Python that has it, else beside recorded ones. Both read the same code
 * and the same data and take turns; medians are reported.
 */
final class KerasBenchmark {
  private static final int ROUNDS = 3;

  private KerasBenchmark() {}

  static List<Row> run() throws Exception {
    Path folder = Files.createTempDirectory("millrace-benchmark-");
    try {
      Optional<PythonKeras> python = PythonKeras.find(folder);
      List<Row> rows = new ArrayList<>();
      for (KerasCase model : KerasCase.ALL) {
        rows.addAll(run(model, python));
      }
      return rows;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static List<Row> run(KerasCase model, Optional<PythonKeras> python) throws Exception {
    KerasModel compiled = KerasSource.compile(null, model.source()).model();
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    double[] losses = new double[2];
    for (int round = 0; round < ROUNDS; round++) {
      MillraceFit.Timed fit = MillraceFit.run(compiled, model);
      ours[round] = model.steps() / fit.seconds();
      losses[0] = fit.loss();
      if (python.isPresent()) {
        JsonNode keras = python.get().fit(model);
        theirs[round] = keras.path("stepsPerSecond").asDouble();
        losses[1] = keras.path("loss").asDouble();
      }
    }
    String name = model.name() + ", batch " + model.batchSize();
    Row millrace = Row.of(name + ", Millrace", "rate", median(ours), "steps/s");
    Row loss = Row.of(name + ", Millrace", "last loss", losses[0], "");
    if (python.isEmpty()) {
      Row keras = recorded(model);
      return List.of(keras, millrace.comparedWith(keras), loss);
    }
    Row keras = Row.of(name + ", Keras fit", "rate", median(theirs), "steps/s");
    return List.of(
        keras,
        millrace.comparedWith(keras),
        Row.of(name + ", Keras fit", "last loss", losses[1], ""),
        loss);
  }

  /** Of another run, and perhaps of another machine: its ratio says little. */
  private static Row recorded(KerasCase model) {
    JsonNode recorded = ContractJson.mapper().readTree(KerasCase.resource("recorded.json"));
    return Row.of(
        model.name() + ", Keras fit, " + recorded.path("conditions").stringValue(),
        "rate",
        recorded.path("stepsPerSecond").path(model.name()).doubleValue(),
        "steps/s");
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
