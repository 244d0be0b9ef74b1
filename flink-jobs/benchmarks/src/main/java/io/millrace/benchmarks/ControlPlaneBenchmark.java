package io.millrace.benchmarks;

import io.millrace.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How the control plane does with many rows, on both databases: its start, its lists, the metrics
 * of one training, and its event streams.
 */
final class ControlPlaneBenchmark {
  private static final int WARM_UP = 100;
  private static final int REQUESTS = 300;

  private final String database;
  private final Path dataDir;
  private final String url;
  private final List<String> settings;
  private final List<Row> rows = new ArrayList<>();

  private ControlPlaneBenchmark(String database, Path dataDir, String url, List<String> settings) {
    this.database = database;
    this.dataDir = dataDir;
    this.url = url;
    this.settings = settings;
  }

  static List<Row> run() throws Exception {
    Path folder = Files.createTempDirectory("millrace-bench");
    Path onH2 = Files.createDirectories(folder.resolve("h2"));
    String h2 =
        "jdbc:h2:file:"
            + onH2.resolve("db/millrace")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    List<Row> rows =
        new ArrayList<>(new ControlPlaneBenchmark("H2", onH2, h2, List.of()).measure());
    try (PostgresServer server = PostgresServer.start(List.of("shared_buffers=128MB"))) {
      String postgres = server.createDatabase();
      Path onPostgres = Files.createDirectories(folder.resolve("postgresql"));
      List<String> setting = List.of("--spring.datasource.url=" + postgres);
      String batched = postgres + "&reWriteBatchedInserts=true";
      rows.addAll(
          against(
              rows,
              new ControlPlaneBenchmark("PostgreSQL", onPostgres, batched, setting).measure()));
    }
    return rows;
  }

  /** The same measurements, in the same order. */
  private static List<Row> against(List<Row> h2, List<Row> postgres) {
    List<Row> compared = new ArrayList<>();
    for (int i = 0; i < postgres.size(); i++) {
      compared.add(postgres.get(i).comparedWith(h2.get(i)));
    }
    return compared;
  }

  private List<Row> measure() throws Exception {
    ManyRows many;
    try (ServerProcess empty = ServerProcess.start(dataDir, settings)) {
      addStart("start, empty", empty);
      many = ManyRows.begin(empty.calls());
    }
    long start = System.nanoTime();
    many.copyIn(url);
    System.err.printf("%s is filled in %.0f s%n", database, (System.nanoTime() - start) / 1e9);
    startAfterKill();
    try (ServerProcess full = ServerProcess.start(dataDir, settings)) {
      addStart("start, full", full);
      measureAnswers(full, many);
      EventClients clients = new EventClients(full, full.calls(), many.model());
      rows.addAll(clients.measure(database + ", " + EventClients.CLIENTS + " event streams"));
    }
    return rows;
  }

  private void startAfterKill() throws Exception {
    ServerProcess.start(dataDir, settings).kill();
    try (ServerProcess again = ServerProcess.start(dataDir, settings)) {
      addStart("start, full, after kill -9", again);
    }
  }

  private void add(String name, String metric, double value, String unit) {
    rows.add(Row.of(database + ", " + name, metric, value, unit));
  }

  private void addStart(String name, ServerProcess started) {
    add(name, "ready", started.millisecondsToReady(), "ms");
    // What a machine that has other work to do does not change.
    add(name, "processor", started.processorTime().toMillis(), "ms");
  }

  private void measureAnswers(ServerProcess server, ManyRows many) throws Exception {
    RestCalls calls = server.calls();
    for (String resource : List.of("models", "model-sets", "trainings")) {
      for (int limit : List.of(100, 500)) {
        Pages pages = new Pages(calls, "/" + resource + "?limit=" + limit);
        time(server, resource + ", pages of " + limit, pages::next);
      }
    }
    Random random = new Random(1);
    Supplier<Integer> any = () -> random.nextInt(ManyRows.COPIES);
    time(server, "one training", () -> calls.bytes(many.trainingPath(any.get())));
    time(
        server,
        "metrics of 1,000 epochs",
        () -> calls.bytes(many.resultPath(any.get()) + "/metrics"));
    time(
        server,
        "metrics, thinned out to 200",
        () -> calls.bytes(many.resultPath(any.get()) + "/metrics?maxPoints=200"));
  }

  /** A request. */
  private interface Call {
    byte[] answer() throws IOException, InterruptedException;
  }

  private void time(ServerProcess server, String name, Call call)
      throws IOException, InterruptedException {
    long size = 0;
    for (int i = 0; i < WARM_UP; i++) {
      size = call.answer().length;
    }
    double[] millis = new double[REQUESTS];
    long processor = server.processorTime().toMillis();
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      call.answer();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    processor = server.processorTime().toMillis() - processor;
    Arrays.sort(millis);
    add(name, "processor", (double) processor / REQUESTS, "ms");
    add(name, "p50", EventClients.percentile(millis, 0.5), "ms");
    add(name, "p95", EventClients.percentile(millis, 0.95), "ms");
    add(name, "answer", size / 1e3, "kB");
  }

  /** Goes through a list, and begins again at its end. */
  private static final class Pages {
    private final RestCalls calls;
    private final String path;
    private String cursor = "";

    Pages(RestCalls calls, String path) {
      this.calls = calls;
      this.path = path;
    }

    byte[] next() throws IOException, InterruptedException {
      byte[] page = calls.bytes(path + cursor);
      String tail = new String(page, Math.max(0, page.length - 200), Math.min(200, page.length));
      String next = tail.replaceAll("(?s).*\"nextCursor\":\"?([^\"}]*)\"?}$", "$1");
      cursor = next.equals("null") ? "" : "&cursor=" + next;
      return page;
    }
  }
}
