package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "download",
    description = "Fetch a trained model as a file. A download that was cut short goes on.")
final class DownloadModel implements Runnable {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "Training, by id or name.")
  String id = "";

  @Option(
      names = "--result",
      paramLabel = "RESULT",
      description = "Id of a result or name of its model; needed when there are several.")
  @Nullable String result;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "saved_model",
      description = "saved_model, keras or weights. Default: ${DEFAULT-VALUE}.")
  String format = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Default: the name that the server gives, in this folder.")
  @Nullable Path to;

  DownloadModel(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode training = new References(session.rest()).get(Resource.TRAININGS, id);
    String path = Results.path(training, Results.one(training, result)) + "/model?format=" + format;
    Download.Done done = new Download(session, path).to(to);
    session
        .printer()
        .done(
            "Wrote %s (%,d bytes).".formatted(done.file(), done.bytes()),
            RequestBody.object("{}", "")
                .put("file", done.file().toString())
                .put("bytes", done.bytes()));
  }
}
