package io.millrace.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.testkit.FlinkProcesses;
import io.millrace.testkit.JavaProcess.Jvm;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.ProcessProbe;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a scoring job leaves in a cluster that lives longer than the job, with the job's code loaded
 * as from a job jar: from class loaders that must die with the job. {@code -Dmillrace.restarts} and
 * {@code -Dmillrace.records} for the long forms, {@code -Dmillrace.rate} are records in a second.
 */
@ExtendWith(KafkaExtension.class)
@Timeout(3600)
class FootprintITCase {
  private static final int RESTARTS = Integer.getInteger("millrace.restarts", 3);
  private static final long RECORDS = Long.getLong("millrace.records", 0);
  private static final int RATE = Integer.getInteger("millrace.rate", 40_000);
  private static final int RECORDS_EACH = 1000;
  private static final int LONG_FORM = 50;
  private static final int SETTLED_RESTART = 10;
  private static final long MILLION = 1_000_000;

  /**
   * Of what it was when the JVM had settled. A class loader that stays is 2 to 6 MB in each
   * restart, of some 60 MB; a tensor of 12 bytes in each record is 96 MB in 8 million.
   */
  private static final double MOST_GROWTH = 0.03;

  /**
   * However many jobs there were: the thread that frees JavaCPP's memory keeps the one that started
   * it, and a method handle of the JDK the last whose records it compared.
   */
  private static final int MOST_CLASS_LOADERS = 2;

  private static final String CLASS_LOADER = "org.apache.flink.util.ChildFirstClassLoader";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private TestKafka kafka;
  private JobJars code;
  private FlinkProcesses flink;
  private ProcessProbe jobManager;
  private ProcessProbe taskManager;

  @BeforeEach
  void startCluster(TestKafka broker) throws Exception {
    kafka = broker;
    code = JobJars.pack(folder);
    List<String> steady =
        List.of("-Xms384m", "-XX:+AlwaysPreTouch", "-XX:SoftRefLRUPolicyMSPerMB=0");
    flink =
        FlinkProcesses.start(folder.resolve("flink"), 2, new Jvm(steady, code.clusterClassPath()));
    jobManager = ProcessProbe.attach(flink.jobManagerPid());
    taskManager = ProcessProbe.attach(flink.taskManagerPid());
  }

  @AfterEach
  void stopCluster() throws Exception {
    jobManager.close();
    taskManager.close();
    flink.close();
  }

  @Test
  void shouldLeaveNothingInTheClusterHoweverOftenAJobIsRestarted() throws Exception {
    List<Footprint> masters = new ArrayList<>();
    List<Footprint> workers = new ArrayList<>();
    InferenceJobSpec spec = spec(Delivery.EXACTLY_ONCE);
    for (int restart = 1; restart <= RESTARTS; restart++) {
      score(spec, restart);
      awaitCodeToGo("the JobManager", jobManager);
      awaitCodeToGo("the TaskManager", taskManager);
      masters.add(Footprint.of(jobManager, restart));
      workers.add(Footprint.of(taskManager, restart));
    }

    System.err.println("JobManager " + masters + "\nTaskManager " + workers);
    assertThat(taskManager.threads())
        .noneMatch(name -> name.contains("kafka") || name.contains("millrace"))
        .filteredOn(name -> name.contains("JavaCPP"))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(leftFiles()).isEmpty();
    if (RESTARTS >= LONG_FORM) {
      assertSteady(Footprint.from(masters, SETTLED_RESTART));
      assertSteady(Footprint.from(workers, SETTLED_RESTART));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "millrace.records", matches = "\\d+")
  void shouldNeedNoMoreMemoryForMillionsOfRecords() throws Exception {
    InferenceJobSpec spec = spec(Delivery.AT_LEAST_ONCE);
    JobClient job = submit(spec);
    List<Footprint> workers = new ArrayList<>();
    try (NumberedLoad load = NumberedLoad.start(kafka, spec.inputTopic(), RATE)) {
      for (long million = MILLION; million <= RECORDS; million += MILLION) {
        long due = million;
        await("record " + due, () -> scored(spec) >= due);
        workers.add(Footprint.of(taskManager, due));
      }
    }
    job.cancel().get();

    System.err.println("TaskManager " + workers);
    assertSteady(Footprint.from(workers, 2 * MILLION));
  }

  private static void assertSteady(List<Footprint> footprints) {
    double metaspace = Footprint.growth(footprints, Footprint::metaspaceMb);
    double memory = Footprint.growth(footprints, Footprint::anonymousMb);
    double threads = Footprint.growth(footprints, Footprint::threads);
    System.err.printf(
        "growth: metaspace %.2f %%, memory %.2f %%, threads %.2f %%%n",
        100 * metaspace, 100 * memory, 100 * threads);
    assertThat(metaspace).as("growth of metaspace in %s", footprints).isLessThan(MOST_GROWTH);
    assertThat(memory).as("growth of memory in %s", footprints).isLessThan(MOST_GROWTH);
    assertThat(threads).as("growth of threads in %s", footprints).isLessThan(MOST_GROWTH);
  }

  private void score(InferenceJobSpec spec, int restart) throws Exception {
    JobClient job = submit(spec);
    for (int number = 0; number < RECORDS_EACH; number++) {
      int partition = number % NumberedLoad.PARTITIONS;
      kafka.send(spec.inputTopic(), partition, null, Hcopd.record(number));
    }
    await("records of restart " + restart, () -> scored(spec) >= (long) restart * RECORDS_EACH);
    job.cancel().get();
    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasStackTraceContaining("JobCancellationException");
  }

  private JobClient submit(InferenceJobSpec spec) {
    try {
      return RemoteJobs.submit(flink, spec, code.jars().toArray(new String[0]));
    } catch (Exception e) {
      throw new AssertionError(flink.log(), e);
    }
  }

  private long scored(InferenceJobSpec spec) {
    long end = 0;
    for (int partition = 0; partition < ScoredOutput.PARTITIONS; partition++) {
      end += kafka.endOffset(spec.outputTopic(), partition);
    }
    return end;
  }

  private void awaitCodeToGo(String where, ProcessProbe probe) {
    await(
        "the class loaders of ended jobs to go from " + where,
        () -> probe.instances(CLASS_LOADER) <= MOST_CLASS_LOADERS);
  }

  private void await(String what, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("waited " + PATIENCE + " for " + what + "\n" + flink.log());
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (Exception e) {
      throw new AssertionError("while waiting for " + what + "\n" + flink.log(), e);
    }
  }

  private List<Path> leftFiles() throws Exception {
    try (Stream<Path> files = Files.walk(flink.temporaryFiles())) {
      return files.filter(file -> file.getFileName().toString().contains("millrace")).toList();
    }
  }

  private InferenceJobSpec spec(Delivery delivery) throws Exception {
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("footprint"),
        "footprint",
        kafka.cluster(),
        new JobTopics(
            kafka.createTopic("events", 1),
            kafka.createTopic("dead-letters", 1),
            kafka.createTopic("models", 1)),
        new CheckpointConfig(folder.resolve("checkpoints").toUri().toString(), 500),
        kafka.createTopic("in", NumberedLoad.PARTITIONS),
        kafka.createTopic("out", ScoredOutput.PARTITIONS),
        Hcopd.FORMAT,
        2,
        delivery,
        MicroBatch.DEFAULT,
        Hcopd.descriptor("footprint", 1, Hcopd.publish(folder, 1)));
  }
}
