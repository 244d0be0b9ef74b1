package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
@Timeout(300)
class StopTrainingITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);
  private static final Monitor VALIDATION_LOSS = Monitor.of("val_loss");
  private static final int ENDLESS = 1_000_000;

  /** Its validation loss gets better for thousands of epochs. */
  private static final String SLOW = model(1e-6);

  /** Its validation loss does not change. */
  private static final String STUCK = model(1e-30);

  private static final String MISFIT = Flowers.classifier(9, 8, 3);

  @TempDir Path folder;
  private TestKafka kafka;
  private TrainingRun run;
  private String range;

  @BeforeEach
  void send(TestKafka broker) {
    kafka = broker;
    run = new TrainingRun(broker, folder);
    String topic = kafka.createTopic("stopped", 1);
    range = kafka.sendAll(topic, 0, Flowers.records(0, 100)).toString();
  }

  @Test
  void shouldPublishTheBestSoFarBesideAModelThatFailed() throws Exception {
    JobClient job = run.start(range, fit(ENDLESS, null), Map.of("slow", SLOW, "misfit", MISFIT));
    run.awaitEvents(TrainingFailed.class, 1);
    run.awaitEvents(EpochCompleted.class, 20);

    stop(job, true);

    TrainingSucceeded slow = run.success("slow");
    assertThat(slow.end()).isEqualTo(EndOfTraining.STOPPED);
    assertThat(slow.bestEpoch()).isGreaterThan(10);
    assertThat(slow.test()).containsOnlyKeys("loss", "accuracy");
    ArtifactStore.fetch(slow.artifact(), folder.resolve("fetched"));
    assertThat(run.events(TrainingSucceeded.class)).hasSize(1);
    assertThat(run.events(TrainingFailed.class)).hasSize(1);
    assertThat(run.store().resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void shouldPublishTheBestSoFarBesideAModelThatIsFinished() throws Exception {
    JobClient job =
        run.start(range, fit(ENDLESS, patience()), Map.of("slow", SLOW, "stuck", STUCK));
    run.awaitEvents(TrainingSucceeded.class, 1);
    awaitEnd(job, "stuck");

    stop(job, true);

    assertThat(run.success("stuck").end()).isEqualTo(EndOfTraining.EARLY_STOPPING);
    assertThat(run.success("slow").end()).isEqualTo(EndOfTraining.STOPPED);
    assertThat(run.events(TrainingSucceeded.class)).hasSize(2);
  }

  @Test
  void shouldGoOnAfterAStopWithoutDrainAsIfNothingHadBeen() throws Exception {
    FitConfig fit = fit(2_000, patience());
    Map<String, String> models = Map.of("slow", SLOW, "stuck", STUCK);
    run.start(range, fit, models).getJobExecutionResult().get();
    TrainingRun stopped = new TrainingRun(kafka, folder.resolve("upgraded"));
    TrainingJobSpec spec = stopped.spec(range, fit, models);

    JobClient job = TrainingRun.start(spec, new Configuration());
    stopped.awaitEvents(TrainingSucceeded.class, 1);
    awaitEnd(job, "stuck");
    String savepoint = stop(job, false);
    int successesThen = stopped.events(TrainingSucceeded.class).size();
    TrainingRun.start(spec, new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint))
        .getJobExecutionResult()
        .get();

    assertThat(successesThen).isEqualTo(1);
    assertThat(stopped.success("slow").end()).isEqualTo(EndOfTraining.ALL_EPOCHS);
    assertThat(stopped.success("slow").artifact().sha256())
        .isEqualTo(run.success("slow").artifact().sha256());
    assertThat(stopped.events(TrainingSucceeded.class)).hasSize(2);
  }

  /**
   * A model is told before its tasks end, and Flink refuses to stop a job while it does not know
   * yet of a task that has ended. Who cannot wait asks again, as the control plane does.
   */
  private static void awaitEnd(JobClient job, String model) throws Exception {
    try (RestClusterClient<String> flink =
        new RestClusterClient<>(FLINK.getClientConfiguration(), "test")) {
      boolean ended;
      do {
        ended =
            flink.getJobDetails(job.getJobID()).get().getJobVertexInfos().stream()
                .filter(vertex -> vertex.getName().contains(model))
                .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.FINISHED);
      } while (!ended);
    }
  }

  private String stop(JobClient job, boolean drain) throws Exception {
    String savepoints = folder.resolve("savepoints").toUri().toString();
    String savepoint =
        job.stopWithSavepoint(drain, savepoints, SavepointFormatType.CANONICAL).get();
    job.getJobExecutionResult().get();
    return savepoint;
  }

  private static EarlyStopping patience() {
    return new EarlyStopping(VALIDATION_LOSS, 0, 20, 0, null);
  }

  private static FitConfig fit(int epochs, EarlyStopping stopping) {
    return new FitConfig(
        10,
        epochs,
        true,
        42,
        0.1,
        null,
        stopping,
        new BestWeights(VALIDATION_LOSS),
        null,
        null,
        null,
        null);
  }

  private static String model(double learningRate) {
    return Flowers.model(4, 8, 3, "sparse_categorical_crossentropy", learningRate);
  }
}
