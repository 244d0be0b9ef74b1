package io.millrace.controlplane.trainings;

import io.millrace.controlplane.resource.IllegalParameterException;

/** What a series of metrics is drawn over. */
enum SeriesAxis {
  EPOCH,
  STEP;

  /**
   * @param name as the parameter of the address has it
   */
  static SeriesAxis of(String name) {
    return switch (name) {
      case "epoch" -> EPOCH;
      case "step" -> STEP;
      default ->
          throw IllegalParameterException.of(
              "by", "parameter 'by' has the value '" + name + "'; legal is epoch or step");
    };
  }
}
