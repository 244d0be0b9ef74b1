package io.millrace.cli.client;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Server-sent events over as many connections as it takes. A new one says which event was the last
 * that was seen; whether what was missed is sent then is for the server to know.
 */
public final class ReconnectingEvents {
  /** The server says every 15 s that it lives. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final RestClient rest;
  private final String path;
  private final Listener listener;

  public ReconnectingEvents(RestClient rest, String path, Listener listener) {
    this.rest = rest;
    this.path = path;
    this.listener = listener;
  }

  /** Who wants the events. */
  public interface Listener extends Predicate<EventStream.Event> {
    /** A connection is there; what happens from now on is heard. False ends it all. */
    boolean connected();

    /**
     * @param reason why it is tried again
     */
    void lost(String reason);

    /** Takes an event; false ends it all. */
    @Override
    boolean test(EventStream.Event event);
  }

  /**
   * Returns when the listener has had enough.
   *
   * @throws CommandFailedException when the first connection does not come about, or a later one is
   *     refused for good
   */
  public void run() throws InterruptedException {
    String lastId = null;
    Duration pause = FIRST_PAUSE;
    boolean everConnected = false;
    while (true) {
      String reason = "the connection ended";
      try (EventStream stream = EventStream.open(rest, path, lastId)) {
        everConnected = true;
        pause = FIRST_PAUSE;
        if (!listener.connected()) {
          return;
        }
        EventStream.Event event;
        while ((event = stream.next(SILENCE).orElse(null)) != null) {
          lastId = event.id().isEmpty() ? lastId : event.id();
          if (!listener.test(event)) {
            return;
          }
        }
      } catch (CommandFailedException e) {
        if (!everConnected || !e.isUnreachable()) {
          throw e;
        }
        reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      }
      listener.lost(reason);
      Thread.sleep(pause.toMillis());
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
