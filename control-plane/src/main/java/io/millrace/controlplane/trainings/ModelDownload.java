package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
  record Zipped(Path folder) implements Content {
    @Override
    public void writeTo(OutputStream target) throws IOException {
      try (ZipOutputStream zip = new ZipOutputStream(target);
          Stream<Path> tree = Files.walk(folder)) {
        List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
        for (Path file : files) {
          zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
  }

  /** A file as it is. */
  record Whole(Path file) implements Content {
    @Override
    public void writeTo(OutputStream target) throws IOException {
      Files.copy(file, target);
    }
  }

  /** A file inside of a zip file. */
  record Member(Path zip, String name) implements Content {
    @Override
    public void writeTo(OutputStream target) throws IOException {
      try (ZipFile file = new ZipFile(zip.toFile())) {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
          throw new IOException(zip + " holds no " + name);
        }
        try (InputStream in = file.getInputStream(entry)) {
          in.transferTo(target);
        }
      }
    }
  }

  private static final String LEGAL = "saved_model, keras or weights";

  /**
   * @param format {@code saved_model}, {@code keras} or {@code weights}
   */
  static ModelDownload of(TrainingResult result, String format) {
    return switch (format) {
      case "saved_model" -> savedModel(result);
      case "keras" -> keras(result, ".keras", Whole::new);
      case "weights" ->
          keras(result, ".weights.h5", archive -> new Member(archive, ModelFiles.WEIGHTS));
      default ->
          throw ProblemException.malformed(
              "PARAMETER_MALFORMED",
              "/format",
              "parameter 'format' has the value '" + format + "'; legal is " + LEGAL);
    };
  }

  private static ModelDownload savedModel(TrainingResult result) {
    TrainingResult.Outcome outcome = outcome(result);
    Path folder = folder(outcome.artifact());
    return new ModelDownload(
        new Zipped(folder),
        name(result, outcome) + ".zip",
        "application/zip",
        outcome.artifact().sha256());
  }

  private static ModelDownload keras(
      TrainingResult result, String ending, Function<Path, Content> content) {
    TrainingResult.Outcome outcome = outcome(result);
    ModelArtifact archive = archive(result, outcome);
    return new ModelDownload(
        content.apply(existing(archive, ModelFiles.KERAS)),
        name(result, outcome) + ending,
        "application/octet-stream",
        archive.sha256() + ending);
  }

  /** The model card of a result; its content is JSON. */
  static ModelDownload card(TrainingResult result) {
    TrainingResult.Outcome outcome = outcome(result);
    ModelArtifact archive = archive(result, outcome);
    return new ModelDownload(
        new Whole(existing(archive, ModelFiles.CARD)),
        name(result, outcome) + ".json",
        "application/json",
        archive.sha256() + ".card");
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

  private static Path existing(ModelArtifact archive, String name) {
    Path file = folder(archive).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw ProblemException.notFound("file at", file.toUri().toString());
    }
    return file;
  }

  private static Path folder(ModelArtifact artifact) {
    URI uri = URI.create(artifact.uri());
    if (!"file".equals(uri.getScheme())) {
      throw ProblemException.unprocessable(
          "ARTIFACT_REMOTE",
          "/artifact/uri",
          "the model lies at " + uri + ", which only its store can give out");
    }
    Path folder = Path.of(uri.getPath());
    if (!Files.isDirectory(folder)) {
      throw ProblemException.notFound("artifact at", uri.toString());
    }
    return folder;
  }

  private static String name(TrainingResult result, TrainingResult.Outcome outcome) {
    return result.modelName().replaceAll("[^A-Za-z0-9._-]", "_") + "-v" + outcome.modelVersion();
  }

  void writeTo(OutputStream target) throws IOException {
    content.writeTo(target);
  }
}
