package io.millrace.benchmarks;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.keras.KerasJson;
import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import java.nio.file.Path;
import java.util.Arrays;

/** What a program would do that has the data in memory and needs neither Kafka nor Flink. */
final class BareLoop {
  private final TrainingCase model;
  private final Path folder;
  private final String architecture;
  private final float[] features;
  private final float[] labels;

  BareLoop(TrainingCase model, Path folder) {
    this.model = model;
    this.folder = folder;
    this.architecture = model.architecture();
    this.features = model.features();
    this.labels = model.labels();
  }

  /** Milliseconds are those of the steps alone, processor time is that of all it does. */
  Timed run(int round) throws Exception {
    ProcessClock whole = ProcessClock.now();
    try (TrainingSession session =
        TrainingSession.compile(KerasJson.parse(architecture), model.fit().seed())) {
      ProcessClock steps = ProcessClock.now();
      train(session);
      double milliseconds = steps.milliseconds();
      Path saved = folder.resolve(model.name() + "-" + model.checkpointMs() + "-bare-" + round);
      session.exportSavedModel(saved);
      ModelArtifact artifact =
          ArtifactStore.publish(
              saved,
              folder.resolve("bare").toUri().toString(),
              model.name() + "-" + model.checkpointMs() + "-" + round);
      return new Timed(milliseconds, whole.processorMilliseconds(), artifact.sha256());
    }
  }

  private void train(TrainingSession session) {
    int width = model.featureCount();
    int batchSize = model.batchSize();
    MetricTotals means = session.newTotals();
    for (int epoch = 0; epoch < model.epochs(); epoch++) {
      means.reset();
      for (int row = 0; row < model.rows(); row += batchSize) {
        int until = row + batchSize;
        session.trainOnBatch(
            Arrays.copyOfRange(features, row * width, until * width),
            Arrays.copyOfRange(labels, row, until),
            batchSize,
            means);
      }
      means.results();
    }
  }

  /**
   * @param milliseconds of the steps
   * @param processorMs with making the session and the artifact
   * @param sha256 of the artifact
   */
  record Timed(double milliseconds, double processorMs, String sha256) {}
}
