package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.artifacts.Download;
import io.millrace.controlplane.artifacts.Downloads;
import io.millrace.controlplane.problem.ProblemException;
import org.springframework.stereotype.Component;

/** The files of a result in the forms that others read. */
@Component
class ModelDownload {
  private static final String LEGAL = "saved_model, keras or weights";
  private final Downloads downloads;

  ModelDownload(Downloads downloads) {
    this.downloads = downloads;
  }

  /**
   * @param format {@code saved_model}, {@code keras} or {@code weights}
   */
  Download of(TrainingResult result, String format) {
    TrainingResult.Outcome outcome =
        switch (format) {
          case "saved_model", "keras", "weights" -> outcome(result);
          default ->
              throw ProblemException.malformed(
                  "PARAMETER_MALFORMED",
                  "/format",
                  "parameter 'format' has the value '" + format + "'; legal is " + LEGAL);
        };
    String name = name(result, outcome);
    return switch (format) {
      case "saved_model" -> downloads.zipped(outcome.artifact(), name + ".zip");
      case "keras" -> downloads.file(archive(result), ModelFiles.KERAS, name + ".keras");
      default ->
          downloads.member(
              archive(result), ModelFiles.KERAS, ModelFiles.WEIGHTS, name + ".weights.h5");
    };
  }

  /** Where the Keras files and the model card of a result lie. */
  static ModelArtifact archive(TrainingResult result) {
    ModelArtifact archive = outcome(result).archive();
    if (archive == null) {
      throw ProblemException.conflict(
          "ARCHIVE_ABSENT",
          "result '"
              + result.id()
              + "' was made by a release that wrote no Keras files; legal is format saved_model, or"
              + " a new training");
    }
    return archive;
  }

  private static TrainingResult.Outcome outcome(TrainingResult result) {
    TrainingResult.Outcome outcome = result.outcome();
    if (outcome == null) {
      throw ProblemException.conflict(
          "RESULT_NOT_FINISHED",
          "result '" + result.id() + "' is " + result.state() + " and has no model to download");
    }
    return outcome;
  }

  private static String name(TrainingResult result, TrainingResult.Outcome outcome) {
    return result.modelName().replaceAll("[^A-Za-z0-9._-]", "_") + "-v" + outcome.modelVersion();
  }
}
