package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.ArtifactStoreException;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasModel;
import io.millrace.keras.archive.SavedWeights;
import io.millrace.keras.weight.WeightValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** The weights that a training starts from, when it does not start from the initializers. */
final class InitialWeights {
  private static final List<String> FILES =
      List.of(ModelFiles.KERAS, ModelFiles.WEIGHTS, ModelFiles.LEGACY_H5);

  private final String modelName;
  private final ModelArtifact artifact;

  InitialWeights(String modelName, ModelArtifact artifact) {
    this.modelName = modelName;
    this.artifact = artifact;
  }

  /**
   * @throws TrainingFaultException when the files are not there, are not those that were named, or
   *     hold no weights of this model
   * @throws IOException when the store cannot be reached; another attempt may succeed
   */
  List<WeightValues> read(KerasModel model) throws TrainingFaultException, IOException {
    Path scratch = Files.createTempDirectory("millrace-weights-");
    try {
      Path folder = scratch.resolve("weights");
      ArtifactStore.fetch(artifact, folder);
      return SavedWeights.read(file(folder), model);
    } catch (ArtifactStoreException | InvalidModelException e) {
      throw fault(String.valueOf(e.getMessage()));
    } finally {
      FileUtils.deleteDirectory(scratch.toFile());
    }
  }

  private Path file(Path folder) throws TrainingFaultException {
    Stream<Path> files = FILES.stream().map(folder::resolve);
    return files
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> fault("folder " + artifact.uri() + " has no weights; legal is one of " + FILES));
  }

  private TrainingFaultException fault(String reason) {
    return new TrainingFaultException(
        ErrorCode.MODEL_LOAD_FAILED,
        "the weights that model '%s' should start from cannot be loaded: %s"
            .formatted(modelName, reason));
  }
}
