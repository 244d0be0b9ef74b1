package io.millrace.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Millrace's local mode in a process of its own, on free ports, as the launcher starts it. */
final class RunningMillrace implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("Millrace is ready: (http://\\S+?)/\\?token=(\\S+)");
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-Dorg.bytedeco.javacpp.maxBytes=0",
          "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED");

  private final Process process;
  private final String url;
  private final String token;
  private final StringBuffer output = new StringBuffer();

  private RunningMillrace(Process process, String url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  static RunningMillrace start(Path dataDirectory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            "io.millrace.controlplane.MillraceApplication",
            "--data-dir=" + dataDirectory,
            "--port=0",
            "--flink-port=0",
            "--kafka-port=0"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        RunningMillrace running = new RunningMillrace(process, ready.group(1), ready.group(2));
        running.output.append(said);
        running.drain(output);
        return running;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("Millrace ended before it was ready:\n" + said);
  }

  /** A full pipe would stop the process. */
  private void drain(BufferedReader lines) {
    Thread thread = new Thread(() -> copy(lines), "millrace-output");
    thread.setDaemon(true);
    thread.start();
  }

  private void copy(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        System.err.println(line);
      }
    } catch (IOException endOfProcess) {
      // the pipe closes when the process is gone
    }
  }

  String url() {
    return url;
  }

  /** All that it has written to its console, with the log of the tests. */
  String output() {
    return output.toString();
  }

  String token() {
    return token;
  }

  /** {@code kill -9}: no shutdown hook, no flush, nothing said to anybody. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
