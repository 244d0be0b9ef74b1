package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a result in one of the forms that others read; nothing of them is held in memory.
 *
 * @param etag without quotes; the same as long as the bytes are
 */
record ModelDownload(Content content, String fileName, String mediaType, String etag) {
  /** Where the bytes come from. */
  sealed interface Content {
    void writeTo(OutputStream target) throws IOException;
  }

  /** A folder that is packed while it is downloaded. */
  record Zipped(ResultFiles files, ModelArtifact folder) implements Content {
    @Override
    public void writeTo(OutputStream target) throws IOException {
      try (ZipOutputStream zip = new ZipOutputStream(target)) {
        for (String name : files.names(folder)) {
          zip.putNextEntry(new ZipEntry(name));
          try (InputStream in = files.open(folder, name)) {
            in.transferTo(zip);
          }
          zip.closeEntry();
        }
      }
    }
  }

  /** A file as it is. */
  record Whole(ResultFiles files, ModelArtifact folder, String name) implements Content {
    @Override
    public void writeTo(OutputStream target) throws IOException {
      try (InputStream in = files.open(folder, name)) {
        in.transferTo(target);
      }
    }
  }

  /** A file inside of a zip file, which is read from its beginning. */
  record Member(Whole zip, String name) implements Content {
    @Override
    public void writeTo(OutputStream target) throws IOException {
      try (ZipInputStream in = new ZipInputStream(zip.files().open(zip.folder(), zip.name()))) {
        ZipEntry entry = in.getNextEntry();
        while (entry != null && !entry.getName().equals(name)) {
          entry = in.getNextEntry();
        }
        if (entry == null) {
          throw new IOException(zip.folder().uri() + "/" + zip.name() + " holds no " + name);
        }
        in.transferTo(target);
      }
    }
  }

  private static final String LEGAL = "saved_model, keras or weights";
  private static final String BYTES = "application/octet-stream";
  private static final Form KERAS = new Form(ModelFiles.KERAS, ".keras", BYTES, ".keras");
  private static final Form WEIGHTS =
      new Form(ModelFiles.KERAS, ".weights.h5", BYTES, ".weights.h5");
  private static final Form CARD = new Form(ModelFiles.CARD, ".json", "application/json", ".card");

  /**
   * @param format {@code saved_model}, {@code keras} or {@code weights}
   */
  static ModelDownload of(ResultFiles files, TrainingResult result, String format) {
    return switch (format) {
      case "saved_model" -> savedModel(files, result);
      case "keras" -> whole(files, result, KERAS);
      case "weights" -> weights(whole(files, result, WEIGHTS));
      default ->
          throw ProblemException.malformed(
              "PARAMETER_MALFORMED",
              "/format",
              "parameter 'format' has the value '" + format + "'; legal is " + LEGAL);
    };
  }

  private static ModelDownload savedModel(ResultFiles files, TrainingResult result) {
    TrainingResult.Outcome outcome = outcome(result);
    ModelArtifact artifact = outcome.artifact();
    if (!files.exists(artifact)) {
      throw ProblemException.notFound("artifact at", artifact.uri());
    }
    return new ModelDownload(
        new Zipped(files, artifact),
        name(result, outcome) + ".zip",
        "application/zip",
        artifact.sha256());
  }

  /**
   * @param name in the folder of Keras files
   * @param ending of the name under which it is downloaded
   */
  private record Form(String name, String ending, String mediaType, String etag) {}

  /** The model card of a result; its content is JSON. */
  static ModelDownload card(ResultFiles files, TrainingResult result) {
    return whole(files, result, CARD);
  }

  private static ModelDownload whole(ResultFiles files, TrainingResult result, Form form) {
    TrainingResult.Outcome outcome = outcome(result);
    ModelArtifact archive = archive(result, outcome);
    if (!files.names(archive).contains(form.name())) {
      throw ProblemException.notFound("file at", archive.uri() + "/" + form.name());
    }
    return new ModelDownload(
        new Whole(files, archive, form.name()),
        name(result, outcome) + form.ending(),
        form.mediaType(),
        archive.sha256() + form.etag());
  }

  private static ModelDownload weights(ModelDownload keras) {
    return new ModelDownload(
        new Member((Whole) keras.content(), ModelFiles.WEIGHTS),
        keras.fileName(),
        keras.mediaType(),
        keras.etag());
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

  private static ModelArtifact archive(TrainingResult result, TrainingResult.Outcome outcome) {
    ModelArtifact archive = outcome.archive();
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

  private static String name(TrainingResult result, TrainingResult.Outcome outcome) {
    return result.modelName().replaceAll("[^A-Za-z0-9._-]", "_") + "-v" + outcome.modelVersion();
  }

  void writeTo(OutputStream target) throws IOException {
    content.writeTo(target);
  }
}
