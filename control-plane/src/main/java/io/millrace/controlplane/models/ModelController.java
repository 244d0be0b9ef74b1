package io.millrace.controlplane.models;

import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Models")
class ModelController {
  private final Models models;

  ModelController(Models models) {
    this.models = models;
  }

  @Operation(summary = "Create a model")
  @PostMapping("/api/v1/models")
  ResponseEntity<ModelView> create(@RequestBody ModelRequest request) {
    StoredModel model = models.create(request);
    return ResponseEntity.created(URI.create("/api/v1/models/" + model.id()))
        .eTag(etag(model))
        .body(ModelView.of(model));
  }

  @Operation(summary = "Check a model without keeping it")
  @PostMapping("/api/v1/models:validate")
  ModelSummary validate(@RequestBody ModelRequest request) {
    return ModelDefinition.read(request);
  }

  @Operation(summary = "All models, newest first")
  @GetMapping("/api/v1/models")
  Page<ModelView> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return models.list(PageRequest.of(limit, cursor)).map(ModelView::of);
  }

  @Operation(summary = "One model; the ETag names its revision")
  @GetMapping("/api/v1/models/{id}")
  ResponseEntity<ModelView> get(@PathVariable String id) {
    StoredModel model = models.get(id);
    return ResponseEntity.ok().eTag(etag(model)).body(ModelView.of(model));
  }

  @Operation(summary = "Change a model; If-Match names the revision that the change was made from")
  @PutMapping("/api/v1/models/{id}")
  ResponseEntity<ModelView> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody ModelRequest request) {
    StoredModel model = models.replace(id, request, seen(ifMatch));
    return ResponseEntity.ok().eTag(etag(model)).body(ModelView.of(model));
  }

  @Operation(summary = "Delete a model that nothing uses")
  @DeleteMapping("/api/v1/models/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    models.delete(id);
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
}
