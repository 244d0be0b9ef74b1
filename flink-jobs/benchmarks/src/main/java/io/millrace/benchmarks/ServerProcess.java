package io.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Millrace in local mode as {@code ./millrace up} starts it, in a JVM of its own. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("Millrace is ready: http://127\\.0\\.0\\.1:(\\d+)/\\?token=\\S+");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path dataDir;
  private final int port;
  private final double millisecondsToReady;

  private ServerProcess(Process process, Path dataDir, int port, double millisecondsToReady) {
    this.process = process;
    this.dataDir = dataDir;
    this.port = port;
    this.millisecondsToReady = millisecondsToReady;
  }

  /** Returns when it says that it is ready. */
  static ServerProcess start(Path dataDir, List<String> settings) throws IOException {
    Path console = Files.createTempFile(dataDir, "console", ".log");
    ProcessClock clock = ProcessClock.now();
    Process process =
        new ProcessBuilder(command(dataDir, settings))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    while (clock.milliseconds() < PATIENCE.toMillis() && process.isAlive()) {
      Optional<Matcher> ready = ready(console);
      if (ready.isPresent()) {
        int port = Integer.parseInt(ready.get().group(1));
        return new ServerProcess(process, dataDir, port, clock.milliseconds());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    process.destroyForcibly();
    throw new IllegalStateException("Millrace does not start: " + Files.readString(console));
  }

  private static Optional<Matcher> ready(Path console) throws IOException {
    try (Stream<String> lines = Files.lines(console)) {
      return lines.map(READY::matcher).filter(Matcher::matches).findFirst();
    }
  }

  private static List<String> command(Path dataDir, List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx2g", "-XX:+UseG1GC", "-Djava.awt.headless=true"));
    command.addAll(
        List.of("-Dorg.bytedeco.javacpp.maxBytes=0", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
    command.addAll(
        List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("millrace.server.class-path", "")));
    command.add("io.millrace.controlplane.MillraceApplication");
    command.addAll(List.of("--data-dir=" + dataDir, "--port=0", "--flink-port=0"));
    command.add("--kafka-port=0");
    command.addAll(settings);
    return command;
  }

  double millisecondsToReady() {
    return millisecondsToReady;
  }

  RestCalls calls() throws IOException {
    return new RestCalls(port, Files.readString(dataDir.resolve("token")).strip());
  }

  /** That all its threads have taken. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  int threads() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      return (int) threads.count();
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Millrace does not stop");
    }
  }
}
