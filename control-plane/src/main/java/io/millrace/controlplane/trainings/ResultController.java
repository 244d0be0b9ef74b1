package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.artifacts.Download;
import io.millrace.controlplane.artifacts.DownloadAnswer;
import io.millrace.controlplane.resource.IllegalParameterException;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.versions.EntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/v1/trainings/{trainingId}/results/{resultId}")
@Tag(name = "Results")
class ResultController {
  private static final int MAX_POINTS = 10_000;
  private final Trainings trainings;
  private final EpochRepository epochs;
  private final StepRepository steps;
  private final ResultFiles files;
  private final ModelDownload downloads;

  ResultController(
      Trainings trainings,
      EpochRepository epochs,
      StepRepository steps,
      ResultFiles files,
      ModelDownload downloads) {
    this.trainings = trainings;
    this.epochs = epochs;
    this.steps = steps;
    this.files = files;
    this.downloads = downloads;
  }

  @Operation(summary = "One result")
  @RequiredRole(Role.VIEWER)
  @GetMapping
  ResponseEntity<ResultView> get(@PathVariable String trainingId, @PathVariable String resultId) {
    ResultView result = ResultView.of(trainings.result(trainingId, resultId));
    return ResponseEntity.ok().eTag(EntityTag.of(result)).body(result);
  }

  @Operation(
      summary = "Metrics of each epoch, or within the epochs",
      description =
          "A longer series is thinned out; first, last and extreme values stay. by is epoch or"
              + " step.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/metrics")
  MetricSeries metrics(
      @PathVariable String trainingId,
      @PathVariable String resultId,
      @RequestParam(defaultValue = "1000") int maxPoints,
      @RequestParam(defaultValue = "epoch") String by) {
    if (maxPoints < 2 || maxPoints > MAX_POINTS) {
      throw IllegalParameterException.of(
          "maxPoints", "maxPoints " + maxPoints + " is not legal; legal is 2 to " + MAX_POINTS);
    }
    TrainingResult result = trainings.result(trainingId, resultId);
    List<MetricPoint> points =
        SeriesAxis.of(by) == SeriesAxis.STEP ? steps.of(result.id()) : epochs.of(result.id());
    return MetricSeries.of(DownSampling.keep(points, maxPoints));
  }

  @Operation(
      summary = "How the model does on examples that it was not trained on",
      description =
          "For each output: confusion, report of each class, ROC and precision-recall curves of two"
              + " classes; or errors and residuals.")
  @ApiResponse(responseCode = "200", description = "The evaluation")
  @RequiredRole(Role.VIEWER)
  @GetMapping(path = "/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
  Evaluation evaluation(@PathVariable String trainingId, @PathVariable String resultId) {
    return ResultEvaluation.of(files, trainings.result(trainingId, resultId));
  }

  @Operation(
      summary = "Examples by their class and the predicted one",
      description =
          "output is the name of one; the first that chooses between classes when absent.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/confusion-matrix")
  ConfusionMatrix confusionMatrix(
      @PathVariable String trainingId,
      @PathVariable String resultId,
      @RequestParam(required = false) @Nullable String output) {
    TrainingResult result = trainings.result(trainingId, resultId);
    return ResultEvaluation.confusion(ResultEvaluation.of(files, result), result, output);
  }

  @Operation(
      summary = "The trained model as a file",
      description =
          "saved_model: a zip file of the SavedModel; keras: the .keras file; weights: what"
              + " model.load_weights() of Keras reads. A download that broke off goes on with Range"
              + " and If-Range.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem")
  @RequiredRole(Role.VIEWER)
  @GetMapping(
      path = "/model",
      produces = {"application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @Nullable ResponseEntity<StreamingResponseBody> model(
      @PathVariable String trainingId,
      @PathVariable String resultId,
      @RequestParam(defaultValue = "saved_model") String format,
      HttpServletRequest request,
      HttpServletResponse response) {
    Download download = downloads.of(trainings.result(trainingId, resultId), format);
    return DownloadAnswer.of(download, request, response);
  }

  @Operation(
      summary = "What to know of the trained model without opening it",
      description =
          "Signature, layers, parameters, what it was compiled with, test metrics, provenance.")
  @ApiResponse(
      responseCode = "200",
      description = "The model card",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
  @RequiredRole(Role.VIEWER)
  @GetMapping(path = "/model-card", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> card(@PathVariable String trainingId, @PathVariable String resultId)
      throws IOException {
    ModelArtifact archive = ModelDownload.archive(trainings.result(trainingId, resultId));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag('"' + archive.sha256() + ".card\"")
        .body(files.read(archive, ModelFiles.CARD));
  }
}
