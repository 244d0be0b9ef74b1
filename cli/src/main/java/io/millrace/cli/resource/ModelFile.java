package io.millrace.cli.resource;

import io.millrace.cli.client.Answer;
import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The file of a model, and how it is sent. */
final class ModelFile {
  private static final long LARGE = 64L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Parameters(
      paramLabel = "FILE",
      description = "m.py, m.json, m.keras, m.h5, or a SavedModel as m.zip.")
  Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "KERAS_SOURCE, KERAS_JSON, KERAS_ARCHIVE or SAVED_MODEL; by the name of the file when"
              + " absent.")
  @Nullable String format;

  @Option(names = "--name", paramLabel = "NAME", description = "Default: that of the file.")
  @Nullable String name;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  @Nullable String description;

  @Option(
      names = "--in-parts",
      description =
          "Send it in parts that survive a lost connection, as is done with files over 64 MB.")
  boolean inParts;

  @Option(
      names = "--upload",
      paramLabel = "ID",
      description = "Go on with an upload that was cut short, by the id it told.")
  @Nullable String upload;

  Answer send(Session session, String method, String path, Map<String, String> headers) {
    if (!Files.isReadable(file)) {
      throw CommandFailedException.usage("the file " + file + " cannot be read");
    }
    return inParts || upload != null || isLarge()
        ? sendInParts(session, method, path, headers)
        : sendAtOnce(session, method, path, headers);
  }

  private boolean isLarge() {
    try {
      return Files.size(file) > LARGE;
    } catch (IOException e) {
      throw CommandFailedException.usage("the file " + file + " cannot be read (" + e + ")");
    }
  }

  private Answer sendAtOnce(
      Session session, String method, String path, Map<String, String> headers) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("name", nameOrDefault());
    if (description != null) {
      parts.put("description", description);
    }
    if (format != null) {
      parts.put("format", format);
    }
    ModelUploadBody body = new ModelUploadBody();
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", body.contentType());
    return session.rest().upload(method, path, body.of(file, parts), all);
  }

  private Answer sendInParts(
      Session session, String method, String path, Map<String, String> headers) {
    ObjectNode body = RequestBody.object("{}", "").put("name", nameOrDefault());
    RequestBody.put(body, "description", description);
    body.put("format", formatOrDefault());
    body.put("uploadId", new FileInParts(session, file, PATIENCE).send(upload));
    return session.rest().send(method, path, body, headers);
  }

  private String nameOrDefault() {
    return name == null
        ? String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "")
        : name;
  }

  private String formatOrDefault() {
    if (format != null) {
      return format;
    }
    String lower = file.toString().toLowerCase(Locale.ROOT);
    return lower.endsWith(".zip") ? "SAVED_MODEL" : "KERAS_ARCHIVE";
  }
}
