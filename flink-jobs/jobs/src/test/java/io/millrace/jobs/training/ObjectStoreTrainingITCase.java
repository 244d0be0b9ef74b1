package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.ObjectStore;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import io.millrace.tf.Predictor;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A training that keeps all it has in an object store. */
@ExtendWith(KafkaExtension.class)
class ObjectStoreTrainingITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);
  private static final Pattern COMPLETE = Pattern.compile("(.*/chk-(\\d+))/_metadata");
  private static ObjectStore objects;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    objects = ObjectStore.start();
  }

  @AfterAll
  static void stop() {
    objects.close();
  }

  @Test
  void shouldGoOnFromACheckpointInTheStoreAndPublishThere(TestKafka kafka) throws Exception {
    // Given
    String topic = kafka.createTopic("stored", 1);
    String range = kafka.sendAll(topic, 0, Flowers.records(0, 160)).toString();
    TrainingRun run = new TrainingRun(kafka, folder);
    TrainingJobSpec spec =
        stored(
            run.spec(
                range,
                new FitConfig(4, 60, true, 7, 0.1),
                Map.of("small", Flowers.classifier(4, 8, 3))));
    JobClient job = TrainingRun.start(spec, new Configuration());
    run.awaitEvents(EpochCompleted.class, 10);
    job.cancel().get();

    // When
    TrainingRun.start(
            spec, new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, newestCheckpoint()))
        .getJobExecutionResult()
        .get();

    // Then
    TrainingSucceeded success = run.success("small");
    assertThat(success.artifact().uri()).isEqualTo("s3://millrace/artifacts/result-small");
    assertThat(run.events(EpochCompleted.class))
        .extracting(EpochCompleted::epoch)
        .doesNotHaveDuplicates()
        .hasSize(60);
    assertThat(objects.files("artifacts/.staging")).isEmpty();
    assertThat(objects.files("artifacts/result-small.archive"))
        .contains(ModelFiles.KERAS, ModelFiles.CARD, ModelFiles.EVALUATION);
    ArtifactStore.fetch(success.artifact(), folder.resolve("fetched"));
    try (Predictor predictor = Predictor.load(folder.resolve("fetched"))) {
      assertThat(predictor.featureCount()).isEqualTo(4);
    }
  }

  private static TrainingJobSpec stored(TrainingJobSpec spec) {
    return new TrainingJobSpec(
        spec.schemaVersion(),
        spec.jobId(),
        spec.name(),
        spec.kafka(),
        spec.topics(),
        new CheckpointConfig(objects.uri("checkpoints"), spec.checkpoints().intervalMs()),
        spec.dataSource(),
        spec.models(),
        spec.fit(),
        objects.uri("artifacts"));
  }

  private static String newestCheckpoint() {
    List<MatchResult> complete =
        objects.files("checkpoints").stream()
            .flatMap(file -> COMPLETE.matcher(file).results())
            .toList();
    return complete.stream()
        .max(Comparator.comparingInt(found -> Integer.parseInt(found.group(2))))
        .map(found -> objects.uri("checkpoints/" + found.group(1)))
        .orElseThrow(() -> new AssertionError("no checkpoint was retained"));
  }
}
