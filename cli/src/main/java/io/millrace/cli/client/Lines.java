package io.millrace.cli.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lines of an answer that are taken one by one; the end is one, too, that holds no line. */
final class Lines implements Flow.Subscriber<String> {
  private static final int AHEAD = 256;

  private final BlockingQueue<Optional<String>> waiting = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(AHEAD);
  }

  @Override
  public void onNext(String line) {
    waiting.add(Optional.of(line));
  }

  @Override
  public void onError(Throwable broken) {
    waiting.add(Optional.empty());
  }

  @Override
  public void onComplete() {
    waiting.add(Optional.empty());
  }

  /** Empty when they ended, or none came for so long. */
  Optional<String> take(Duration silence) throws InterruptedException {
    Optional<String> line = waiting.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
    Flow.Subscription asked = subscription;
    if (line == null || asked == null) {
      return Optional.empty();
    }
    asked.request(1);
    return line;
  }

  void cancel() {
    Flow.Subscription asked = subscription;
    if (asked != null) {
      asked.cancel();
    }
  }
}
