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
  private final Path folder;

  BareLoop(Path folder) {
    this.folder = folder;
  }

  /** Times the steps alone; the session is opened before and the model written after. */
  Timed run(int round) throws Exception {
    try (TrainingSession session =
        TrainingSession.compile(KerasJson.parse(HcopdData.architecture()), HcopdData.FIT.seed())) {
      long start = System.nanoTime();
      train(session);
      double milliseconds = (System.nanoTime() - start) / 1e6;
      Path model = folder.resolve("bare-" + round);
      session.exportSavedModel(model);
      ModelArtifact artifact =
          ArtifactStore.publish(model, folder.resolve("bare").toUri().toString(), "round-" + round);
      return new Timed(milliseconds, artifact.sha256());
    }
  }

  private static void train(TrainingSession session) {
    float[] features = HcopdData.features();
    int batchSize = HcopdData.FIT.batchSize();
    MetricTotals means = session.newTotals();
    for (int epoch = 0; epoch < HcopdData.FIT.epochs(); epoch++) {
      means.reset();
      for (int row = 0; row < HcopdData.ROWS; row += batchSize) {
        int until = row + batchSize;
        float[] batch =
            Arrays.copyOfRange(features, row * HcopdData.FEATURES, until * HcopdData.FEATURES);
        float[] labels = new float[batchSize];
        for (int i = 0; i < batchSize; i++) {
          labels[i] = HcopdData.label(row + i);
        }
        session.trainOnBatch(batch, labels, batchSize, means);
      }
      means.results();
    }
  }

  /** How long it took, and the checksum of what came out. */
  record Timed(double milliseconds, String sha256) {}
}
