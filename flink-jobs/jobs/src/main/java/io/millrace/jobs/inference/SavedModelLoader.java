package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.tf.Predictor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.util.FileUtils;

/** Fetches a SavedModel, verifies its checksum and loads it. */
final class SavedModelLoader implements ScorerLoader {
  private static final long serialVersionUID = 1L;

  @Override
  public Scorer load(ModelDescriptor model, Path scratch) throws IOException {
    Path folder = scratch.resolve("millrace-model-" + UUID.randomUUID());
    try {
      ArtifactStore.fetch(model.artifact(), folder);
      return new SavedModelScorer(Predictor.load(folder, model.signature()));
    } finally {
      FileUtils.deleteDirectoryQuietly(folder.toFile());
    }
  }

  private static final class SavedModelScorer implements Scorer {
    private final Predictor predictor;

    private SavedModelScorer(Predictor predictor) {
      this.predictor = predictor;
    }

    @Override
    public int featureCount() {
      return predictor.featureCount();
    }

    @Override
    public int outputCount() {
      return predictor.outputCount();
    }

    @Override
    public void score(float[] features, int rows, float[] into) {
      predictor.predict(features, rows, into);
    }

    @Override
    public void close() {
      predictor.close();
    }
  }
}
