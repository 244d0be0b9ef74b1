package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.jobs.inference.BareScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Scores one full micro-batch after another. */
@State(Scope.Thread)
public class ScoringState {
  static final int BATCH = 256;

  /** By name, as JMH passes parameters between its processes. */
  @Param({"HCOPD_RAW"})
  public String name = "";

  private BareScore score;
  private List<byte[]> records;

  @Setup
  public void prepare() throws Exception {
    Path directory = Files.createTempDirectory("millrace-bench");
    ScoringModel model = ScoringModel.publish(ScoringCase.valueOf(name), directory);
    InferenceJobSpec spec =
        model.spec(
            new KafkaCluster("127.0.0.1:1", Map.of()), JobTopics.withPrefix("millrace."), "in");
    if (spec.batch().maxSize() != BATCH) {
      throw new IllegalStateException(MicroBatch.DEFAULT + " is not a batch of " + BATCH);
    }
    score = new BareScore(spec, directory);
    records = model.scoringCase().distinctRecords();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long score() {
    for (int i = 0; i < BATCH; i++) {
      score.score(records.get(i));
    }
    return score.bytes();
  }

  @TearDown
  public void close() {
    score.close();
  }
}
