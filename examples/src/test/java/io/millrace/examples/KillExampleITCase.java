package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.stream.StreamRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole process is killed in the middle of its work, and started again on the same folder. */
@Timeout(420)
class KillExampleITCase {
  private static final DemoPlan IRIS = DemoPlan.iris();
  private static final int EPOCHS = 2_500;
  private static final int KILLED_AFTER = 300;

  @TempDir Path dataDirectory;

  @Test
  void shouldGoOnFromTheLastCheckpointToTheSameModel() throws Exception {
    String killed;
    JsonNode before;
    JsonNode dataSource;
    try (RunningMillrace millrace = RunningMillrace.start(dataDirectory)) {
      RestClient rest = new RestClient(millrace.url(), millrace.token());
      dataSource = announceIris(rest);
      killed = train(rest, dataSource);
      Path checkpoints = dataDirectory.resolve("checkpoints");
      before =
          await(
              rest,
              killed,
              training -> epoch(training) >= KILLED_AFTER && holdsACheckpoint(checkpoints));
      millrace.kill();
    }

    try (RunningMillrace again = RunningMillrace.start(dataDirectory)) {
      RestClient rest = new RestClient(again.url(), again.token());
      JsonNode after = await(rest, killed, KillExampleITCase::hasEnded);

      assertThat(epoch(before)).isLessThan(EPOCHS);
      assertThat(after.path("state").asString()).isEqualTo("FINISHED");
      assertThat(again.output())
          .containsPattern("Submitting jobId=tr-" + killed + " .*restoredFrom=file:.*/chk-\\d+");
      assertThat(epochs(rest, after)).hasSize(EPOCHS);
      assertThat(rest.get("/models").path("items")).hasSize(1);
      assertThat(rest.get("/model-sets").path("items")).hasSize(1);
      assertThat(rest.get("/data-sources/" + dataSource.path("id").asString()))
          .isEqualTo(dataSource);
      String undisturbed = train(rest, dataSource);
      assertThat(sha256(after))
          .isEqualTo(sha256(await(rest, undisturbed, KillExampleITCase::hasEnded)));
    }
  }

  private static JsonNode announceIris(RestClient rest) {
    String kafka = rest.get("/system/info").at("/kafka/bootstrapServers").asString();
    rest.post("/topics", Map.of("name", "iris", "partitions", 1));
    Dataset rows = Dataset.read(Path.of("data", IRIS.csv()));
    StreamRange range = new TopicWriter(kafka).write("iris", rows, IRIS.format());
    String id =
        rest.post(
                "/data-sources",
                Map.of(
                    "ranges",
                    List.of(range.toString()),
                    "format",
                    "RAW",
                    "formatConfig",
                    RecordFormats.config(IRIS.format()),
                    "validationRate",
                    0.1,
                    "testRate",
                    0.1,
                    "splitMethod",
                    "SHUFFLED"))
            .path("id")
            .asString();
    return rest.get("/data-sources/" + id);
  }

  private static String train(RestClient rest, JsonNode dataSource) {
    String modelSet = new ModelSetSetup(rest, Path.of("models")).modelSet("iris", List.of("iris"));
    return rest.post(
            "/trainings",
            Map.of(
                "modelSetId", modelSet,
                "dataSourceId", dataSource.path("id").asString(),
                "fit", Map.of("batchSize", 8, "epochs", EPOCHS, "seed", 7)))
        .path("id")
        .asString();
  }

  private static JsonNode await(RestClient rest, String training, Predicate<JsonNode> wanted) {
    return Polling.DEFAULT.await(
        "training " + training, () -> rest.get("/trainings/" + training), wanted);
  }

  private static boolean holdsACheckpoint(Path checkpoints) {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (IOException | UncheckedIOException deletedWhileWalking) {
      return false;
    }
  }

  private static boolean hasEnded(JsonNode training) {
    return List.of("FINISHED", "FAILED", "CANCELED").contains(training.path("state").asString());
  }

  private static int epoch(JsonNode training) {
    return training.at("/results/0/epoch").asInt(0);
  }

  private static String sha256(JsonNode training) {
    return training.at("/results/0/artifact/sha256").asString();
  }

  private static JsonNode epochs(RestClient rest, JsonNode training) {
    String result = training.at("/results/0/id").asString();
    String path = "/trainings/" + training.path("id").asString() + "/results/" + result;
    return rest.get(path + "/metrics?maxPoints=" + EPOCHS).path("epochs");
  }
}
