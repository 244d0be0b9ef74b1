package io.millrace.controlplane.models;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.controlplane.problem.ProblemEntry;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.ModelViolation;
import java.util.List;

/** Reads the definition of a model, or says everything that is wrong with it. */
final class ModelDefinition {
  private ModelDefinition() {}

  static ModelSummary read(ModelRequest request) {
    if (request.format() != null && request.format() != ModelFormat.KERAS_JSON) {
      throw ProblemException.unprocessable(
          "FORMAT_UNAVAILABLE",
          "/format",
          "format " + request.format() + " is not available yet; legal is KERAS_JSON");
    }
    if (request.code() == null || request.code().isBlank()) {
      throw ProblemException.unprocessable(
          "REQUEST_INVALID",
          "/code",
          "'code' is missing; legal is the text that model.to_json() of a compiled model returns");
    }
    try {
      return ModelSummary.of(KerasJson.parse(request.code()));
    } catch (InvalidModelException e) {
      List<ProblemEntry> errors = e.violations().stream().map(ModelDefinition::entry).toList();
      throw ProblemException.unprocessable(ErrorCode.MODEL_INVALID.name(), detail(errors), errors);
    }
  }

  private static String detail(List<ProblemEntry> errors) {
    return errors.size() == 1
        ? "the model has a fault: " + errors.get(0).message()
        : "the model has " + errors.size() + " faults; each names its layer";
  }

  private static ProblemEntry entry(ModelViolation violation) {
    return new ProblemEntry(
        violation.pointer(),
        violation.message(),
        violation.hint(),
        violation.layer(),
        violation.line(),
        violation.column());
  }
}
