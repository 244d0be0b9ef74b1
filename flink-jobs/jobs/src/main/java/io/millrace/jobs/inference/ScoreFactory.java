package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.json.ContractJson;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEventDispatcher;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Carries the job spec as text to where {@link Score} and its coordinator run. */
final class ScoreFactory extends AbstractStreamOperatorFactory<Prediction>
    implements OneInputStreamOperatorFactory<InputRecord, Prediction>,
        CoordinatedOperatorFactory<Prediction> {
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
    OperatorID id = parameters.getStreamConfig().getOperatorID();
    OperatorEventDispatcher dispatcher = parameters.getOperatorEventDispatcher();
    Score score = new Score(parameters, spec, loader, dispatcher.getOperatorEventGateway(id));
    dispatcher.registerEventHandler(id, score);
    return (T) score;
  }

  @Override
  public OperatorCoordinator.Provider getCoordinatorProvider(
      String operatorName, OperatorID operatorId) {
    return new ModelCoordinator.Provider(operatorId, specJson);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return Score.class;
  }
}
