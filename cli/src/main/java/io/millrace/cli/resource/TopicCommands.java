package io.millrace.cli.resource;

import io.millrace.cli.client.Query;
import io.millrace.cli.output.Column;
import io.millrace.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "topics",
    description = "Topics of Kafka; 'send' writes to one, 'tail' follows one.")
final class TopicCommands {
  private static final List<Column> RECORDS =
      Column.of(
          "PARTITION=/partition",
          "OFFSET=/offset",
          "TIME=/time",
          "KEY=/keyBase64",
          "VALUE=/valueText");

  private final Session session;

  TopicCommands(Session session) {
    this.session = session;
  }

  @Command(name = "create", description = "Make a topic.")
  void create(
      @Parameters(paramLabel = "TOPIC", description = "Its name.") String topic,
      @Option(
              names = "--partitions",
              paramLabel = "N",
              defaultValue = "1",
              description = "Default: ${DEFAULT-VALUE}.")
          int partitions) {
    ObjectNode body = RequestBody.object("{}", "").put("name", topic).put("partitions", partitions);
    JsonNode made = session.rest().post("/topics", body).body();
    session.printer().done("Made topic " + topic + " with " + partitions + " partitions.", made);
  }

  @Command(name = "sample", description = "A few records: the newest, or from an offset on.")
  void sample(
      @Parameters(paramLabel = "TOPIC", description = "Its name.") String topic,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "10",
              description = "At most so many. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(names = "--partition", paramLabel = "N", description = "Of this one only.")
          @Nullable Integer partition,
      @Option(names = "--from", paramLabel = "OFFSET", description = "First offset.")
          @Nullable Long from) {
    Query query =
        new Query(Resource.TOPICS.action(topic, "sample"))
            .with("limit", limit)
            .with("partition", partition)
            .with("from", from);
    session.printer().page(RECORDS, session.rest().get(query.toString()));
  }
}
