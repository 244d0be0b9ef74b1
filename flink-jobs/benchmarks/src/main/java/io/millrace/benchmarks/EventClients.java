package io.millrace.benchmarks;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many open event streams, and how long a change takes from its request to each of them. */
final class EventClients {
  static final int CLIENTS = 200;
  private static final int CHANGES = 400;
  private static final int WARM_UP = 100;
  private static final int CHANGES_PER_SECOND = 20;
  private static final long PATIENCE_SECONDS = 60;

  private final ServerProcess server;
  private final RestCalls calls;
  private final String model;
  private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();

  EventClients(ServerProcess server, RestCalls calls, String model) {
    this.server = server;
    this.calls = calls;
    this.model = model;
  }

  List<Row> measure(String name) throws IOException, InterruptedException {
    double idle = processorShare(() -> pause(System.nanoTime() + TimeUnit.SECONDS.toNanos(5)));
    for (int client = 0; client < CLIENTS; client++) {
      calls
          .client()
          .sendAsync(
              calls.request("/events").build(),
              HttpResponse.BodyHandlers.fromLineSubscriber(new Listener()));
    }
    awaitAtLeast(open, CLIENTS);
    change(WARM_UP);
    int threads = server.threads();
    latencies.clear();
    double busy = processorShare(() -> change(CHANGES));
    double[] sorted = latencies.stream().mapToDouble(latency -> latency).sorted().toArray();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(name, "change p50", percentile(sorted, 0.5), "ms"));
    rows.add(Row.of(name, "change p99", percentile(sorted, 0.99), "ms"));
    rows.add(Row.of(name, "processors", busy, "cpus"));
    rows.add(Row.of(name, "idle before", idle, "cpus"));
    rows.add(Row.of(name, "threads", threads, ""));
    return rows;
  }

  /** Changes at a fixed rate, whatever comes back; returns when every client has seen all. */
  private void change(int count) {
    int before = received.get();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      pause(start + i * TimeUnit.SECONDS.toNanos(1) / CHANGES_PER_SECOND);
      try {
        calls.post(
            "/model-sets", Map.of("name", "sent=" + System.nanoTime(), "modelIds", List.of(model)));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    awaitAtLeast(received, before + count * CLIENTS);
  }

  private double processorShare(Runnable work) {
    long start = System.nanoTime();
    long before = server.processorTime().toNanos();
    work.run();
    return (server.processorTime().toNanos() - before) / (double) (System.nanoTime() - start);
  }

  private static void pause(long until) {
    long wait = until - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      wait = until - System.nanoTime();
    }
  }

  private static void awaitAtLeast(AtomicInteger counter, int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (counter.get() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(counter.get() + " instead of " + count);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** One client. */
  private final class Listener implements Flow.Subscriber<String> {
    private static final Pattern SENT = Pattern.compile("\"sent=(\\d+)\"");

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith(":")) {
        open.incrementAndGet();
        return;
      }
      Matcher sent = SENT.matcher(line);
      if (sent.find()) {
        latencies.add((System.nanoTime() - Long.parseLong(sent.group(1))) / 1e6);
        received.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable failure) {
      // the count of what is received tells
    }

    @Override
    public void onComplete() {
      // likewise
    }
  }
}
