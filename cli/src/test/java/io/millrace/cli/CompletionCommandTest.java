package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir Path folder;

  @Test
  void shouldCompleteCommandsAndOptionsInBash() throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), script("bash"));

    assertThat(complete(script, "millrace", "tr")).doesNotContain("trainings");
    assertThat(complete(script, "millrace", "cl")).containsExactly("cli");
    assertThat(complete(script, "./millrace", "cli", "tr")).containsExactly("trainings");
    assertThat(complete(script, "millrace", "cli", "trainings", "ca")).containsExactly("cancel");
    assertThat(complete(script, "millrace", "cli", "send", "--lab"))
        .containsExactly("--label", "--labels", "--label-type");
    assertThat(complete(script, "millrace", "up", "--det")).containsExactly("--detach");
  }

  @Test
  void shouldLoadWhatZshNeedsToReadTheSame() {
    assertThat(script("zsh"))
        .startsWith(
            "autoload -Uz compinit && compinit\nautoload -Uz bashcompinit && bashcompinit\n")
        .endsWith(script("bash"));
  }

  private static String script(String shell) {
    Invocation ran = Invocation.with(Map.of(), "", "completion", shell);
    assertThat(ran.exitCode()).isZero();
    return ran.out();
  }

  /** What bash offers for the last word. */
  private static List<String> complete(Path script, String... words)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash on this machine");
    String program =
        """
        source "$1"; shift
        compopt() { :; } # answers only while bash itself completes
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        "$(complete -p millrace | sed -E 's/.* -F ([^ ]+).*/\\1/')"
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    String[] command = new String[words.length + 5];
    command[0] = "/bin/bash";
    command[1] = "-c";
    command[2] = program;
    command[3] = "bash";
    command[4] = script.toString();
    System.arraycopy(words, 0, command, 5, words.length);
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
  }
}
