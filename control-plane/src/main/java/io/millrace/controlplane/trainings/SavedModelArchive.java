package io.millrace.controlplane.trainings;

import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a published SavedModel while it is downloaded; nothing of it is held in memory. */
record SavedModelArchive(Path folder, String fileName) {

  /**
   * @param format in which the model is wanted; today {@code saved_model}
   */
  static SavedModelArchive of(TrainingResult result, String format) {
    if (!format.equals("saved_model")) {
      throw ProblemException.unprocessable(
          "FORMAT_UNAVAILABLE",
          "/format",
          "format '" + format + "' is not available; legal is saved_model");
    }
    TrainingResult.Outcome outcome = result.outcome();
    if (outcome == null) {
      throw ProblemException.conflict(
          "RESULT_NOT_FINISHED",
          "result '" + result.id() + "' is " + result.state() + " and has no model to download");
    }
    URI uri = URI.create(outcome.artifact().uri());
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
    String name = result.modelName().replaceAll("[^A-Za-z0-9._-]", "_");
    return new SavedModelArchive(folder, name + "-v" + outcome.modelVersion() + ".zip");
  }

  void writeTo(OutputStream target) throws IOException {
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
