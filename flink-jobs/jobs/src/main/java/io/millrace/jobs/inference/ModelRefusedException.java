package io.millrace.jobs.inference;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.model.ModelDescriptor;
import org.jspecify.annotations.Nullable;

/** A model cannot be used by this deployment. */
final class ModelRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  private ModelRefusedException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code + ": " + message, cause);
    this.code = code;
  }

  static ModelRefusedException loadFailed(ModelDescriptor model, Throwable cause) {
    return new ModelRefusedException(
        ErrorCode.MODEL_LOAD_FAILED,
        nameOf(model) + " could not be loaded: " + cause.getMessage(),
        cause);
  }

  /**
   * @param legal features of the model in use, which the records of the deployment have
   */
  static ModelRefusedException otherFeatures(ModelDescriptor model, int given, int legal) {
    return new ModelRefusedException(
        ErrorCode.MODEL_DATA_MISMATCH,
        nameOf(model)
            + " takes "
            + given
            + " features; the records of this deployment have "
            + legal,
        null);
  }

  /**
   * @param legal outputs of the model in use, which readers of the predictions expect
   */
  static ModelRefusedException otherOutputs(ModelDescriptor model, int given, int legal) {
    return new ModelRefusedException(
        ErrorCode.MODEL_DATA_MISMATCH,
        nameOf(model)
            + " has "
            + given
            + " outputs; the predictions of this deployment have "
            + legal,
        null);
  }

  /** Refused before anything is fetched. */
  static ModelRefusedException tooLarge(ModelDescriptor model, ModelMemory.Shortage shortage) {
    return new ModelRefusedException(
        ErrorCode.MODEL_TOO_LARGE, nameOf(model) + " " + shortage.sentence(), null);
  }

  private static String nameOf(ModelDescriptor model) {
    return "model '"
        + model.modelName()
        + "' version "
        + model.modelVersion()
        + " (revision "
        + model.revision()
        + ") from "
        + model.artifact().uri();
  }

  ErrorCode code() {
    return code;
  }
}
