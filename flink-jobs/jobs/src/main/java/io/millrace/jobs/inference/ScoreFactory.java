package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.json.ContractJson;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/** Carries the job spec as text to where {@link Score} runs. */
final class ScoreFactory extends AbstractStreamOperatorFactory<Prediction>
    implements TwoInputStreamOperatorFactory<InputRecord, byte[], Prediction> {
  private static final long serialVersionUID = 1L;

  private final String specJson;
  private final ScorerLoader loader;

  ScoreFactory(InferenceJobSpec spec, ScorerLoader loader) {
    this.specJson = ContractJson.write(spec);
    this.loader = loader;
    setChainingStrategy(ChainingStrategy.ALWAYS);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<Prediction>> T createStreamOperator(
      StreamOperatorParameters<Prediction> parameters) {
    InferenceJobSpec spec = (InferenceJobSpec) ContractJson.readJobSpec(specJson);
    return (T) new Score(parameters, spec, loader);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return Score.class;
  }
}
