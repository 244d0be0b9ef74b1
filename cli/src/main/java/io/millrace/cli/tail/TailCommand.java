package io.millrace.cli.tail;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.ReconnectingEvents;
import io.millrace.cli.resource.References;
import io.millrace.cli.resource.Resource;
import io.millrace.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every record of a topic from some point on. */
@Command(
    name = "tail",
    description =
        "Show the records of a topic, or the predictions of an inference, as they arrive. None is"
            + " left out: after a lost connection, too.")
public final class TailCommand implements Runnable {
  private final Session session;

  @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "What to follow.")
  @Nullable String topic;

  @Option(
      names = "--inference",
      paramLabel = "ID",
      description = "Follow the predictions of this one, by id or name.")
  @Nullable String inference;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "0",
      description = "Begin with the newest N of each partition. Default: with the next one.")
  int last;

  @Option(names = "--from-beginning", description = "Begin with the first that is retained.")
  boolean fromBeginning;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "End after so many.")
  @Nullable Long count;

  public TailCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if ((topic == null) == (inference == null)) {
      throw CommandFailedException.usage("legal is either a topic or --inference");
    }
    String followed = topic != null ? topic : outputTopic(String.valueOf(inference));
    TopicFollower follower =
        new TopicFollower(
            session.rest(),
            followed,
            new RecordPrinter(session.printer(), count == null ? Long.MAX_VALUE : count));
    follower.start(fromBeginning ? Long.MAX_VALUE : last);
    try {
      new ReconnectingEvents(session.rest(), Resource.TOPICS.action(followed, "tail"), follower)
          .run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String outputTopic(String idOrName) {
    return new References(session.rest())
        .get(Resource.INFERENCES, idOrName)
        .path("outputTopic")
        .asString();
  }
}
