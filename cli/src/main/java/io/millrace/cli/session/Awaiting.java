package io.millrace.cli.session;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.ExitCode;
import io.millrace.cli.client.RestClient;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Asks for a thing again and again until it is as it should be; a restart of Millrace is waited
 * out.
 */
public final class Awaiting {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final RestClient rest;
  private final Duration timeout;

  public Awaiting(RestClient rest, Duration timeout) {
    this.rest = rest;
    this.timeout = timeout;
  }

  /**
   * @param seen is shown each answer
   * @throws CommandFailedException with {@link ExitCode#TIMEOUT}, or when it is refused
   */
  public JsonNode until(String path, Predicate<JsonNode> reached, Consumer<JsonNode> seen) {
    long deadline = System.nanoTime() + timeout.toNanos();
    JsonNode first = rest.get(path);
    seen.accept(first);
    JsonNode last = first;
    while (!reached.test(last)) {
      if (System.nanoTime() >= deadline) {
        throw new CommandFailedException(
            ExitCode.TIMEOUT, "GET " + path + " is not as it should be after " + text(timeout));
      }
      pause();
      last = again(path, last, deadline);
      seen.accept(last);
    }
    return last;
  }

  private JsonNode again(String path, JsonNode last, long deadline) {
    try {
      return rest.get(path);
    } catch (CommandFailedException e) {
      if (e.isUnreachable() && System.nanoTime() < deadline) {
        return last;
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailedException.failed("interrupted while waiting");
    }
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
