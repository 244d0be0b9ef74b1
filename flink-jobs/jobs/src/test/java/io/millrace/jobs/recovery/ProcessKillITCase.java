package io.millrace.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.testkit.FlinkProcesses;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the processes of a Flink cluster at random moments of a training. {@code -Dmillrace.kills}
 * says how often, half of them the JobManager; {@code -Dmillrace.seed} repeats a run.
 */
@ExtendWith(KafkaExtension.class)
@Timeout(1200)
class ProcessKillITCase {
  private static final int KILLS = Integer.getInteger("millrace.kills", 4);
  private static final long SEED = Long.getLong("millrace.seed", System.nanoTime());
  private static final int EPOCHS = 300 * (KILLS + 1);
  private static final FitConfig FIT = new FitConfig(32, EPOCHS, true, 7, 0);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** How long a checkpoint takes, and the clocks of three processes that share two cores. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);

  @TempDir Path folder;
  private TestKafka kafka;
  private StreamRange range;

  @BeforeEach
  void sendDigits(TestKafka broker) {
    kafka = broker;
    range = broker.sendAll(broker.createTopic("digits", 1), 0, Digits.records());
  }

  @Test
  void shouldTrainToTheSameBytesHoweverOftenItsProcessesAreKilled() throws Exception {
    try (FlinkProcesses flink = FlinkProcesses.start(folder.resolve("flink"), 1)) {
      TrainingJobSpec calm = spec("calm");
      TrainingJobSpec killed = spec("killed");
      TrainingSucceeded undisturbed = trainUndisturbed(flink, calm);

      KillPlan plan = KillPlan.random(SEED, KILLS, EPOCHS);
      System.err.println(plan);
      try (ToldEvents events = eventsOf(killed)) {
        JobClient job = RemoteJobs.submit(flink, killed);
        List<KillPlan.Kill> kills = plan.execute(flink, events);
        events.await("the end of the training", () -> hasEnded(events));
        job.getJobExecutionResult().get(1, TimeUnit.MINUTES);
        events.drain();

        RepeatedWork repeated = RepeatedWork.of(events.epochs(), kills);
        System.err.println(repeated);
        assertThat(succeeded(events).artifact().sha256())
            .isEqualTo(undisturbed.artifact().sha256());
        assertThat(repeated.differences()).isEmpty();
        assertThat(repeated.longest()).isLessThanOrEqualTo(INTERVAL.plus(CHECKPOINT));
        assertThat(events.all())
            .filteredOn(told -> told.event() instanceof TrainingSucceeded)
            .extracting(EventEnvelope::eventId)
            .containsOnly(killed.jobId().value() + "/result-digits/TRAINING_SUCCEEDED");
        assertThat(published(killed)).containsExactly("result-digits", "result-digits.archive");
      } catch (AssertionError | Exception e) {
        throw new AssertionError(flink.log(), e);
      }
    }
  }

  private TrainingSucceeded trainUndisturbed(FlinkProcesses flink, TrainingJobSpec spec)
      throws Exception {
    try (ToldEvents events = eventsOf(spec)) {
      RemoteJobs.submit(flink, spec);
      events.await("the end of the undisturbed training", () -> hasEnded(events));
      events.drain();
      assertThat(events.epochs()).hasSize(EPOCHS);
      return succeeded(events);
    }
  }

  private static boolean hasEnded(ToldEvents events) {
    return events.has(TrainingSucceeded.class) || events.has(TrainingFailed.class);
  }

  private static TrainingSucceeded succeeded(ToldEvents events) {
    return events.all().stream()
        .map(EventEnvelope::event)
        .filter(TrainingSucceeded.class::isInstance)
        .map(TrainingSucceeded.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no success in " + last(events)));
  }

  private static EventEnvelope last(ToldEvents events) {
    return events.all().get(events.all().size() - 1);
  }

  private ToldEvents eventsOf(TrainingJobSpec spec) {
    return new ToldEvents(kafka.bootstrapServers(), spec.topics().events());
  }

  private List<String> published(TrainingJobSpec spec) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("store-" + spec.name()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private TrainingJobSpec spec(String name) {
    return new TrainingJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("train-" + name),
        name,
        kafka.cluster(),
        new JobTopics(
            kafka.createTopic("events", 1), kafka.createTopic("dead-letters", 1), "models"),
        new CheckpointConfig(folder.resolve("checkpoints").toUri().toString(), INTERVAL.toMillis()),
        new DataSource(
            List.of(range), Digits.FORMAT, new DatasetSplit(0.1, 0.1, SplitMethod.SHUFFLED)),
        List.of(
            new TrainingModel("result-digits", "model-digits", "digits", Digits.CLASSIFIER, null)),
        FIT,
        folder.resolve("store-" + name).toUri().toString());
  }
}
