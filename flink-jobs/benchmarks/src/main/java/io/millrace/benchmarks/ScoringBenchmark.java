package io.millrace.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Time and allocated bytes of one record in the scoring operator, by JMH. */
final class ScoringBenchmark {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private ScoringBenchmark() {}

  static List<Row> run() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(ScoringState.class.getName())
            .param(
                "name", Arrays.stream(ScoringCase.values()).map(Enum::name).toArray(String[]::new))
            .addProfiler(GCProfiler.class)
            .forks(1)
            .timeUnit(TimeUnit.SECONDS)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(10)
            .measurementTime(TimeValue.milliseconds(500))
            .verbosity(VerboseMode.SILENT)
            .build();
    List<Row> rows = new ArrayList<>();
    for (RunResult result : new Runner(options).run()) {
      String name = ScoringCase.valueOf(result.getParams().getParam("name")).title();
      Statistics rates = result.getPrimaryResult().getStatistics();
      double bytes = result.getSecondaryResults().get(ALLOCATED).getScore();
      rows.add(Row.of(name, "median", rates.getPercentile(50), "records/s"));
      rows.add(Row.of(name, "best", rates.getMax(), "records/s"));
      rows.add(Row.of(name, "allocated", bytes, "B/record"));
    }
    return rows;
  }
}
