package io.millrace.cli.tail;

import io.millrace.cli.client.EventStream;
import io.millrace.cli.client.ReconnectingEvents;
import io.millrace.cli.session.Session;
import io.millrace.contracts.json.ContractJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Everything that changes. */
@Command(
    name = "events",
    description =
        "Show what changes, as it does: states, epochs, metrics, problems. After a lost connection"
            + " it goes on where it was.")
public final class EventsCommand implements Runnable {
  private static final List<String> TOLD =
      List.of("state", "epoch", "step", "name", "code", "outcome");

  private final Session session;

  @Option(
      names = "--kind",
      paramLabel = "KIND,...",
      split = ",",
      description = "Only these, for example training,epoch,inference.")
  List<String> kinds = List.of();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "End after so many.")
  @Nullable Long count;

  public EventsCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try {
      new ReconnectingEvents(session.rest(), "/events", new Shown()).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Shown implements ReconnectingEvents.Listener {
    private long left = count == null ? Long.MAX_VALUE : count;

    @Override
    public boolean connected() {
      return left > 0;
    }

    @Override
    public void lost(String reason) {
      session.printer().note("Lost the connection (" + reason + "); trying again.");
    }

    @Override
    public boolean test(EventStream.Event event) {
      if (event.name().equals("reset")) {
        session.printer().note("Some changes were missed; what is shown from here on is complete.");
        return true;
      }
      if (!kinds.isEmpty() && !kinds.contains(event.name())) {
        return true;
      }
      JsonNode change = ContractJson.mapper().readTree(event.data());
      left--;
      return session.printer().line(text(change), change) && left > 0;
    }
  }

  private static String text(JsonNode change) {
    StringBuilder text = new StringBuilder();
    text.append(change.path("time").asString()).append("  ");
    text.append(change.path("kind").asString()).append(' ');
    text.append(change.path("id").asString()).append("  ");
    text.append(change.path("change").asString());
    for (String member : TOLD) {
      JsonNode value = change.path("data").path(member);
      if (value.isValueNode() && !value.isNull()) {
        text.append("  ").append(member).append('=').append(value.asString());
      }
    }
    return text.toString();
  }
}
