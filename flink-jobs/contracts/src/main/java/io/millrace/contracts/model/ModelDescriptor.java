package io.millrace.contracts.model;

import io.millrace.contracts.json.OptionalMember;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells an inference deployment which model to score with. Travels through the models topic and
 * lies in checkpoints instead of the model itself, so it stays below 1 KB.
 *
 * @param inferenceId the deployment it is for; key on the models topic
 * @param revision grows with each change of the deployment; the highest wins, not the last to
 *     arrive
 * @param modelVersion version of the model, 1 for its first successful training
 * @param activation when it takes over; null is {@link Activation#ON_CHECKPOINT}
 */
public record ModelDescriptor(
    int schemaVersion,
    String inferenceId,
    long revision,
    String modelName,
    long modelVersion,
    ModelArtifact artifact,
    ModelSignature signature,
    @OptionalMember @Nullable Activation activation)
    implements ModelOrder {
  public static final int SCHEMA_VERSION = 1;

  public ModelDescriptor {
    Objects.requireNonNull(inferenceId, "inferenceId");
    Objects.requireNonNull(modelName, "modelName");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(signature, "signature");
    if (revision < 1 || modelVersion < 1) {
      throw new IllegalArgumentException(
          "revision " + revision + " and modelVersion " + modelVersion + " must be at least 1");
    }
  }

  /** Takes over at a checkpoint. */
  public ModelDescriptor(
      int schemaVersion,
      String inferenceId,
      long revision,
      String modelName,
      long modelVersion,
      ModelArtifact artifact,
      ModelSignature signature) {
    this(schemaVersion, inferenceId, revision, modelName, modelVersion, artifact, signature, null);
  }

  /** What {@link #activation} says, or what is meant when it says nothing. */
  public Activation takesOver() {
    return activation == null ? Activation.ON_CHECKPOINT : activation;
  }

  public ModelDescriptor takingOver(@Nullable Activation when) {
    return new ModelDescriptor(
        schemaVersion, inferenceId, revision, modelName, modelVersion, artifact, signature, when);
  }
}
