package io.millrace.controlplane.inferences;

import io.millrace.controlplane.models.ImportedModel;
import io.millrace.controlplane.models.ModelFormat;
import io.millrace.controlplane.models.Models;
import io.millrace.controlplane.models.StoredModel;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.trainings.TrainedModel;
import io.millrace.controlplane.trainings.TrainedModels;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what a request wants to be deployed, or says why that cannot be. */
@Component
class DeployableModels {
  private final TrainedModels trained;
  private final Models models;

  DeployableModels(TrainedModels trained, Models models) {
    this.trained = trained;
    this.models = models;
  }

  Deployable get(Origin origin) {
    return origin instanceof Origin.Trained result
        ? trained(result)
        : imported((Origin.Imported) origin);
  }

  private Deployable trained(Origin.Trained origin) {
    TrainedModel model =
        trained
            .find(origin.resultId())
            .orElseThrow(
                () ->
                    refused(
                        origin,
                        "RESULT_NOT_FOUND",
                        "there is no result '" + origin.resultId() + "'"));
    TrainedModel.Version version =
        model
            .version()
            .orElseThrow(
                () ->
                    refused(
                        origin,
                        "RESULT_NOT_FINISHED",
                        "result '"
                            + model.resultId()
                            + "' of model '"
                            + model.modelName()
                            + "' is "
                            + model.state()
                            + "; legal is one that is FINISHED"));
    return new Deployable(
        origin,
        model.modelName(),
        version.number(),
        version.artifact(),
        version.signature(),
        model.format(),
        model.task());
  }

  private Deployable imported(Origin.Imported origin) {
    StoredModel model =
        models
            .find(origin.modelId())
            .orElseThrow(
                () ->
                    refused(
                        origin, "MODEL_NOT_FOUND", "there is no model '" + origin.modelId() + "'"));
    ImportedModel imported =
        model
            .imported()
            .orElseThrow(
                () ->
                    refused(
                        origin,
                        "MODEL_NOT_TRAINED",
                        "model '"
                            + model.name()
                            + "' is a "
                            + model.content().format()
                            + " and has to be trained first; legal is a "
                            + ModelFormat.SAVED_MODEL
                            + ", or 'resultId' of a training of it"));
    return new Deployable(
        origin,
        model.name(),
        model.revision(),
        imported.artifact(),
        imported.signature(),
        Optional.empty(),
        Optional.empty());
  }

  private static ProblemException refused(Origin origin, String code, String message) {
    return ProblemException.unprocessable(code, origin.pointer(), message);
  }
}
