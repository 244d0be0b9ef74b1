package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "model-sets", description = "Models that are trained from one stream.")
final class ModelSetCommands {
  private final Session session;

  ModelSetCommands(Session session) {
    this.session = session;
  }

  @Command(name = "create", description = "Group models.")
  void create(
      @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
          String name,
      @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
          @Nullable String description,
      @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Ids or names of models.")
          List<String> models) {
    References references = new References(session.rest());
    ObjectNode body = RequestBody.object("{}", "");
    RequestBody.put(body, "name", name);
    RequestBody.put(body, "description", description);
    RequestBody.put(
        body,
        "modelIds",
        models.stream().map(model -> references.id(Resource.MODELS, model)).toList());
    JsonNode created = session.rest().post("/model-sets", body).body();
    session
        .printer()
        .done(
            "Created model set %s (%s) of %d models."
                .formatted(created.path("id").asString(), name, models.size()),
            created);
  }
}
