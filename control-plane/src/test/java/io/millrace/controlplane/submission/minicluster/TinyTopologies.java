package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Jobs of one small operator, chosen by the name of the spec. */
final class TinyTopologies implements JobTopology {
  static final String ENDLESS = "endless";
  static final String FINISHING = "finishing";
  static final String FAILING = "failing: ";
  static final String WIDE = "wide";

  private static final Map<String, AtomicInteger> STARTS = new ConcurrentHashMap<>();
  private static final Map<String, Long> RESTORED = new ConcurrentHashMap<>();

  private static final Set<String> DRAINED = ConcurrentHashMap.newKeySet();

  static int starts(String jobId) {
    AtomicInteger starts = STARTS.get(jobId);
    return starts == null ? 0 : starts.get();
  }

  /** Whether the job's sink was told that nothing more comes. */
  static boolean drained(String jobId) {
    return DRAINED.contains(jobId);
  }

  /** How many records the job had counted in the checkpoint it was restored from. */
  static long restored(String jobId) {
    return RESTORED.getOrDefault(jobId, 0L);
  }

  @Override
  public void define(StreamExecutionEnvironment env, JobSpec spec) {
    if (spec.name().equals("nothing")) {
      throw new IllegalArgumentException("a job without operators");
    }
    Configuration noRestart = new Configuration();
    noRestart.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    env.configure(noRestart);
    env.setParallelism(spec.name().equals(WIDE) ? 64 : 1);
    long records = spec.name().equals(FINISHING) ? 10 : Long.MAX_VALUE;
    String failure = spec.name().startsWith(FAILING) ? spec.name().substring(FAILING.length()) : "";
    env.fromSequence(1, records)
        .uid("numbers")
        .map(new Counting(spec.jobId().value(), failure))
        .returns(Types.LONG)
        .uid("count")
        .sinkTo(new Ending(spec.jobId().value()))
        .uid("nowhere");
  }

  private record Ending(String jobId) implements Sink<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Long element, Context where) {}

        @Override
        public void flush(boolean endOfInput) {
          if (endOfInput) {
            DRAINED.add(jobId);
          }
        }

        @Override
        public void close() {}
      };
    }
  }

  private static final class Counting implements MapFunction<Long, Long>, CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final String failure;
    private transient ListState<Long> state;
    private long count;

    Counting(String jobId, String failure) {
      this.jobId = jobId;
      this.failure = failure;
    }

    @Override
    public Long map(Long value) {
      count++;
      if (!failure.isEmpty()) {
        throw new IllegalStateException("wrapped", new IllegalArgumentException(failure));
      }
      LockSupport.parkNanos(1_000_000);
      return value;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      STARTS.computeIfAbsent(jobId, id -> new AtomicInteger()).incrementAndGet();
      state =
          context
              .getOperatorStateStore()
              .getListState(new ListStateDescriptor<>("count", Types.LONG));
      for (Long restored : state.get()) {
        count += restored;
      }
      RESTORED.put(jobId, count);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      state.update(List.of(count));
    }
  }
}
