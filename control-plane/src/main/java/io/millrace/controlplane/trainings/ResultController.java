package io.millrace.controlplane.trainings;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

  ResultController(Trainings trainings, EpochRepository epochs) {
    this.trainings = trainings;
    this.epochs = epochs;
  }

  @Operation(summary = "One result")
  @GetMapping
  ResultView get(@PathVariable String trainingId, @PathVariable String resultId) {
    return ResultView.of(trainings.result(trainingId, resultId));
  }

  @Operation(
      summary = "Metrics of each epoch",
      description = "A longer series is thinned out; first, last and extreme values stay.")
  @GetMapping("/metrics")
  MetricSeries metrics(
      @PathVariable String trainingId,
      @PathVariable String resultId,
      @RequestParam(defaultValue = "1000") int maxPoints) {
    if (maxPoints < 2 || maxPoints > MAX_POINTS) {
      String message = "maxPoints " + maxPoints + " is not legal; legal is 2 to " + MAX_POINTS;
      throw new InvalidDocumentException("query", List.of(Violation.at("/maxPoints", message)));
    }
    TrainingResult result = trainings.result(trainingId, resultId);
    return MetricSeries.of(DownSampling.keep(epochs.of(result.id()), maxPoints));
  }

  @Operation(summary = "The trained model as a zip of its SavedModel")
  @GetMapping(path = "/model", produces = "application/zip")
  ResponseEntity<StreamingResponseBody> model(
      @PathVariable String trainingId,
      @PathVariable String resultId,
      @RequestParam(defaultValue = "saved_model") String format) {
    TrainingResult result = trainings.result(trainingId, resultId);
    SavedModelArchive archive = SavedModelArchive.of(result, format);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(archive.fileName()).build().toString())
        .body(archive::writeTo);
  }
}
