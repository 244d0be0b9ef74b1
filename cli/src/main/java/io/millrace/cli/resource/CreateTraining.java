package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "create",
    description = "Train a model set; without a data source it waits until one is announced to it.")
final class CreateTraining implements Runnable {
  private final Session session;

  @Option(names = "--name", paramLabel = "NAME", description = "Default: that of the model set.")
  @Nullable String name;

  @Option(names = "--model-set", paramLabel = "ID", description = "The models, by id or name.")
  @Nullable String modelSet;

  @Option(names = "--data-source", paramLabel = "ID", description = "What to train on.")
  @Nullable String dataSource;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training part.")
  @Nullable Integer epochs;

  @Option(names = "--batch-size", paramLabel = "N", description = "Examples for each step.")
  @Nullable Integer batchSize;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything that is random.")
  @Nullable Long seed;

  @Option(names = "--no-shuffle", description = "Take the examples in their order.")
  boolean noShuffle;

  @Option(
      names = "--fit",
      paramLabel = "JSON",
      description = "More options, for example {\"earlyStopping\": {\"patience\": 5}}.")
  @Nullable String fit;

  @Option(
      names = "--start-from",
      paramLabel = "RESULT",
      description = "Id of the earlier result whose weights it starts from.")
  @Nullable String startFrom;

  @Mixin RequestBody request = new RequestBody();

  CreateTraining(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode training = session.rest().post("/trainings", body()).body();
    session
        .printer()
        .done(
            "Created training %s (%s), number %s: %s."
                .formatted(
                    training.path("id").asString(),
                    training.path("name").asString(),
                    training.path("deploymentNumber").asString(),
                    training.path("state").asString()),
            training);
  }

  private ObjectNode body() {
    References references = new References(session.rest());
    ObjectNode body = request.read(session);
    RequestBody.put(body, "name", name);
    if (modelSet != null) {
      RequestBody.put(body, "modelSetId", references.id(Resource.MODEL_SETS, modelSet));
    }
    RequestBody.put(body, "dataSourceId", dataSource);
    ObjectNode options = body.withObject("/fit");
    if (fit != null) {
      options.setAll(RequestBody.object(fit, "--fit"));
    }
    RequestBody.put(options, "epochs", epochs);
    RequestBody.put(options, "batchSize", batchSize);
    RequestBody.put(options, "seed", seed);
    RequestBody.put(options, "shuffle", noShuffle ? Boolean.FALSE : null);
    if (startFrom != null) {
      RequestBody.put(body.withObject("/startFrom"), "resultId", startFrom);
    }
    return body;
  }
}
