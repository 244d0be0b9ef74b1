package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.tf.TrainingSession;
import java.io.IOException;

/** A parsed model with the session that trains it; whoever opened it closes it. */
record OpenModel(KerasModel model, TrainingSession session, DataFit fit) implements AutoCloseable {
  static OpenModel open(TrainingPlan plan) throws TrainingFaultException {
    try {
      KerasModel model = KerasJson.parse(plan.model().architecture());
      return new OpenModel(
          model,
          TrainingSession.compile(model, plan.fit().seed()),
          DataFit.of(plan.model().name(), model));
    } catch (InvalidModelException e) {
      throw new TrainingFaultException(ErrorCode.MODEL_INVALID, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw TrainingFaultException.unexpected(
          "model '%s' could not be built".formatted(plan.model().name()), e);
    }
  }

  /**
   * Replaces the weights that the initializers made by those that the plan names, if it does.
   *
   * @throws TrainingFaultException when they cannot be used
   * @throws IOException when they cannot be reached now
   */
  void startFromPlan(TrainingPlan plan) throws TrainingFaultException, IOException {
    ModelArtifact weights = plan.model().initialWeights();
    if (weights != null) {
      session.assignWeights(new InitialWeights(plan.model().name(), weights).read(model));
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
