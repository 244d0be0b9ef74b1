package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The inference job, source and sinks and all, with an operator in the place of {@link Score} that
 * answers each record with the same bytes: what Kafka and Flink cost.
 */
public final class PassThroughJob {
  private PassThroughJob() {}

  /**
   * @param prediction answer to each record
   */
  public static void define(
      StreamExecutionEnvironment env, InferenceJobSpec spec, byte[] prediction) {
    InferenceJob.define(
        env, spec, new Factory(prediction.clone(), spec.initialModel().modelName()));
  }

  private static final class Factory extends AbstractStreamOperatorFactory<Prediction>
      implements OneInputStreamOperatorFactory<InputRecord, Prediction> {
    private static final long serialVersionUID = 1L;

    private final byte[] prediction;
    private final String modelName;

    private Factory(byte[] prediction, String modelName) {
      this.prediction = prediction;
      this.modelName = modelName;
      setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends StreamOperator<Prediction>> T createStreamOperator(
        StreamOperatorParameters<Prediction> parameters) {
      return (T) new Constant(parameters, prediction, modelName);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
      return Constant.class;
    }
  }

  private static final class Constant extends AbstractStreamOperator<Prediction>
      implements OneInputStreamOperator<InputRecord, Prediction> {
    private static final long serialVersionUID = 1L;

    private final byte[] prediction;
    private final String modelName;

    private Constant(
        StreamOperatorParameters<Prediction> parameters, byte[] prediction, String modelName) {
      super(parameters);
      this.prediction = prediction;
      this.modelName = modelName;
    }

    @Override
    public void processElement(StreamRecord<InputRecord> element) {
      InputRecord record = element.getValue();
      Prediction answer = Prediction.of(record, prediction, modelName, 1);
      output.collect(new StreamRecord<>(answer, record.timestamp()));
    }
  }
}
