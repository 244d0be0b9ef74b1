package io.millrace.cli.resource;

import io.millrace.cli.session.Awaiting;
import io.millrace.cli.session.Durations;
import io.millrace.cli.session.Progress;
import io.millrace.cli.session.Session;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "wait",
    description = "Wait until it ends. Succeeds when it is FINISHED, fails when it ends otherwise.")
final class WaitForTraining implements Runnable {
  private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "CANCELED");

  private final Session session;

  @Parameters(paramLabel = "ID", description = "Id or name.")
  String id = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "1h",
      description = "For so long at most. Default: ${DEFAULT-VALUE}.")
  Duration timeout = Duration.ZERO;

  WaitForTraining(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String path =
        Resource.TRAININGS.path(new References(session.rest()).id(Resource.TRAININGS, id));
    JsonNode ended;
    try (Progress progress = Progress.of(session, "Training", " epochs")) {
      ended =
          new Awaiting(session.rest(), timeout)
              .until(
                  path,
                  training -> ENDS.contains(training.path("state").asString()),
                  training -> show(training, progress));
    }
    String state = ended.path("state").asString();
    session.printer().done("Training " + ended.path("id").asString() + ": " + state + ".", ended);
    States.require(ended, "FINISHED", "training");
  }

  private static void show(JsonNode training, Progress progress) {
    long epoch = 0;
    long epochs = 0;
    StringBuilder losses = new StringBuilder();
    for (JsonNode result : training.path("results")) {
      epoch += result.path("epoch").asLong(0);
      epochs += result.path("epochs").asLong(0);
      if (result.path("train").path("loss").isNumber()) {
        losses.append("%.4f ".formatted(result.path("train").path("loss").doubleValue()));
      }
    }
    progress.at(epoch, epochs, losses.isEmpty() ? "" : "loss " + losses.toString().strip());
  }
}
