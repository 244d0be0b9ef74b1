package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "deploy", aliases = "create", description = "Let a model score a topic.")
final class DeployInference implements Runnable {
  private final Session session;

  @Option(names = "--name", paramLabel = "NAME", description = "Its name.")
  @Nullable String name;

  @Option(names = "--result", paramLabel = "RESULT", description = "Id of a training's result.")
  @Nullable String result;

  @Option(names = "--model", paramLabel = "ID", description = "An imported SavedModel instead.")
  @Nullable String model;

  @Option(names = "--input-topic", paramLabel = "TOPIC", description = "What it scores.")
  @Nullable String inputTopic;

  @Option(names = "--output-topic", paramLabel = "TOPIC", description = "Where predictions go.")
  @Nullable String outputTopic;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of the input; that of the data which trained the model when absent.")
  @Nullable String format;

  @Option(names = "--format-config", paramLabel = "JSON", description = "Belongs to --format.")
  @Nullable String formatConfig;

  @Mixin InferenceSettings settings = new InferenceSettings();
  @Mixin RequestBody request = new RequestBody();

  DeployInference(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    ObjectNode body = request.read(session);
    RequestBody.put(body, "name", name);
    RequestBody.put(body, "resultId", result);
    if (model != null) {
      RequestBody.put(body, "modelId", new References(session.rest()).id(Resource.MODELS, model));
    }
    RequestBody.put(body, "inputTopic", inputTopic);
    RequestBody.put(body, "outputTopic", outputTopic);
    RequestBody.put(body, "format", format);
    if (formatConfig != null) {
      body.set("formatConfig", RequestBody.object(formatConfig, "--format-config"));
    }
    settings.put(body);
    JsonNode inference = session.rest().post("/inferences", body).body();
    session.printer().done(InferenceCommands.sentence(inference), inference);
  }
}
