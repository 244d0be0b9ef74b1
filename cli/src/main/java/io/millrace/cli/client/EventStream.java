package io.millrace.cli.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One connection that sends server-sent events, as the HTML standard defines them. A line is asked
 * for when the one before was taken, so a slow reader holds up the sender and fills no memory.
 */
public final class EventStream implements AutoCloseable {
  private final Lines lines;

  private EventStream(Lines lines) {
    this.lines = lines;
  }

  /**
   * @param id empty when it has none
   * @param name "message" when it has none
   */
  public record Event(String id, String name, String data) {}

  /**
   * @param lastEventId null starts with what happens from now on
   * @throws CommandFailedException when it is refused
   */
  public static EventStream open(RestClient rest, String path, @Nullable String lastEventId) {
    HttpRequest.Builder request = rest.request(path).header("Accept", "text/event-stream").GET();
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    String what = "GET " + path;
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
        rest.exchange(what, request.build(), BodyHandlers.ofPublisher());
    if (answer.statusCode() != 200) {
      BodySubscriber<byte[]> refusal = BodySubscribers.ofByteArray();
      answer.body().subscribe(refusal);
      throw Refusal.of(what, answer.statusCode(), refusal.getBody().toCompletableFuture().join());
    }
    Lines lines = new Lines();
    answer.body().subscribe(BodySubscribers.fromLineSubscriber(lines));
    return new EventStream(lines);
  }

  /**
   * The next event. Comments, which servers send to show that they live, count as a sign of life.
   *
   * @return empty when the stream ended or was silent for so long
   */
  public Optional<Event> next(Duration silence) throws InterruptedException {
    String id = "";
    String name = "message";
    StringBuilder data = new StringBuilder();
    boolean any = false;
    while (true) {
      String line = lines.take(silence).orElse(null);
      if (line == null) {
        return Optional.empty();
      }
      if (line.isEmpty()) {
        if (any) {
          return Optional.of(new Event(id, name, data.toString()));
        }
        name = "message";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      switch (field) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> {
          data.append(any ? "\n" : "").append(value);
          any = true;
        }
        default -> {
          // a comment, or a field of a later standard
        }
      }
    }
  }

  @Override
  public void close() {
    lines.cancel();
  }
}
