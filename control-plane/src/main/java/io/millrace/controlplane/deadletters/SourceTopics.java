package io.millrace.controlplane.deadletters;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaLog;
import io.millrace.controlplane.kafka.OtherClusters;
import io.millrace.controlplane.problem.ProblemException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the topics that letters came from, to send them there again. */
@Component
class SourceTopics {
  private final ScoringInputs inputs;
  private final KafkaLog log;
  private final KafkaCluster own;

  SourceTopics(ScoringInputs inputs, KafkaLog log, MillraceProperties properties) {
    this.inputs = inputs;
    this.log = log;
    this.own = properties.kafka().cluster();
  }

  /** A topic on its cluster. */
  record SourceTopic(KafkaCluster cluster, String name) {}

  /**
   * @throws ProblemException 409 when nobody would read it again
   */
  SourceTopic of(Letter letter) {
    if (letter.trainingId() != null) {
      throw refused(
          letter,
          "DEAD_LETTER_OF_TRAINING",
          "is of a training, which reads the ranges of its data source once: announce corrected data"
              + " and train with that");
    }
    String inference = letter.inferenceId();
    if (inference == null) {
      return new SourceTopic(own, letter.source().topic());
    }
    ScoringInputs.Input input =
        inputs
            .of(inference)
            .orElseThrow(
                () ->
                    refused(
                        letter,
                        "INFERENCE_GONE",
                        "is of deployment '" + inference + "', which there is no more"));
    return new SourceTopic(
        input.cluster() == null ? own : input.cluster(), letter.source().topic());
  }

  /**
   * @throws ProblemException 409 when there is no such topic; a retry makes none
   */
  int partitions(SourceTopic topic, Map<SourceTopic, Integer> known) {
    int partitions =
        known.computeIfAbsent(
            topic,
            one ->
                one.cluster().equals(own)
                    ? log.ends(one.name()).size()
                    : OtherClusters.partitions(one.cluster(), one.name()));
    if (partitions == 0) {
      throw ProblemException.conflict(
          "TOPIC_GONE",
          "there is no topic '"
              + topic.name()
              + "' on "
              + topic.cluster().bootstrapServers()
              + " any more");
    }
    return partitions;
  }

  private static ProblemException refused(Letter letter, String code, String why) {
    return ProblemException.conflict(code, "dead letter '" + letter.place() + "' " + why);
  }
}
