package io.millrace.jobs.training;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
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
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.JobDefinitions;
import io.millrace.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One training job on the test's cluster, with topics and folders of its own. */
final class TrainingRun {
  private final TestKafka kafka;
  private final Path folder;
  private final JobTopics topics;

  TrainingRun(TestKafka kafka, Path folder) {
    this.kafka = kafka;
    this.folder = folder;
    this.topics =
        new JobTopics(
            kafka.createTopic("events", 1), kafka.createTopic("dead-letters", 1), "models");
  }

  JobTopics topics() {
    return topics;
  }

  Path store() {
    return folder.resolve("store");
  }

  JobClient start(String ranges, FitConfig fit, Map<String, String> architectures)
      throws Exception {
    return start(spec(ranges, fit, architectures), new Configuration());
  }

  /** Starts the same job again from its newest checkpoint. */
  JobClient resume(TrainingJobSpec spec) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      Path newest =
          files
              .filter(file -> file.endsWith("_metadata"))
              .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
              .orElseThrow(() -> new AssertionError("no checkpoint was retained"));
      return start(
          spec,
          new Configuration()
              .set(StateRecoveryOptions.SAVEPOINT_PATH, newest.getParent().toUri().toString()));
    }
  }

  static JobClient start(TrainingJobSpec spec, Configuration configuration) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    JobDefinitions.define(environment, ContractJson.readJobSpec(ContractJson.write(spec)));
    return environment.executeAsync();
  }

  TrainingJobSpec spec(String ranges, FitConfig fit, Map<String, String> architectures) {
    DatasetSplit split = new DatasetSplit(0.2, 0.1, SplitMethod.SHUFFLED);
    DataSource data = new DataSource(StreamRange.parseList(ranges), Flowers.FORMAT, split);
    List<TrainingModel> models = new ArrayList<>();
    architectures.forEach(
        (name, architecture) ->
            models.add(
                new TrainingModel("result-" + name, "model-" + name, name, architecture, null)));
    return new TrainingJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("train-" + UUID.randomUUID().toString().substring(0, 8)),
        "Training of flowers",
        kafka.cluster(),
        topics,
        new CheckpointConfig(folder.resolve("checkpoints").toUri().toString(), 200),
        data,
        models,
        fit,
        store().toUri().toString());
  }

  /** Every event on the topic, the repeated ones of a recovery once. */
  List<JobEvent> events() {
    Map<String, JobEvent> byId = new LinkedHashMap<>();
    kafka.readAll(topics.events()).stream()
        .map(record -> ContractJson.readEvent(record.value()))
        .forEach(envelope -> byId.putIfAbsent(envelope.eventId(), envelope.event()));
    return List.copyOf(byId.values());
  }

  /** Returns when so many events of a type were told. */
  void awaitEvents(Class<? extends JobEvent> type, int count) {
    kafka.readUntil(
        topics.events(),
        records ->
            records.stream()
                    .map(record -> ContractJson.readEvent(record.value()))
                    .map(EventEnvelope::event)
                    .filter(type::isInstance)
                    .count()
                >= count);
  }

  <T extends JobEvent> List<T> events(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  TrainingSucceeded success(String model) {
    return events(TrainingSucceeded.class).stream()
        .filter(event -> event.resultId().equals("result-" + model))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no success of " + model + " in " + events()));
  }

  TrainingFailed failure(String model) {
    return events(TrainingFailed.class).stream()
        .filter(event -> event.resultId().equals("result-" + model))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no failure of " + model + " in " + events()));
  }
}
