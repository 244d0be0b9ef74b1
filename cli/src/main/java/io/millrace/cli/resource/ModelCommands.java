package io.millrace.cli.resource;

import io.millrace.cli.client.Answer;
import io.millrace.cli.output.Column;
import io.millrace.cli.session.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "models", description = "Models: Keras source, Keras JSON, .keras, SavedModels.")
final class ModelCommands {
  private static final List<Column> LAYERS =
      Column.of("LAYER=/name", "TYPE=/type", "OUTPUT=/outputShape", "PARAMETERS=/parameters");

  private final Session session;

  ModelCommands(Session session) {
    this.session = session;
  }

  /** The file of a model and how it is sent. */
  static final class ModelFile {
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

    Answer send(Session session, String method, String path, Map<String, String> headers) {
      Map<String, String> parts = new LinkedHashMap<>();
      String fileName = String.valueOf(file.getFileName());
      parts.put("name", name == null ? fileName.replaceFirst("(?<=.)\\.[^.]*$", "") : name);
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
  }

  @Command(name = "create", description = "Add the model in a file.")
  void create(@Mixin ModelFile model) {
    JsonNode created = model.send(session, "POST", "/models", Map.of()).body();
    session
        .printer()
        .done(
            "Created model %s (%s) with %s parameters."
                .formatted(
                    created.path("id").asString(),
                    created.path("name").asString(),
                    created.path("parameterCount").asString("unknown")),
            created);
  }

  @Command(name = "validate", description = "Check the model in a file without adding it.")
  void validate(@Mixin ModelFile model) {
    JsonNode summary = model.send(session, "POST", "/models:validate", Map.of()).body();
    session.printer().table(LAYERS, summary.path("layers"), summary);
  }

  @Command(name = "update", description = "Put another file in the place of a model's.")
  void update(
      @Option(
              names = "--model",
              required = true,
              paramLabel = "ID",
              description = "The model: its id or name.")
          String id,
      @Mixin ModelFile model) {
    JsonNode before = new References(session.rest()).get(Resource.MODELS, id);
    String path = Resource.MODELS.path(before.path("id").asString());
    String etag = session.rest().send("GET", path, null, Map.of()).header("ETag").orElse("*");
    if (model.name == null) {
      model.name = before.path("name").asString();
    }
    if (model.description == null) {
      model.description = before.path("description").asString("");
    }
    JsonNode after = model.send(session, "PUT", path, Map.of("If-Match", etag)).body();
    session.printer().done("Changed model " + after.path("id").asString() + ".", after);
  }
}
