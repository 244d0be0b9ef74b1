package io.millrace.cli.send;

import io.millrace.cli.resource.References;
import io.millrace.cli.resource.RequestBody;
import io.millrace.cli.resource.Resource;
import io.millrace.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records that are in Kafka, as data. */
@Command(
    name = "datasources",
    aliases = "data-sources",
    description = "Ranges of Kafka topics that are known as data.")
public final class DataSourceCommands {
  private final Session session;

  public DataSourceCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      aliases = "announce",
      description = "Announce records that are in Kafka; 'send' writes them and announces them.")
  void create(
      @Option(
              names = "--range",
              paramLabel = "TOPIC:PARTITION:START:END",
              description = "Records; the end is exclusive. Repeat it for more.")
          @Nullable List<String> ranges,
      @Option(names = "--format", paramLabel = "FORMAT", description = "RAW, JSON, AVRO or IMAGE.")
          @Nullable String format,
      @Option(
              names = "--format-config",
              paramLabel = "JSON",
              description = "Of the format, for example {\"data_type\": \"uint8\"}.")
          @Nullable String formatConfig,
      @Mixin AnnouncementOptions announcement,
      @Mixin RequestBody request) {
    ObjectNode body = request.read(session);
    announcement.put(body, session);
    RequestBody.put(body, "ranges", ranges);
    RequestBody.put(body, "format", format);
    if (formatConfig != null) {
      body.set("formatConfig", RequestBody.object(formatConfig, "--format-config"));
    }
    JsonNode created = session.rest().post("/data-sources", body).body();
    session.printer().done("Announced data source " + created.path("id").asString() + ".", created);
  }

  @Command(name = "send", description = "Give recorded data to another training that waits.")
  void send(
      @Parameters(paramLabel = "ID", description = "The data source.") String id,
      @Option(
              names = "--training",
              required = true,
              paramLabel = "ID",
              description = "The training, by id or name.")
          String training) {
    ObjectNode body = RequestBody.object("{}", "");
    RequestBody.put(
        body, "trainingId", new References(session.rest()).id(Resource.TRAININGS, training));
    JsonNode sent = session.rest().post(Resource.DATA_SOURCES.action(id, "send"), body).body();
    session.printer().done("Sent data source " + id + " to training " + training + ".", sent);
  }
}
