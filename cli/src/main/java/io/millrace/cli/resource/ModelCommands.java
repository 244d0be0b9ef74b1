package io.millrace.cli.resource;

import io.millrace.cli.output.Column;
import io.millrace.cli.session.Session;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "models", description = "Models: Keras source, Keras JSON, .keras, SavedModels.")
final class ModelCommands {
  private static final List<Column> LAYERS =
      Column.of("LAYER=/name", "TYPE=/type", "OUTPUT=/outputShape", "PARAMETERS=/parameters");

  private final Session session;

  ModelCommands(Session session) {
    this.session = session;
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
