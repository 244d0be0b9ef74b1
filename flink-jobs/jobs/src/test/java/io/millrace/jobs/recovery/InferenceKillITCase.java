package io.millrace.jobs.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.jobs.recovery.KillsUnderLoad.Planned;
import io.millrace.testkit.FlinkProcesses;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the processes of a Flink cluster while two jobs score the same records, one for each
 * delivery, and models are swapped. {@code -Dmillrace.kills} says how often, half of them the
 * JobManager; {@code -Dmillrace.seed} repeats a run; {@code -Dmillrace.rate} are records in a
 * second.
 */
@ExtendWith(KafkaExtension.class)
@Timeout(3600)
class InferenceKillITCase {
  private static final int KILLS = Integer.getInteger("millrace.kills", 4);
  private static final long SEED = Long.getLong("millrace.seed", System.nanoTime());
  private static final int RATE = Integer.getInteger("millrace.rate", 2000);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int SUBTASKS = 2;

  /** For one recovery, on two cores that are shared with other work. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /**
   * From the last record to the end of the output: a transaction left open blocks it for longer.
   */
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final Duration AWAY = Duration.ofSeconds(10);

  @TempDir Path folder;
  private TestKafka kafka;
  private List<ModelArtifact> artifacts;
  private InferenceJobSpec exactlyOnce;
  private InferenceJobSpec atLeastOnce;
  private int version = 1;

  @BeforeEach
  void describeJobs(TestKafka broker) throws Exception {
    kafka = broker;
    artifacts = List.of(Hcopd.publish(folder, 1), Hcopd.publish(folder, 2));
    String input = kafka.createTopic("in", NumberedLoad.PARTITIONS);
    String models = kafka.createTopic("models", 1);
    exactlyOnce = spec(Delivery.EXACTLY_ONCE, input, models);
    atLeastOnce = spec(Delivery.AT_LEAST_ONCE, input, models);
  }

  @Test
  void shouldLoseNoRecordAndDoubleNoneHoweverOftenItsProcessesAreKilled() throws Exception {
    KillsUnderLoad plan = KillsUnderLoad.random(SEED, KILLS);
    System.err.println(plan);
    underLoad(
        (flink, load, outputs) -> {
          for (Planned kill : plan.kills()) {
            execute(kill, flink, load, outputs);
          }
        });
  }

  @Test
  @EnabledIfSystemProperty(named = "millrace.kills", matches = "\\d+")
  void shouldLoseNoRecordAndDoubleNoneWhileBrokerOrModelsAreAway() throws Exception {
    Path store = folder.resolve("store");
    Path away = folder.resolve("store-away");
    underLoad(
        (flink, load, outputs) -> {
          awaitScoring(load, outputs);
          long back = System.nanoTime() + AWAY.toNanos();
          kafka.restart(() -> outputs.await("the time to be over", () -> System.nanoTime() > back));
          awaitScoring(load, outputs);

          Files.move(store, away);
          flink.killTaskManager();
          outputs.await(
              "attempts without a model", () -> flink.log().contains("MODEL_LOAD_FAILED"));
          outputs.await("others to be sent", sentMore(load, AWAY.toSeconds()));
          Files.move(away, store);
        });
  }

  private void underLoad(Disturbance disturbance) throws Exception {
    try (FlinkProcesses flink = FlinkProcesses.start(folder.resolve("flink"), 2 * SUBTASKS);
        ScoredOutput once = new ScoredOutput(kafka, exactlyOnce.outputTopic());
        ScoredOutput least = new ScoredOutput(kafka, atLeastOnce.outputTopic());
        NumberedLoad load = NumberedLoad.start(kafka, exactlyOnce.inputTopic(), RATE)) {
      Outputs outputs = new Outputs(once, least);
      try {
        RemoteJobs.submit(flink, exactlyOnce);
        RemoteJobs.submit(flink, atLeastOnce);
        disturbance.during(flink, load, outputs);
        awaitScoring(load, outputs);
        deployNextVersion();
        outputs.await("the newest model", () -> outputs.haveVersion(version));
        assertEnd(load.stop(), outputs);
      } catch (AssertionError | Exception e) {
        throw new AssertionError(outputs + "\n" + flink.log(), e);
      }
    }
  }

