package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.SnapshotResult;
import org.apache.flink.runtime.state.filesystem.FsCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoint is written while the training goes on. */
class LargeStateTest {
  @TempDir Path folder;

  @Test
  void shouldWriteTheStateAsItWasAtTheCheckpointThoughTheTrainingGoesOn() throws Exception {
    String architecture = Flowers.classifier(4, 8, 3);
    OperatorSubtaskState checkpoint;
    byte[] expected;
    try (Harness harness = harness(architecture)) {
      harness.open();
      train(harness, 4, 5);
      OperatorSnapshotFutures taken = snapshot(harness, 1);
      train(harness, 4, 5);
      checkpoint = written(taken);
      expected = written(harness, 2);
    }

    try (Harness restored = harness(architecture)) {
      restored.initializeState(checkpoint);
      restored.open();
      train(restored, 4, 5);

      assertThat(written(restored, 3)).isEqualTo(expected);
    }
  }

  /** 25 million parameters with Adam: 300 MB. */
  @Test
  @EnabledIfSystemProperty(named = "millrace.large", matches = "true")
  void shouldHoldUpTheTrainingForAFractionOfTheTimeThatItTakesToWrite() throws Exception {
    try (Harness harness = harness(Flowers.classifier(5_000, 5_000, 3))) {
      harness.open();
      train(harness, 5_000, 4);
      for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = peakHeap();
        long start = System.nanoTime();
        OperatorSnapshotFutures taken = snapshot(harness, checkpoint);
        long captured = System.nanoTime();
        written(taken);
        long written = System.nanoTime();
        harness.notifyOfCompletedCheckpoint(checkpoint);
        System.err.printf(
            "checkpoint %d: sync %d ms, async %d ms, heap before %d MiB, at most %d MiB%n",
            checkpoint,
            TimeUnit.NANOSECONDS.toMillis(captured - start),
            TimeUnit.NANOSECONDS.toMillis(written - captured),
            before >> 20,
            peakHeap() >> 20);
        assertThat(captured - start).isLessThan(written - captured);
      }
    }
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long peakHeap() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static void train(Harness harness, int features, int examples) throws Exception {
    for (int example = 0; example < examples; example++) {
      float[] values = new float[features];
      values[0] = example;
      harness.processElement(
          DatasetElement.example(
              Kind.TRAINING, values, new float[] {example % 3}, FedElements.NO_REPLAY),
          0);
    }
  }

  private OperatorSnapshotFutures snapshot(Harness harness, long checkpoint) throws Exception {
    CheckpointStreamFactory files =
        new FsCheckpointStreamFactory(
            LocalFileSystem.getSharedInstance(),
            new org.apache.flink.core.fs.Path(folder.toUri()),
            new org.apache.flink.core.fs.Path(folder.toUri()),
            1024,
            4096);
    StreamOperator<EventRecord> operator = harness.getOperator();
    return operator.snapshotState(
        checkpoint, 0, CheckpointOptions.forCheckpointWithDefaultLocation(), files);
  }

  private static OperatorSubtaskState written(OperatorSnapshotFutures taken) throws Exception {
    RunnableFuture<SnapshotResult<OperatorStateHandle>> state =
        taken.getOperatorStateManagedFuture();
    state.run();
    return OperatorSubtaskState.builder()
        .setManagedOperatorState(
            StateObjectCollection.singleton(state.get().getJobManagerOwnedSnapshot()))
        .build();
  }

  private byte[] written(Harness harness, long checkpoint) throws Exception {
    OperatorSubtaskState state = written(snapshot(harness, checkpoint));
    try (var in = state.getManagedOperatorState().iterator().next().openInputStream()) {
      return in.readAllBytes();
    }
  }

  private Harness harness(String architecture) throws Exception {
    DataSource data =
        new DataSource(
            StreamRange.parseList("rows:0:0:36"),
            Flowers.FORMAT,
            new DatasetSplit(0, 0, SplitMethod.POSITIONAL));
    TrainingModel model = new TrainingModel("r-1", "m-1", "large", architecture, null);
    FitConfig fit = new FitConfig(2, 1, false, 42, 0);
    String store = folder.resolve("store").toUri().toString();
    return new Harness(new TrainingPlan(new JobId("job-1"), model, data, fit, store));
  }

  /** The operator as a task would run it. */
  private static final class Harness
      extends OneInputStreamOperatorTestHarness<DatasetElement, EventRecord> {
    Harness(TrainingPlan plan) throws Exception {
      super(new TrainModelFactory(plan), 1, 1, 0);
    }
  }
}
