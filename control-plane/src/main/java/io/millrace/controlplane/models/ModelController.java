package io.millrace.controlplane.models;

import io.millrace.controlplane.artifacts.DownloadAnswer;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@Tag(name = "Models")
class ModelController {
  private static final String FORM = MediaType.MULTIPART_FORM_DATA_VALUE;
  private final Models models;
  private final ModelIntake intake;
  private final UploadParts parts;

  ModelController(Models models, ModelIntake intake, UploadParts parts) {
    this.models = models;
    this.intake = intake;
    this.parts = parts;
  }

  @Operation(
      summary = "Create a model",
      description =
          "Text formats as JSON or multipart/form-data, files as multipart/form-data, or as JSON with"
              + " the uploadId of a complete upload.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(path = "/api/v1/models", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ModelView> create(@RequestBody ModelRequest request) throws IOException {
    try (ModelUpload upload = intake.open(request)) {
      return created(intake.create(request, upload.file()));
    }
  }

  @Operation(summary = "Create a model")
  @Form
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(path = "/api/v1/models", consumes = FORM)
  ResponseEntity<ModelView> create(HttpServletRequest request)
      throws IOException, ServletException {
    try (ModelUpload upload = parts.read(request)) {
      return created(intake.create(upload.request(), upload.file()));
    }
  }

  private static ResponseEntity<ModelView> created(StoredModel model) {
    return ResponseEntity.created(URI.create("/api/v1/models/" + model.id()))
        .eTag(etag(model))
        .body(ModelView.of(model));
  }

  @Operation(summary = "Check a model without keeping it")
  @RequiredRole(Role.VIEWER)
  @PostMapping(path = "/api/v1/models:validate", consumes = MediaType.APPLICATION_JSON_VALUE)
  ModelSummary validate(@RequestBody ModelRequest request) throws IOException {
    try (ModelUpload upload = intake.open(request)) {
      return intake.check(request, upload.file());
    }
  }

  @Operation(summary = "Check a model without keeping it")
  @Form
  @RequiredRole(Role.VIEWER)
  @PostMapping(path = "/api/v1/models:validate", consumes = FORM)
  ModelSummary validate(HttpServletRequest request) throws IOException, ServletException {
    try (ModelUpload upload = parts.read(request)) {
      return intake.check(upload.request(), upload.file());
    }
  }

  @Operation(summary = "All models, newest first unless sorted otherwise")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/models")
  Page<ModelView> list(@ParameterObject ModelQuery query) {
    return models.list(query).map(ModelView::of);
  }

  @Operation(summary = "One model; the ETag names its revision")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/models/{id}")
  ResponseEntity<ModelView> get(@PathVariable String id) {
    return answered(models.get(id));
  }

  @Operation(
      summary = "The file that a model was made from",
      description =
          "A SavedModel comes as a zip file. A download that broke off goes on with Range and"
              + " If-Range.")
  @RequiredRole(Role.VIEWER)
  @GetMapping(
      path = "/api/v1/models/{id}/file",
      produces = {"application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @Nullable ResponseEntity<StreamingResponseBody> file(
      @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
    return DownloadAnswer.of(intake.file(models.get(id)), request, response);
  }

  @Operation(summary = "Change a model; If-Match names the revision that the change was made from")
  @RequiredRole(Role.OPERATOR)
  @PutMapping(path = "/api/v1/models/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ModelView> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody ModelRequest request)
      throws IOException {
    Optional<Long> seen = seen(ifMatch);
    try (ModelUpload upload = intake.open(request)) {
      return answered(intake.replace(id, request, upload.file(), seen));
    }
  }

  @Operation(summary = "Change a model; If-Match names the revision that the change was made from")
  @Form
  @RequiredRole(Role.OPERATOR)
  @PutMapping(path = "/api/v1/models/{id}", consumes = FORM)
  ResponseEntity<ModelView> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException, ServletException {
    Optional<Long> seen = seen(ifMatch);
    try (ModelUpload upload = parts.read(request)) {
      return answered(intake.replace(id, upload.request(), upload.file(), seen));
    }
  }

  private static ResponseEntity<ModelView> answered(StoredModel model) {
    return ResponseEntity.ok().eTag(etag(model)).body(ModelView.of(model));
  }

  @Operation(summary = "Delete a model that nothing uses")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/api/v1/models/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    intake.delete(id);
    return ResponseEntity.noContent().build();
  }

  private static String etag(StoredModel model) {
    return "\"" + model.revision() + "\"";
  }

  private static Optional<Long> seen(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw ProblemException.versionRequired(
          "header If-Match is missing; legal is the ETag of the model that was changed");
    }
    String tag = ifMatch.strip();
    if (tag.equals("*")) {
      return Optional.empty();
    }
    String digits = tag.replaceAll("^(W/)?\"(\\d{1,18})\"$", "$2");
    if (!digits.matches("\\d{1,18}")) {
      throw ProblemException.staleVersion(
          "If-Match " + ifMatch + " is no ETag of this model; legal is for example \"1\"");
    }
    return Optional.of(Long.valueOf(digits));
  }

  /** Describes a body whose parts are read by hand. */
  @Retention(RetentionPolicy.RUNTIME)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(mediaType = FORM, schema = @Schema(implementation = ModelForm.class)))
  private @interface Form {}
}
