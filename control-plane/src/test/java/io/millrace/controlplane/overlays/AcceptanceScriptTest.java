package io.millrace.controlplane.overlays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As far as it goes without a cluster. */
class AcceptanceScriptTest {
  private static final Path FOLDER = Path.of("..", "deploy", "flink-k8s-operator");

  @TempDir Path logs;

  @Test
  void shouldSayWhatIsLegalWhenAnOptionIsUnknown() throws Exception {
    Ended ended = run("--nonsense", "1");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("unknown option: --nonsense").contains("--kubeconfig FILE");
  }

  @Test
  void shouldSayWhichOptionLacksItsValue() throws Exception {
    assertThat(run("--namespace"))
        .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
        .satisfies(ended -> assertThat(ended.output()).contains("--namespace needs a value"));
  }

  @Test
  void shouldFailWithATableWhenTheClusterDoesNotAnswer() throws Exception {
    Path nowhere =
        Files.writeString(
            logs.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: none, cluster: {server: "http://127.0.0.1:1"}}]
            contexts: [{name: none, context: {cluster: none, user: ""}}]
            current-context: none
            """);

    Ended ended = run("--kubeconfig", nowhere.toString(), "--logs", logs.toString());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .containsPattern("FAIL +cluster answers .*127\\.0\\.0\\.1:1")
        .containsPattern("not run +no record lost, none twice");
  }

  @Test
  void shouldHoldNothingThatShellcheckWarnsOf() throws Exception {
    assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed");
    List<String> command = new ArrayList<>(List.of("shellcheck", "-x", "acceptance.sh"));
    try (var files = Files.list(FOLDER.resolve("acceptance"))) {
      files.sorted().forEach(file -> command.add("acceptance/" + file.getFileName()));
    }

    assertThat(start(command)).isEqualTo(new Ended(0, ""));
  }

  private static Ended run(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "acceptance.sh"));
    command.addAll(List.of(options));
    return start(command);
  }

  private static Ended start(List<String> command) throws Exception {
    Path output = Files.createTempFile("acceptance", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private record Ended(int code, String output) {}
}
