package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** A case's model and topic, from which any number of jobs can be defined. */
final class ScoringInput {
  private final TestKafka kafka;
  private final ScoringModel model;
  private final String topic;

  ScoringInput(TestKafka kafka, ScoringCase scoringCase, Path directory) throws Exception {
    this.kafka = kafka;
    this.model = ScoringModel.publish(scoringCase, directory);
    this.topic = kafka.createTopic("in", 1);
  }

  /** Sends all records, before anything is timed. */
  void fill() {
    List<byte[]> distinct = scoringCase().distinctRecords();
    kafka.sendAll(
        topic,
        0,
        new AbstractList<>() {
          @Override
          public KeyValue get(int index) {
            return new KeyValue(null, distinct.get(index % distinct.size()));
          }

          @Override
          public int size() {
            return scoringCase().records();
          }
        });
  }

  ScoringCase scoringCase() {
    return model.scoringCase();
  }

  String topic() {
    return topic;
  }

  Path savedModel() {
    return model.savedModel();
  }

  /** A new job with an output topic of its own, whose records have the broker's time. */
  InferenceJobSpec spec() {
    JobTopics topics =
        new JobTopics(
            kafka.createTopic("events", 1),
            kafka.createTopic("dead-letters", 1),
            kafka.createTopic("models", 1));
    InferenceJobSpec spec = model.spec(kafka.cluster(), topics, topic);
    kafka.createTopic(
        new NewTopic(spec.outputTopic(), 1, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    return spec;
  }
}