  private void execute(Planned kill, FlinkProcesses flink, NumberedLoad load, Outputs outputs)
      throws InterruptedException {
    switch (kill.moment()) {
      case SCORING -> awaitScoring(load, outputs);
      case SWAPPING -> {
        awaitScoring(load, outputs);
        deployNextVersion();
      }
      case RECOVERING, AT_ONCE -> {}
    }
    outputs.await("the moment of " + kill, sentMore(load, kill.seconds()));
    switch (kill.victim()) {
      case JOB_MANAGER -> flink.killJobManager();
      case TASK_MANAGER -> flink.killTaskManager();
    }
  }

  /** The load is steady: records are a clock. */
  private static BooleanSupplier sentMore(NumberedLoad load, double seconds) {
    long due = load.sent() + (long) (seconds * RATE);
    return () -> load.sent() >= due;
  }

  /** Until both jobs have committed what was sent after now. */
  private static void awaitScoring(NumberedLoad load, Outputs outputs) {
    long mark = load.sent();
    outputs.await("both jobs to score record " + mark, () -> outputs.haveReached(mark));
  }

  private void deployNextVersion() {
    version++;
    for (InferenceJobSpec spec : List.of(exactlyOnce, atLeastOnce)) {
      String inferenceId = spec.initialModel().inferenceId();
      kafka.send(
          spec.topics().models(),
          0,
          inferenceId.getBytes(UTF_8),
          ContractJson.writeBytes(
              Hcopd.descriptor(inferenceId, version, artifacts.get(version % artifacts.size()))));
    }
  }

  private void assertEnd(long sent, Outputs outputs) throws Exception {
    long start = System.nanoTime();
    outputs.await("all " + sent + " records", () -> outputs.haveAll(sent));
    Duration toTheEnd = Duration.ofNanos(System.nanoTime() - start);
    outputs.await("no open transaction", () -> outputs.blocked() == 0);
    System.err.printf(
        "%d records sent, %d versions, the end after %s%n%s%n", sent, version, toTheEnd, outputs);
    assertThat(toTheEnd).isLessThan(BOUND);
    assertThat(outputs.faults()).isEmpty();
    assertThat(outputs.once().duplicates()).isZero();
    assertThat(outputs.once().versionsBack()).isZero();
    assertThat(kafka.readAll(exactlyOnce.topics().deadLetters())).isEmpty();
    assertThat(kafka.readAll(atLeastOnce.topics().deadLetters())).isEmpty();
  }

  private InferenceJobSpec spec(Delivery delivery, String input, String models) {
    String inferenceId = "score-" + delivery.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId(inferenceId),
        inferenceId,
        kafka.cluster(),
        new JobTopics(kafka.createTopic("events", 1), kafka.createTopic("dead-letters", 1), models),
        new CheckpointConfig(folder.resolve("checkpoints").toUri().toString(), INTERVAL.toMillis()),
        input,
        kafka.createTopic("out", ScoredOutput.PARTITIONS),
        Hcopd.FORMAT,
        SUBTASKS,
        delivery,
        MicroBatch.DEFAULT,
        Hcopd.descriptor(inferenceId, 1, artifacts.get(1)));
  }

  private interface Disturbance {
    void during(FlinkProcesses flink, NumberedLoad load, Outputs outputs) throws Exception;
  }

  /** What both jobs have committed. */
  private record Outputs(ScoredOutput once, ScoredOutput least) {
    void await(String what, BooleanSupplier condition) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("waited " + PATIENCE + " for " + what + "\n" + this);
        }
        once.poll();
        least.poll();
      }
    }

    boolean haveReached(long number) {
      return once.highest() > number && least.highest() > number;
    }

    boolean haveVersion(long version) {
      return once.newestVersion() == version && least.newestVersion() == version;
    }

    boolean haveAll(long sent) {
      return once.distinct() == sent && least.distinct() == sent;
    }

    long blocked() {
      return once.blocked() + least.blocked();
    }

    List<String> faults() {
      List<String> faults = new ArrayList<>(once.faults());
      faults.addAll(least.faults());
      return faults;
    }

    @Override
    public String toString() {
      return "exactly once: " + once + "\nat least once: " + least;
    }
  }
}
