package io.millrace.contracts.error;

/**
 * Every fault a job or the control plane reports by name. Codes are stable: people search for them.
 */
public enum ErrorCode {
  MODEL_INVALID("The model definition has violations; each names its layer."),
  MODEL_DATA_MISMATCH("The model's input or output does not fit the records of the data source."),
  MODEL_LOAD_FAILED("The model artifact could not be fetched, verified or loaded."),
  MODEL_TOO_LARGE("The model does not fit into the memory that models may take."),
  NO_MODEL("There is no model, and no more records are kept until there is one."),
  CONTROL_MESSAGE_MALFORMED("A message on the control topic could not be understood."),
  OFFSETS_EXPIRED("Kafka no longer retains a part of the requested offset range."),
  OFFSETS_NOT_WRITTEN("The requested offset range ends after the last committed record."),
  STREAM_NOT_FOUND("The topic or partition does not exist."),
  RECORD_UNDECODABLE("The bytes of a record do not follow the declared format."),
  TOO_MANY_REJECTED("A larger share of the records was rejected than the training allows."),
  NO_EXAMPLES("No usable training example is left after decoding and splitting."),
  SINGLE_CLASS("All examples of the training part are of one class, so there is nothing to learn."),
  FIT_OPTION_UNUSABLE("An option of the training does not fit the model or its data."),
  TRAINING_DIVERGED("The loss became NaN or infinite."),
  STOPPED_WITHOUT_RESULT("The training was stopped before its first step."),
  SCORING_FAILED("The model could not score a record."),
  ARTIFACT_STORE_FAILED("The artifact store could not be written or read."),
  LOCAL_DISK_FAILED(
      "The local disk could not take the examples of a data set, most often because it is full."),
  INTERNAL("A fault of Millrace itself; the log has the stack trace.");

  private final String description;

  ErrorCode(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
