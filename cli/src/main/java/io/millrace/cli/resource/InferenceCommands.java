package io.millrace.cli.resource;

import io.millrace.cli.output.Column;
import io.millrace.cli.session.Awaiting;
import io.millrace.cli.session.Durations;
import io.millrace.cli.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "inferences", description = "Models that score topics.")
final class InferenceCommands {
  private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "CANCELED");
  private static final List<Column> REVISIONS =
      Column.of(
          "REVISION=/revision",
          "PARALLELISM=/parallelism",
          "DELIVERY=/delivery",
          "BATCH=/batch/maxSize",
          "LINGER MS=/batch/lingerMs",
          "CREATED=/createdAt");

  private final Session session;

  InferenceCommands(Session session) {
    this.session = session;
  }

  static String sentence(JsonNode inference) {
    return "Inference %s (%s) of %s, version %s: %s."
        .formatted(
            inference.path("id").asString(),
            inference.path("name").asString(),
            inference.path("modelName").asString(),
            inference.path("modelVersion").asString(),
            inference.path("state").asString());
  }

  @Command(name = "upgrade", description = "Give it other settings; nothing is lost or repeated.")
  void upgrade(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Option(names = "--preview", description = "Only say what would change, and how.")
          boolean preview,
      @Mixin InferenceSettings settings,
      @Mixin RequestBody request,
      @Mixin WaitOptions waiting) {
    ObjectNode body = request.read(session);
    settings.put(body);
    if (preview) {
      session.printer().document(act(id, "preview-upgrade", body));
    } else {
      waiting.finish(session, act(id, "upgrade", body));
    }
  }

  @Command(name = "suspend", description = "Let it rest, with a savepoint.")
  void suspend(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Mixin WaitOptions waiting) {
    waiting.finish(session, act(id, "suspend", null));
  }

  @Command(name = "resume", description = "Let it go on where it stopped.")
  void resume(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Mixin RequestBody request,
      @Mixin WaitOptions waiting) {
    waiting.finish(session, act(id, "resume", bodyOrNull(request)));
  }

  @Command(name = "restart", description = "Stop it with a savepoint and start it from there.")
  void restart(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Mixin RequestBody request,
      @Mixin WaitOptions waiting) {
    waiting.finish(session, act(id, "restart", bodyOrNull(request)));
  }

  @Command(name = "rollback", description = "Go back to earlier settings.")
  void rollBack(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Option(
              names = "--revision",
              paramLabel = "N",
              description = "To these; the ones before the present when absent.")
          @Nullable Integer revision,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "NEWEST goes on where it is; SAVEPOINT scores again what came since.")
          @Nullable String state,
      @Mixin WaitOptions waiting) {
    ObjectNode body = RequestBody.object("{}", "");
    RequestBody.put(body, "revision", revision);
    RequestBody.put(body, "state", state);
    waiting.finish(session, act(id, "rollback", body));
  }

  @Command(name = "deploy-version", description = "Let another model take over, without a stop.")
  void deployVersion(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Option(names = "--result", paramLabel = "RESULT", description = "Id of a result.")
          @Nullable String result,
      @Option(names = "--previous", description = "The model before the one in use.")
          boolean previous,
      @Mixin RequestBody request) {
    ObjectNode body = request.read(session);
    RequestBody.put(body, "resultId", result);
    RequestBody.put(body, "previous", previous ? Boolean.TRUE : null);
    JsonNode inference = act(id, "deploy-version", body);
    session.printer().done(sentence(inference), inference);
  }

  @Command(name = "revisions", description = "All settings it has had, newest first.")
  void revisions(@Parameters(paramLabel = "ID", description = "Id or name.") String id) {
    JsonNode revisions = session.rest().get(path(id) + "/revisions");
    session.printer().page(REVISIONS, revisions);
  }

  @Command(name = "metrics", description = "What it has scored, and how fast.")
  void metrics(@Parameters(paramLabel = "ID", description = "Id or name.") String id) {
    session.printer().document(session.rest().get(path(id) + "/metrics"));
  }

  @Command(name = "wait", description = "Wait until it is RUNNING; fail when it ends before.")
  void await(
      @Parameters(paramLabel = "ID", description = "Id or name.") String id,
      @Option(
              names = "--timeout",
              paramLabel = "TIME",
              converter = Durations.class,
              defaultValue = "10m",
              description = "For so long at most. Default: ${DEFAULT-VALUE}.")
          Duration timeout) {
    JsonNode reached =
        new Awaiting(session.rest(), timeout)
            .until(path(id), InferenceCommands::runsOrEnded, seen -> {});
    session.printer().done(sentence(reached), reached);
    States.require(reached, "RUNNING", "inference");
  }

  private static boolean runsOrEnded(JsonNode inference) {
    String state = inference.path("state").asString();
    return state.equals("RUNNING") || ENDS.contains(state);
  }

  private String path(String idOrName) {
    return Resource.INFERENCES.path(
        new References(session.rest()).id(Resource.INFERENCES, idOrName));
  }

  private JsonNode act(String idOrName, String verb, @Nullable ObjectNode body) {
    return session.rest().post(path(idOrName) + ":" + verb, body).body();
  }

  private @Nullable ObjectNode bodyOrNull(RequestBody request) {
    ObjectNode body = request.read(session);
    return body.isEmpty() ? null : body;
  }
}
