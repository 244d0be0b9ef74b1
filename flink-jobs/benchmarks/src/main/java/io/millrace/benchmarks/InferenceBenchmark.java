package io.millrace.benchmarks;

import io.millrace.benchmarks.ScoringJobRun.Measured;
import io.millrace.benchmarks.ScoringJobRun.ScoringJob;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.inference.InferenceJob;
import io.millrace.jobs.inference.PassThroughJob;
import io.millrace.jobs.inference.SeparateSourceJob;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The inference job from a full topic to another beside what Kafka and Flink cost alone and beside
 * a scorer without batches, the three in turn; then its latency at fixed rates.
 */
final class InferenceBenchmark {
  private static final int ROUNDS = 3;
  private static final String MILLRACE = "Millrace";
  private static final String PASS_THROUGH = "pass-through";
  private static final String ONE_BY_ONE = "one by one";
  private static final String SOURCE_APART = "source apart";

  private final TestKafka kafka;
  private final Path directory;

  private InferenceBenchmark(TestKafka kafka, Path directory) {
    this.kafka = kafka;
    this.directory = directory;
  }

  static List<Row> run() throws Exception {
    Path directory = Files.createTempDirectory("millrace-bench");
    try (TestKafka kafka = TestKafka.start()) {
      return new InferenceBenchmark(kafka, directory).measure();
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  private List<Row> measure() throws Exception {
    List<Row> rows = new ArrayList<>();
    String chosen = System.getenv().getOrDefault("MILLRACE_BENCH_CASES", "");
    for (ScoringCase each : ScoringCase.values()) {
      if (chosen.isEmpty() || chosen.contains(each.name())) {
        rows.addAll(throughput(each));
      }
    }
    for (int rate : new int[] {1000, 10_000}) {
      if (chosen.isEmpty() || chosen.contains("OPEN_LOOP")) {
        rows.addAll(new OpenLoop(kafka, directory, rate).measure());
      }
    }
    return rows;
  }

  private List<Row> throughput(ScoringCase scoringCase) throws Exception {
    ScoringInput input = new ScoringInput(kafka, scoringCase, directory);
    input.fill();
    Map<String, Contender> contenders = contenders(input);
    for (int round = 0; round < ROUNDS; round++) {
      for (Contender contender : contenders.values()) {
        contender.measured().add(measure(input, contender.job(), contender.records()));
      }
    }
    return rows(scoringCase, contenders);
  }

  /** Every job runs once unmeasured; the first prediction of ours is what is passed through. */
  private Map<String, Contender> contenders(ScoringInput input) throws Exception {
    ScoringCase scoringCase = input.scoringCase();
    ScoringJobRun first = new ScoringJobRun(kafka, input.spec());
    first.measure(InferenceJob::define, scoringCase.records());
    byte[] prediction = first.firstPrediction();
    Map<String, Contender> contenders = new LinkedHashMap<>();
    contenders.put(
        PASS_THROUGH,
        new Contender(
            (env, spec) -> PassThroughJob.define(env, spec, prediction), scoringCase.records()));
    contenders.put(MILLRACE, new Contender(InferenceJob::define, scoringCase.records()));
    contenders.put(
        ONE_BY_ONE,
        new Contender(
            (env, spec) -> PerRecordJob.define(env, spec, input.savedModel(), scoringCase.isJson()),
            scoringCase.recordsOneByOne()));
    if (scoringCase == ScoringCase.HCOPD_RAW) {
      contenders.put(SOURCE_APART, new Contender(SeparateSourceJob::define, scoringCase.records()));
    }
    for (Contender contender : contenders.values()) {
      measure(input, contender.job(), contender.records());
    }
    return contenders;
  }

  private Measured measure(ScoringInput input, ScoringJob job, int records) throws Exception {
    InferenceJobSpec spec = input.spec();
    Measured measured = new ScoringJobRun(kafka, spec).measure(job, records);
    kafka.admin().deleteTopics(List.of(spec.outputTopic())).all().get();
    return measured;
  }

  private static List<Row> rows(ScoringCase scoringCase, Map<String, Contender> contenders) {
    List<Row> rows = new ArrayList<>();
    rows.addAll(
        compared(scoringCase, contenders, "throughput", "records/s", Measured::recordsPerSecond));
    rows.addAll(compared(scoringCase, contenders, "cpu, job", "us/record", Measured::jobMicros));
    rows.addAll(compared(scoringCase, contenders, "cpu, all", "us/record", Measured::allMicros));
    return rows;
  }

  /** Ours against each of the others. */
  private static List<Row> compared(
      ScoringCase scoringCase,
      Map<String, Contender> contenders,
      String metric,
      String unit,
      ToDoubleFunction<Measured> value) {
    String prefix = scoringCase.title() + ", ";
    Contender millrace = Objects.requireNonNull(contenders.get(MILLRACE));
    Row ours = Row.of(prefix + MILLRACE, metric, millrace.median(value), unit);
    List<Row> rows = new ArrayList<>();
    contenders.forEach(
        (name, contender) -> {
          if (!name.equals(MILLRACE)) {
            Row other = Row.of(prefix + name, metric, contender.median(value), unit);
            rows.add(other);
            rows.add(ours.comparedWith(other));
          }
        });
    return rows;
  }

  private record Contender(ScoringJob job, int records, List<Measured> measured) {
    private Contender(ScoringJob job, int records) {
      this(job, records, new ArrayList<>());
    }

    private double median(ToDoubleFunction<Measured> value) {
      return measured.stream().mapToDouble(value).sorted().toArray()[measured.size() / 2];
    }
  }
}
