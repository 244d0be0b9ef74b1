package io.millrace.controlplane.api;

import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.model.ArtifactDigest;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What jobs tell of a training that went well. */
final class Outcomes {
  private static final ModelSignature SIGNATURE =
      new ModelSignature(
          List.of(new TensorSpec("features", DataType.FLOAT32, TensorShape.of(3))),
          List.of(new TensorSpec("probabilities", DataType.FLOAT32, TensorShape.of(2))));
  private static final ModelProvenance PROVENANCE =
      new ModelProvenance(
          "tr-x",
          List.of(),
          new DatasetSplit(0.2, 0, SplitMethod.POSITIONAL),
          42,
          "cd".repeat(32),
          Map.of("tensorflow", "2.18.0"),
          null);

  private Outcomes() {}

  /** A model of three inputs and two outputs. */
  static TrainingSucceeded succeeded(String resultId, Path artifact) {
    return succeeded(resultId, artifact, null);
  }

  /** As one that has also written the Keras files, into the same folder. */
  static TrainingSucceeded succeededWithArchive(String resultId, Path artifact) {
    return succeeded(resultId, artifact, artifact(artifact));
  }

  private static TrainingSucceeded succeeded(
      String resultId, Path artifact, ModelArtifact archive) {
    return new TrainingSucceeded(
        resultId,
        artifact(artifact),
        archive,
        SIGNATURE,
        PROVENANCE,
        Map.of("accuracy", 0.97),
        1234,
        EndOfTraining.ALL_EPOCHS,
        null,
        null);
  }

  /** With the checksum that its files have now; that of none is only made up. */
  private static ModelArtifact artifact(Path folder) {
    Map<String, String> checksums = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
          checksums.put(
              folder.relativize(file).toString(),
              HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file))));
        }
      } catch (IOException | NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
    return new ModelArtifact(
        folder.toUri().toString().replaceAll("/$", ""), ArtifactDigest.of(checksums), 10);
  }

  /** As one that somebody ended while epoch 9 was under way. */
  static TrainingSucceeded stopped(String resultId, Path artifact) {
    TrainingSucceeded done = succeeded(resultId, artifact);
    return new TrainingSucceeded(
        resultId,
        done.artifact(),
        null,
        SIGNATURE,
        PROVENANCE,
        done.test(),
        done.durationMs(),
        EndOfTraining.STOPPED,
        7,
        new Effort(9, 90, 1234.5, 1L << 28));
  }

  static ModelCard card() {
    return new ModelCard(
        ModelCard.SCHEMA_VERSION,
        "small",
        SIGNATURE,
        List.of(),
        new ModelCard.Parameters(26, 0),
        new ModelCard.Training("adam", List.of("sparse_categorical_crossentropy")),
        Map.of("accuracy", 0.97),
        PROVENANCE);
  }
}
