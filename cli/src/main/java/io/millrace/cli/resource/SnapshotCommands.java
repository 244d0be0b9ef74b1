package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "snapshots", description = "What deployments have left of what they knew.")
final class SnapshotCommands {
  private final Session session;

  SnapshotCommands(Session session) {
    this.session = session;
  }

  @Command(name = "create", description = "Take a savepoint of a deployment, which goes on.")
  void create(
      @Parameters(paramLabel = "INFERENCE", description = "Id or name.") String inference,
      @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
          @Nullable String description,
      @Mixin WaitOptions waiting) {
    ObjectNode body = RequestBody.object("{}", "");
    RequestBody.put(
        body, "inferenceId", new References(session.rest()).id(Resource.INFERENCES, inference));
    RequestBody.put(body, "description", description);
    waiting.finish(session, session.rest().post("/snapshots", body).body());
  }
}
