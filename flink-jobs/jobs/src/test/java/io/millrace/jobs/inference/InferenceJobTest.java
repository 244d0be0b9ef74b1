package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.MicroBatch;
import java.time.Duration;
import java.util.Collection;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class InferenceJobTest {
  @Test
  void shouldKeepUidsAndReadableNames() {
    FakeModels models = new FakeModels();
    InferenceJobSpec spec = ScoreHarness.spec(models.model(1), MicroBatch.DEFAULT);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    InferenceJob.define(env, spec);
    Collection<StreamNode> nodes = env.getStreamGraph().getStreamNodes();

    assertThat(nodes)
        .filteredOn(node -> node.getTransformationUID() != null)
        .extracting(StreamNode::getTransformationUID)
        .contains("records", "score", "predictions", "dead-letters", "events");
    assertThat(nodes)
        .extracting(StreamNode::getOperatorName)
        .contains("Source: Records from in", "Score")
        .anyMatch(name -> name.startsWith("Predictions to out"));
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getCheckpointConfig().isUnalignedCheckpointsEnabled()).isFalse();
  }

  @Test
  void shouldBeOneChainFromSourceToSinks() {
    FakeModels models = new FakeModels();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    InferenceJob.define(env, ScoreHarness.spec(models.model(1), MicroBatch.DEFAULT));

    assertThat(env.getStreamGraph().getJobGraph().getVertices()).hasSize(1);
  }

  @Test
  void shouldRestartWithinSecondsHoweverOftenItHasFailed() {
    InferenceJobSpec spec = ScoreHarness.spec(new FakeModels().model(1), MicroBatch.DEFAULT);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    InferenceJob.define(env, spec);
    Configuration settings = Configuration.fromMap(env.getConfiguration().toMap());

    assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY))
        .isEqualTo("exponential-delay");
    assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS))
        .isEqualTo(Integer.MAX_VALUE);
  }
}
