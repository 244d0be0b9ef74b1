package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceCommandsTest {
  @TempDir Path folder;
  private FakeMillrace server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeMillrace();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Map<String, Object> model(String id, String name) {
    return Map.of("id", id, "name", name, "format", "KERAS_JSON", "parameterCount", 12);
  }

  @Test
  void shouldFollowPagesAsFarAsAsked() {
    server.on(
        "GET /models?limit=2",
        FakeMillrace.json(
            200, Map.of("items", List.of(model("a", "x"), model("b", "y")), "nextCursor", "n1")));
    server.on(
        "GET /models?limit=200",
        FakeMillrace.json(
            200, Map.of("items", List.of(model("a", "x"), model("b", "y")), "nextCursor", "n1")));
    server.on(
        "GET /models?limit=200&cursor=n1",
        FakeMillrace.json(200, Map.of("items", List.of(model("c", "z")))));

    Invocation two = Invocation.of(server, "models", "list", "--limit", "2");
    Invocation all = Invocation.of(server, "models", "list", "--all", "--output", "json");

    assertThat(two.out())
        .isEqualTo(
            """
            ID  NAME  FORMAT      PARAMETERS  CREATED
            a   x     KERAS_JSON  12          -
            b   y     KERAS_JSON  12          -
            """);
    assertThat(two.err()).isEqualTo("There are more: --all shows them, --cursor n1 the next.\n");
    assertThat(all.json().path("items").size()).isEqualTo(3);
    assertThat(all.json().path("nextCursor").isNull()).isTrue();
    assertThat(all.err()).isEmpty();
  }

  @Test
  void shouldHandFiltersAndSortOver() {
    server.on(
        "GET /trainings?state=FAILED&state=CANCELED&sort=-createdAt&limit=100",
        FakeMillrace.json(200, Map.of("items", List.of())));

    Invocation ran =
        Invocation.of(
            server,
            "trainings",
            "list",
            "--filter",
            "state=FAILED",
            "--filter",
            "state=CANCELED",
            "--sort",
            "-createdAt");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).isEqualTo("ID  NAME  NUMBER  STATE  FLAGS  MODEL SET  CREATED\n");
  }

  @Test
  void shouldFindOneByItsName() {
    server.on(
        "GET /models?limit=500&q=y%20z",
        FakeMillrace.json(200, Map.of("items", List.of(model("a", "y z 2"), model("b", "y z")))));
    server.on("GET /models/b", FakeMillrace.json(200, model("b", "y z")));

    Invocation ran = Invocation.of(server, "models", "get", "y z");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("id: b\n", "name: y z\n", "parameterCount: 12\n");
    assertThat(server.lines()).startsWith("GET /models/y%20z");
  }

  @Test
  void shouldRefuseANameThatSeveralHave() {
    server.on(
        "GET /models?limit=500&q=x",
        FakeMillrace.json(200, Map.of("items", List.of(model("a", "x"), model("b", "x")))));

    Invocation ran = Invocation.of(server, "models", "delete", "x");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo("millrace: 2 have the name 'x'; say which model by its id: a, b\n");
    assertThat(server.lines()).noneMatch(line -> line.startsWith("DELETE"));
  }

  @Test
  void shouldNotLetAnIdLeaveItsPlaceInThePath() {
    Invocation ran = Invocation.of(server, "operations", "get", "../tokens?x=1");

    assertThat(ran.exitCode()).isEqualTo(4);
    assertThat(server.lines()).containsExactly("GET /operations/..%2Ftokens%3Fx%3D1");
  }

  @Test
  void shouldDeleteAndSayWhatItDeletedAsOneDocument() {
    server.on("GET /models/a", FakeMillrace.json(200, model("a", "x")));
    server.on("GET /models/b", FakeMillrace.json(200, model("b", "y")));
    server.on("DELETE /models/a", FakeMillrace.bytes(204, new byte[0]));
    server.on("DELETE /models/b", FakeMillrace.bytes(204, new byte[0]));

    Invocation ran = Invocation.of(server, "models", "delete", "a", "b", "-o", "json");

    assertThat(ran.json().path("deleted").valueStream().map(id -> id.asString()))
        .containsExactly("a", "b");
  }

  @Test
  void shouldMakeATrainingOfOptionsOverABody() {
    server.on("GET /model-sets/set", FakeMillrace.json(200, Map.of("id", "s1")));
    server.on(
        "POST /trainings",
        FakeMillrace.json(
            201, Map.of("id", "t", "name", "n", "state", "RUNNING", "deploymentNumber", 4)));

    Invocation ran =
        Invocation.with(
            Map.of("MILLRACE_URL", server.url(), "MILLRACE_TOKEN", "t"),
            "{\"kind\": \"CLASSIC\", \"fit\": {\"epochs\": 3, \"seed\": 7}}",
            "trainings",
            "create",
            "--body=-",
            "--model-set=set",
            "--epochs=9",
            "--no-shuffle",
            "--fit={\"earlyStopping\": {\"patience\": 5}}");

    assertThat(ran.out()).isEqualTo("Created training t (n), number 4: RUNNING.\n");
    assertThat(ContractJson.mapper().readTree(server.requests("POST /trainings").get(0).body()))
        .isEqualTo(
            ContractJson.mapper()
                .readTree(
                    """
                    {"kind": "CLASSIC", "modelSetId": "s1", "fit": {"epochs": 9, "seed": 7,
                     "shuffle": false, "earlyStopping": {"patience": 5}}}"""));
  }

  @Test
  void shouldRefuseABodyThatIsNoObject() {
    Invocation ran = Invocation.of(server, "trainings", "create", "--fit", "[1]");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo("millrace: --fit is not a JSON object; legal is {\"member\": …}\n");
  }

  @Test
  void shouldSendAModelAsTheFileItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("net.v2.py"), "model = 1\n");
    server.on("POST /models", FakeMillrace.json(201, Map.of("id", "m", "name", "net.v2")));

    Invocation ran = Invocation.of(server, "models", "create", file.toString());

    assertThat(ran.out()).isEqualTo("Created model m (net.v2) with unknown parameters.\n");
    FakeMillrace.Request request = server.requests("POST /models").get(0);
    String boundary = request.headers().get("Content-Type").replaceFirst(".*boundary=", "");
    assertThat(request.body())
        .isEqualTo(
            """
            --%1$s\r
            Content-Disposition: form-data; name="name"\r
            \r
            net.v2\r
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="net.v2.py"\r
            \r
            model = 1

            --%1$s--\r
            """
                .formatted(boundary)
                .replace("model = 1\n\n", "model = 1\n\r\n"));
  }

  @Test
  void shouldEndAWaitByHowTheTrainingEnded() {
    server.on(
        "GET /trainings/a",
        FakeMillrace.json(200, Map.of("id", "a", "state", "RUNNING")),
        FakeMillrace.json(200, Map.of("id", "a", "state", "RUNNING")),
        FakeMillrace.hangUp(),
        FakeMillrace.json(
            200, Map.of("id", "a", "state", "FAILED", "error", Map.of("message", "no data"))));
    server.on("GET /trainings/b", FakeMillrace.json(200, Map.of("id", "b", "state", "RUNNING")));
    server.on("GET /trainings/c", FakeMillrace.json(200, Map.of("id", "c", "state", "FINISHED")));

    Invocation failed = Invocation.of(server, "trainings", "wait", "a");
    Invocation late = Invocation.of(server, "trainings", "wait", "b", "--timeout", "1ms");
    Invocation done = Invocation.of(server, "trainings", "wait", "c");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).isEqualTo("millrace: the training is FAILED: no data\n");
    assertThat(late.exitCode()).isEqualTo(6);
    assertThat(late.err())
        .isEqualTo("millrace: GET /trainings/b is not as it should be after 1 ms\n");
    assertThat(done.exitCode()).isZero();
  }

  @Test
  void shouldShowMetricsAsATable() {
    server.on(
        "GET /trainings/t",
        FakeMillrace.json(
            200, Map.of("id", "t", "results", List.of(Map.of("id", "r", "modelName", "net")))));
    server.on(
        "GET /trainings/t/results/r/metrics?maxPoints=1000&by=epoch",
        FakeMillrace.json(
            200,
            Map.of(
                "epochs", List.of(1, 2),
                "steps", List.of(10, 20),
                "train", Map.of("loss", List.of(0.5, 0.25)),
                "validation", Map.of(),
                "learningRate", List.of(0.001, 0.001))));

    Invocation ran = Invocation.of(server, "trainings", "metrics", "t");

    assertThat(ran.out())
        .isEqualTo(
            """
            EPOCH  STEP  TRAIN LOSS  LEARNING RATE
            1      10    0.500000    0.00100000
            2      20    0.250000    0.00100000
            """);
  }

  @Test
  void shouldAskWhichResultIsMeant() {
    server.on(
        "GET /trainings/t",
        FakeMillrace.json(
            200,
            Map.of(
                "id",
                "t",
                "results",
                List.of(
                    Map.of("id", "r1", "modelName", "net"),
                    Map.of("id", "r2", "modelName", "wide")))));

    Invocation ran = Invocation.of(server, "trainings", "metrics", "t");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "millrace: training t has 2 results; say with --result which: r1 (net), r2 (wide)\n");
  }

  @Test
  void shouldGoOnWithADownloadThatWasCutShort() throws IOException {
    Path to = folder.resolve("m.zip");
    Files.writeString(folder.resolve("m.zip.part"), "0123");
    Files.writeString(folder.resolve("m.zip.part.etag"), "\"abc\"");
    server.on(
        "GET /trainings/t",
        FakeMillrace.json(
            200, Map.of("id", "t", "results", List.of(Map.of("id", "r", "modelName", "net")))));
    server.on(
        "GET /trainings/t/results/r/model?format=saved_model",
        FakeMillrace.bytes(206, "456789".getBytes(), "ETag", "\"abc\""));

    Invocation ran = Invocation.of(server, "trainings", "download", "t", "--to", to.toString());

    assertThat(ran.exitCode()).isZero();
    assertThat(to).hasContent("0123456789");
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    assertThat(
            server.requests("GET /trainings/t/results/r/model?format=saved_model").get(0).headers())
        .containsEntry("Range", "bytes=4-")
        .containsEntry("If-Range", "\"abc\"");
  }

  @Test
  void shouldFetchAllOfAFileThatIsAnotherByNow() throws IOException {
    Path to = folder.resolve("m.zip");
    Files.writeString(folder.resolve("m.zip.part"), "old!");
    Files.writeString(folder.resolve("m.zip.part.etag"), "\"old\"");
    server.on(
        "GET /trainings/t",
        FakeMillrace.json(
            200, Map.of("id", "t", "results", List.of(Map.of("id", "r", "modelName", "net")))));
    server.on(
        "GET /trainings/t/results/r/model?format=saved_model",
        FakeMillrace.bytes(200, "new".getBytes(), "ETag", "\"new\""));

    Invocation.of(server, "trainings", "download", "t", "--to", to.toString());

    assertThat(to).hasContent("new");
  }

  @Test
  void shouldGoOnWithoutBeingToldTheNameOfTheFileAndFetchOneAnewThatHasNoRest() throws IOException {
    String path = "GET /trainings/t/results/r/model?format=saved_model";
    String[] named = {
      "ETag", "\"abc\"", "Content-Disposition", "attachment; filename=\"cli-t.zip\""
    };
    Path file = Path.of("cli-t.zip");
    Files.writeString(Path.of("cli-t.zip.part"), "0123456789");
    Files.writeString(Path.of("cli-t.zip.part.etag"), "\"abc\"");
    server.on(
        "GET /trainings/t",
        FakeMillrace.json(
            200, Map.of("id", "t", "results", List.of(Map.of("id", "r", "modelName", "net")))));
    server.on(
        path,
        FakeMillrace.bytes(200, "0123456789".getBytes(), named),
        FakeMillrace.problem(416, "RANGE_NOT_SATISFIABLE", "there is no byte 10"),
        FakeMillrace.bytes(200, "0123456789".getBytes(), named));

    try {
      Invocation ran = Invocation.of(server, "trainings", "download", "t", "-o", "json");

      assertThat(ran.json().toString()).isEqualTo("{\"file\":\"cli-t.zip\",\"bytes\":10}");
      assertThat(file).hasContent("0123456789");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void shouldWriteTheSecretOfANewTokenAloneToStandardOutput() {
    server.on("GET /session", FakeMillrace.json(200, Map.of("caller", Map.of("role", "OPERATOR"))));
    server.on(
        "POST /tokens",
        FakeMillrace.json(201, Map.of("token", Map.of("id", "k"), "secret", "s3cret")));

    Invocation own = Invocation.of(server, "token", "create");
    Invocation.of(
        server,
        "tokens",
        "create",
        "nightly",
        "--role=VIEWER",
        "--scope=*:read",
        "--scope=a:write");

    assertThat(own.out()).isEqualTo("s3cret\n");
    assertThat(own.err()).isEmpty();
    assertThat(server.requests("POST /tokens").stream().map(FakeMillrace.Request::body))
        .containsExactly(
            "{\"name\":\"cli\",\"role\":\"OPERATOR\"}",
            "{\"name\":\"nightly\",\"role\":\"VIEWER\",\"scopes\":[\"*:read\",\"a:write\"]}");
  }

  @Test
  void shouldReadPasswordsFromStandardInput() {
    server.on("POST /users", FakeMillrace.json(201, Map.of("id", "u", "name", "ada")));
    server.on("GET /users/ada", FakeMillrace.json(200, Map.of("id", "u"), "ETag", "\"3\""));
    server.on("GET /users/u", FakeMillrace.json(200, Map.of("id", "u"), "ETag", "\"3\""));
    server.on("PATCH /users/u", FakeMillrace.json(200, Map.of("id", "u", "name", "ada")));
    Map<String, String> signedIn = Map.of("MILLRACE_URL", server.url(), "MILLRACE_TOKEN", "t");

    Invocation added =
        Invocation.with(signedIn, "correct horse\n", "users", "create", "ada", "--role=ADMIN");
    Invocation changed =
        Invocation.with(signedIn, "", "users", "update", "ada", "--enabled", "false");
    Invocation nothing = Invocation.with(signedIn, "", "users", "create", "x", "--role=ADMIN");

    assertThat(added.out()).isEqualTo("Added user ada (u).\n");
    assertThat(server.requests("POST /users").get(0).body())
        .isEqualTo("{\"name\":\"ada\",\"role\":\"ADMIN\",\"password\":\"correct horse\"}");
    assertThat(changed.exitCode()).isZero();
    assertThat(server.requests("PATCH /users/u").get(0).headers())
        .containsEntry("If-Match", "\"3\"");
    assertThat(server.requests("PATCH /users/u").get(0).body()).isEqualTo("{\"enabled\":false}");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err())
        .isEqualTo("millrace: a password is missing; legal is a line of standard input\n");
  }

  @Test
  void shouldSendALargeModelInPartsFromWhereTheConnectionWasLost() throws IOException {
    byte[] bytes = new byte[(8 << 20) + 3];
    Path file = Files.write(folder.resolve("big.keras"), bytes);
    server.on(
        "POST /uploads",
        FakeMillrace.bytes(201, new byte[0], "Location", server.url() + "/api/v1/uploads/u1"));
    server.on(
        "PATCH /uploads/u1",
        FakeMillrace.bytes(204, new byte[0], "Upload-Offset", String.valueOf(8 << 20)),
        FakeMillrace.hangUp(),
        FakeMillrace.bytes(204, new byte[0], "Upload-Offset", String.valueOf(bytes.length)));
    server.on(
        "HEAD /uploads/u1",
        FakeMillrace.bytes(200, new byte[0], "Upload-Offset", String.valueOf(8 << 20)));
    server.on("POST /models", FakeMillrace.json(201, Map.of("id", "m", "name", "big")));

    Invocation ran = Invocation.of(server, "models", "create", file.toString(), "--in-parts");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(
            server.requests("PATCH /uploads/u1").stream()
                .map(request -> request.headers().get("Upload-Offset")))
        .containsExactly("0", "8388608", "8388608");
    assertThat(server.requests("PATCH /uploads/u1").get(2).headers())
        .containsEntry("Upload-Checksum", "sha256 cJ6AyISHokEeHuTfufIqhhSS0gxHZRUMDHlKvXD4FHw=");
    assertThat(server.requests("POST /models").get(0).body())
        .isEqualTo("{\"name\":\"big\",\"format\":\"KERAS_ARCHIVE\",\"uploadId\":\"u1\"}");
  }

  @Test
  void shouldSayHowToGoOnWithAnUpload() throws IOException {
    Path file = Files.write(folder.resolve("m.zip"), new byte[3]);
    server.on("HEAD /uploads/u1", FakeMillrace.bytes(200, new byte[0], "Upload-Offset", "1"));
    server.on("PATCH /uploads/u1", FakeMillrace.problem(422, "CHECKSUM", "it does not fit"));

    Invocation ran = Invocation.of(server, "models", "create", file.toString(), "--upload", "u1");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            """
            Not all has arrived. The same command with --upload u1 goes on.
            millrace: it does not fit
              (422, CHECKSUM)
            """);
    assertThat(server.requests("PATCH /uploads/u1").get(0).headers())
        .containsEntry("Upload-Offset", "1");
  }
}
