package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.tf.TrainingSession;

/** A parsed model with the session that trains it; whoever opened it closes it. */
record OpenModel(TrainingSession session, DataFit fit) implements AutoCloseable {
  static OpenModel open(TrainingPlan plan) throws TrainingFaultException {
    try {
      KerasModel model = KerasJson.parse(plan.model().architecture());
      return new OpenModel(
          TrainingSession.compile(model, plan.fit().seed()),
          DataFit.of(plan.model().name(), model));
    } catch (InvalidModelException e) {
      throw new TrainingFaultException(ErrorCode.MODEL_INVALID, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw TrainingFaultException.unexpected(
          "model '%s' could not be built".formatted(plan.model().name()), e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
