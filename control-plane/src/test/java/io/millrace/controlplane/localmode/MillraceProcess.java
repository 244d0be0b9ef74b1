package io.millrace.controlplane.localmode;

import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.api.Api;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** All of local mode in a process of its own, as the launcher starts it. */
final class MillraceProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private final Process process;
  private final Path data;
  private final Path console;

  private MillraceProcess(Process process, Path data, Path console) {
    this.process = process;
    this.data = data;
    this.console = console;
  }

  /**
   * @param life tells its console from those of others on the same data
   */
  static MillraceProcess start(Path data, int life, List<String> settings) throws IOException {
    Files.createDirectories(data);
    Path console = data.resolve("console-" + life + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MillraceApplication.class.getName(),
                "--data-dir=" + data,
                "--port=0"));
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    return new MillraceProcess(process, data, console);
  }

  void awaitReady() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.readString(console).contains("Millrace is ready")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("it is not ready and says: " + Files.readString(console));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  Api api() throws IOException {
    return new Api(port("http"), Files.readString(data.resolve("token")).strip());
  }

  int port(String name) throws IOException {
    Properties ports = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("ports"))) {
      ports.load(reader);
    }
    return Integer.parseInt(ports.getProperty(name));
  }

  /** With SIGKILL: nothing of it runs any more when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
