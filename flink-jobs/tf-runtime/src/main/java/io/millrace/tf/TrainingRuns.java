package io.millrace.tf;

import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.StepOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Runs training steps: which of its operations a step runs follows from the number of steps before.
 * Holds native memory until it is closed.
 */
final class TrainingRuns implements AutoCloseable {
  private final Session session;
  private final TrainingGraph graph;
  private final Optimizer optimizer;
  private final TrainingStep step;
  private final BatchRunner update;
  private final @Nullable BatchRunner accumulate;
  private final TInt64 stepTensor = TInt64.scalarOf(0);
  private final TFloat32 rateTensor = TFloat32.scalarOf(0);

  /**
   * @param weighted whether examples have weights
   */
  TrainingRuns(Session session, TrainingGraph graph, Optimizer optimizer, boolean weighted) {
    this.session = session;
    this.graph = graph;
    this.optimizer = optimizer;
    this.step = weighted ? graph.weightedTrainingStep() : graph.trainingStep();
    List<FedInput> inputs = weighted ? graph.weightedInputs() : graph.inputs();
    this.update = runner(inputs, step.update());
    this.accumulate = step.accumulate() == null ? null : runner(inputs, step.accumulate());
  }

  private BatchRunner runner(List<FedInput> inputs, Op target) {
    return new BatchRunner(
        session,
        inputs,
        runner -> {
          runner.feed(graph.stepInputs().step(), stepTensor);
          if (graph.rateChanges()) {
            runner.feed(graph.stepInputs().learningRate(), rateTensor);
          }
          return runner.addTarget(target).fetch(step.numbers());
        });
  }

  /**
   * @param before number of steps taken before
   * @param learningRate of this step, where it is fed
   * @param numbers gets loss and metrics of the batch
   */
  void run(long before, float learningRate, int rows, float[] numbers, float[]... arrays) {
    StepOptions options = optimizer.options();
    stepTensor.setLong(before);
    rateTensor.setFloat(learningRate);
    boolean updates = (before + 1) % options.accumulationSteps() == 0;
    BatchRunner runner = updates || accumulate == null ? update : accumulate;
    runner.run(rows, numbers, numbers.length, arrays);
    if (overwrites(before)) {
      overwrite();
    }
  }

  private boolean overwrites(long before) {
    StepOptions options = optimizer.options();
    Integer frequency = options.average() == null ? null : options.average().overwriteFrequency();
    return frequency != null && (before / options.accumulationSteps() + 1) % frequency == 0;
  }

  /** Makes the averages of the weights the weights, where there are averages. */
  void overwrite() {
    if (step.overwrite() != null) {
      session.runner().addTarget(step.overwrite()).run().close();
    }
  }

  @Override
  public void close() {
    update.close();
    if (accumulate != null) {
      accumulate.close();
    }
    stepTensor.close();
    rateTensor.close();
  }
}
