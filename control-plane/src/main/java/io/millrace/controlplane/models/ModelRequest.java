package io.millrace.controlplane.models;

import io.millrace.controlplane.modelfiles.ReceivedFile;
import io.millrace.controlplane.problem.RequestViolations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model as its writer gives it.
 *
 * @param format of {@code code}, KERAS_SOURCE or KERAS_JSON; or of the file
 * @param imports lines that stand before the code of KERAS_SOURCE; of no meaning for KERAS_JSON
 * @param code for KERAS_SOURCE Python that assigns a compiled model to {@code model}, for
 *     KERAS_JSON what {@code model.to_json()} of a compiled model returns
 * @param uploadId of a complete upload, which is the file of a KERAS_ARCHIVE or SAVED_MODEL; it is
 *     used up when the model is stored
 */
record ModelRequest(
    @Nullable String name,
    @Nullable String description,
    @Nullable ModelFormat format,
    @Nullable String imports,
    @Nullable String code,
    @Nullable String uploadId) {
  private static final int MAX_NAME = 200;

  ModelRequest {
    description = description == null ? "" : description;
  }

  void requireComplete() {
    RequestViolations violations = new RequestViolations();
    violations.requireText(name, "name", MAX_NAME);
    violations.require(
        format != null, "/format", "'format' is missing; legal is one of " + ModelFormat.legal());
    violations.failIfAny("model");
  }

  /**
   * @param file that came with it
   * @throws io.millrace.contracts.error.InvalidDocumentException when the format needs something
   *     else
   */
  ModelDefinition definition(@Nullable ReceivedFile file) {
    ModelFormat given = format == null ? ModelFormat.KERAS_JSON : format;
    return given.isText() ? text(given) : file(given, file);
  }

  /** Whether a change leaves the file alone: a new name does not need it sent again. */
  boolean keepsFileOf(ModelContent old) {
    return old instanceof ModelContent.Uploaded
        && format == old.format()
        && code == null
        && imports == null
        && uploadId == null;
  }

  private ModelDefinition text(ModelFormat given) {
    RequestViolations violations = new RequestViolations();
    violations.require(
        code != null && !code.isBlank(),
        "/code",
        given == ModelFormat.KERAS_JSON
            ? "'code' is missing; legal is the text that model.to_json() of a compiled model"
                + " returns"
            : "'code' is missing; legal is Python that assigns a compiled model to 'model'");
    violations.require(
        uploadId == null, "/uploadId", "a " + given + " has no 'uploadId'; legal is 'code'");
    violations.failIfAny("model");
    String text = String.valueOf(code);
    return given == ModelFormat.KERAS_JSON
        ? new ModelDefinition.JsonText(text)
        : new ModelDefinition.SourceText(imports, text);
  }

  private ModelDefinition file(ModelFormat given, @Nullable ReceivedFile file) {
    RequestViolations violations = new RequestViolations();
    violations.require(
        file != null,
        "/file",
        "'file' is missing; a "
            + given
            + " is sent as multipart/form-data with the parts name, format and file, or named by"
            + " the 'uploadId' of a complete upload");
    violations.require(
        code == null && imports == null,
        code == null ? "/imports" : "/code",
        "a " + given + " has neither 'code' nor 'imports'; legal is the part 'file'");
    violations.failIfAny("model");
    ReceivedFile content = Objects.requireNonNull(file);
    return given == ModelFormat.KERAS_ARCHIVE
        ? new ModelDefinition.ArchiveFile(content)
        : new ModelDefinition.SavedModelFile(content);
  }
}
