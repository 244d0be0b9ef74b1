package io.millrace.controlplane.trainings;

import io.millrace.controlplane.jobreports.JobReports;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.submission.JobPreview;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.versions.EntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Trainings")
class TrainingController {
  private final Trainings trainings;
  private final JobReports reports;
  private final TrainingPreviews previews;

  TrainingController(Trainings trainings, JobReports reports, TrainingPreviews previews) {
    this.trainings = trainings;
    this.reports = reports;
    this.previews = previews;
  }

  @Operation(
      summary = "Train a model set",
      description =
          "Without dataSourceId the training waits for a control message with its number.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/api/v1/trainings")
  ResponseEntity<TrainingView> create(@RequestBody TrainingRequest request) {
    return created(trainings.create(request));
  }

  @Operation(
      summary = "Show the job that a training would be",
      description = "Refuses what creating the training would refuse; nothing is stored.")
  @RequiredRole(Role.VIEWER)
  @PostMapping("/api/v1/trainings:preview")
  JobPreview preview(@RequestBody TrainingRequest request) {
    return previews.of(request);
  }

  @Operation(summary = "All trainings, newest first unless sorted otherwise")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/trainings")
  Page<TrainingView> list(@ParameterObject TrainingQuery query) {
    return trainings.list(query);
  }

  @Operation(summary = "One training with its results")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/trainings/{id}")
  ResponseEntity<TrainingView> get(@PathVariable String id) {
    TrainingView training = trainings.view(trainings.get(id));
    return ResponseEntity.ok().eTag(EntityTag.of(training)).body(training);
  }

  @Operation(
      summary = "What Flink tells of a training's job",
      description =
          "Its failures, each with the first cause, and its checkpoints. 404 with JOB_UNKNOWN when"
              + " it has not been started or Flink has forgotten it.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/trainings/{id}/job")
  JobReport job(@PathVariable String id) {
    return reports.get(trainings.get(id).jobId());
  }

  @Operation(
      summary = "End a training early and keep what it has",
      description =
          "Results that are not finished are evaluated and published with the weights that they"
              + " have, with end STOPPED. Asked again, nothing happens.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/trainings/{id}:stop")
  ResponseEntity<TrainingView> stop(@PathVariable String id) {
    return ResponseEntity.accepted().body(trainings.stop(id));
  }

  @Operation(
      summary = "Cancel a training",
      description = "What is not finished is lost; :stop keeps it.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/v1/trainings/{id}:cancel")
  ResponseEntity<TrainingView> cancel(@PathVariable String id) {
    return ResponseEntity.accepted().body(trainings.cancel(id));
  }

  @Operation(summary = "Train the same model set with the same data and options again")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/api/v1/trainings/{id}:clone")
  ResponseEntity<TrainingView> repeat(@PathVariable String id) {
    return created(trainings.repeat(id));
  }

  @Operation(summary = "Forget a training that has ended; deployed models go on")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/api/v1/trainings/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    trainings.delete(id);
    return ResponseEntity.noContent().build();
  }

  private static ResponseEntity<TrainingView> created(TrainingView training) {
    return ResponseEntity.created(URI.create("/api/v1/trainings/" + training.id())).body(training);
  }
}
