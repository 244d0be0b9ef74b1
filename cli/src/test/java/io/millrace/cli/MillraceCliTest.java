package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillraceCliTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "400,1", "401,3", "403,3", "404,4", "409,1", "412,1", "422,1", "429,1", "500,1", "503,5"
  })
  void shouldEndWithANumberThatSaysWhatKindOfRefusalItWas(int status, int exitCode)
      throws IOException {
    try (FakeMillrace server = new FakeMillrace()) {
      server.on("GET /operations/a", FakeMillrace.problem(status, "SOME_CODE", "it is so"));

      Invocation ran = Invocation.of(server, "operations", "get", "a");

      assertThat(ran.exitCode()).isEqualTo(exitCode);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).isEqualTo("millrace: it is so\n  (" + status + ", SOME_CODE)\n");
    }
  }

  @Test
  void shouldTellEachViolationAtItsPlace() throws IOException {
    try (FakeMillrace server = new FakeMillrace()) {
      Map<String, Object> problem =
          Map.of(
              "code", "REQUEST_INVALID",
              "detail", "the training is not valid",
              "traceId", "abc",
              "errors",
                  List.of(
                      Map.of("pointer", "/fit/epochs", "message", "0 is not legal", "hint", "1"),
                      Map.of("pointer", "", "message", "x", "line", 3, "column", 7),
                      Map.of("pointer", "", "message", "y", "layer", "dense")));
      server.on("POST /trainings", FakeMillrace.json(422, problem));

      Invocation ran = Invocation.of(server, "trainings", "create", "--epochs", "0");

      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.err())
          .isEqualTo(
              """
              millrace: the training is not valid
                /fit/epochs: 0 is not legal (1)
                line 3, column 7: x
                layer dense: y
                (422, REQUEST_INVALID, trace abc)
              """);
    }
  }

  @Test
  void shouldSayWhereNothingListens() {
    Invocation ran =
        Invocation.with(
            Map.of("MILLRACE_URL", "http://127.0.0.1:1", "MILLRACE_TOKEN", "t"),
            "",
            "models",
            "list");

    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.err())
        .isEqualTo(
            "millrace: GET /models?limit=100: http://127.0.0.1:1 cannot be reached"
                + " (nothing listens there)\n");
  }

  @Test
  void shouldRefuseAnAnswerThatIsNotMillraces() throws IOException {
    try (FakeMillrace server = new FakeMillrace()) {
      server.on("GET /operations/a", FakeMillrace.bytes(200, "<html>".getBytes()));
      server.on("GET /operations/b", FakeMillrace.bytes(302, new byte[0], "Location", "/login"));

      Invocation page = Invocation.of(server, "operations", "get", "a");
      Invocation redirect = Invocation.of(server, "operations", "get", "b");

      assertThat(page.exitCode()).isEqualTo(1);
      assertThat(page.err()).contains("is not JSON; is this the address of a Millrace?");
      assertThat(redirect.exitCode()).isEqualTo(1);
      assertThat(redirect.err()).contains("leads elsewhere (status 302); give that address");
      assertThat(server.lines()).noneMatch(line -> line.contains("login"));
    }
  }

  @Test
  void shouldSayWhatIsLegalWhenTheCommandLineIsWrong() {
    assertUsage("a command is missing; legal are", "trainings");
    assertUsage("Unknown option: '--nope'", "trainings", "list", "--nope");
    assertUsage("\nHelp: ./millrace cli trainings list --help\n", "trainings", "list", "--nope");
    assertUsage("Missing required parameter: 'ID'", "trainings", "get");
    assertUsage("'soon' is not a time; legal is", "trainings", "wait", "a", "--timeout", "soon");
    assertUsage("legal is either a topic or --inference", "tail");
    assertUsage("'ftp://x' is not an address of Millrace", "models", "list", "--url", "ftp://x");
  }

  private static void assertUsage(String words, String... arguments) {
    Invocation ran = Invocation.with(Map.of("MILLRACE_TOKEN", "t"), "", arguments);
    assertThat(ran.err()).contains(words);
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void shouldFindTheMillraceOfTheDataDirectoryAndItsToken() throws IOException {
    try (FakeMillrace server = new FakeMillrace()) {
      Files.writeString(folder.resolve("url"), server.url() + "\n");
      Files.writeString(folder.resolve("token"), "from-file\n");
      server.on("GET /operations/a", FakeMillrace.json(200, Map.of("id", "a")));

      Invocation ran =
          Invocation.with(Map.of(), "", "operations", "get", "a", "--data-dir=" + folder);

      assertThat(ran.exitCode()).isZero();
      assertThat(server.requests("GET /operations/a").get(0).headers())
          .containsEntry("Authorization", "Bearer from-file");
    }
  }

  @Test
  void shouldTellTheTokenOfTheDataDirectoryToNobodyElse() throws IOException {
    try (FakeMillrace server = new FakeMillrace()) {
      Files.writeString(folder.resolve("url"), "http://127.0.0.1:1");
      Files.writeString(folder.resolve("token"), "from-file\n");

      Invocation ran =
          Invocation.with(
              Map.of(),
              "",
              "operations",
              "get",
              "a",
              "--data-dir=" + folder,
              "--url=" + server.url());

      assertThat(ran.exitCode()).isEqualTo(3);
      assertThat(ran.err())
          .isEqualTo(
              "millrace: no token for %s; give one with --token-file, MILLRACE_TOKEN or MILLRACE_TOKEN_FILE\n"
                  .formatted(server.url()));
      assertThat(server.lines()).isEmpty();
    }
  }

  @Test
  void shouldPreferWhatTheCommandLineSays() throws IOException {
    try (FakeMillrace server = new FakeMillrace()) {
      Path token = Files.writeString(folder.resolve("mine"), "from-option");
      server.on("GET /operations/a", FakeMillrace.json(200, Map.of("id", "a")));

      Invocation ran =
          Invocation.with(
              Map.of("MILLRACE_URL", "http://127.0.0.1:1", "MILLRACE_TOKEN", "other"),
              "",
              "operations",
              "get",
              "a",
              "--url=" + server.url(),
              "--token-file=" + token);

      assertThat(ran.exitCode()).isZero();
      assertThat(server.requests("GET /operations/a").get(0).headers())
          .containsEntry("Authorization", "Bearer from-option");
    }
  }

  @Test
  void shouldSayThatNoMillraceRunsHere() {
    Invocation ran = Invocation.with(Map.of(), "", "models", "list", "--data-dir=" + folder);

    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.err())
        .isEqualTo(
            "millrace: no Millrace runs on %s; start one with ./millrace up, or name another with --data-dir, --url or MILLRACE_URL\n"
                .formatted(folder));
  }

  @Test
  void shouldNameEveryExitCodeInItsHelp() {
    Invocation ran = Invocation.with(Map.of(), "", "--help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("6   it took longer than --timeout", "send", "tail");
  }
}
