package io.millrace.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Records and bytes that one thread decodes in a second, by JMH. Many short iterations: the best of
 * them had the processor to itself, on a machine that is shared too.
 */
final class DecoderBenchmark {
  private static final int ITERATIONS = 20;

  private DecoderBenchmark() {}

  static List<Row> run() throws RunnerException {
    List<Row> rows = new ArrayList<>();
    for (RunResult result : measure()) {
      DecoderCase decoderCase = DecoderCase.valueOf(result.getParams().getParam("name"));
      Statistics rates = result.getPrimaryResult().getStatistics();
      rows.addAll(rows(decoderCase, rates));
    }
    return rows;
  }

  private static Collection<RunResult> measure() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(DecoderState.class.getName())
            .param(
                "name", Arrays.stream(DecoderCase.values()).map(Enum::name).toArray(String[]::new))
            .forks(1)
            .timeUnit(TimeUnit.SECONDS)
            .warmupIterations(5)
            .warmupTime(TimeValue.milliseconds(400))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.milliseconds(200))
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options).run();
  }

  private static List<Row> rows(DecoderCase decoderCase, Statistics rates) {
    String name = decoderCase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    double bytes = decoderCase.record().length / 1e6;
    return List.of(
        Row.of(name, "median", rates.getPercentile(50), "records/s"),
        Row.of(name, "median, bytes", rates.getPercentile(50) * bytes, "MB/s"),
        Row.of(name, "best, bytes", rates.getMax() * bytes, "MB/s"));
  }
}
