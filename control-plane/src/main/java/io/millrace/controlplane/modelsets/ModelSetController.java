package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.versions.EntityTag;
import io.millrace.controlplane.versions.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

@RestController
@Tag(name = "Model sets")
class ModelSetController {
  private final ModelSets sets;

  ModelSetController(ModelSets sets) {
    this.sets = sets;
  }

  @Operation(summary = "Create a model set")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/api/v1/model-sets")
  ResponseEntity<ModelSet> create(@RequestBody ModelSetRequest request) {
    ModelSet set = sets.create(request);
    return ResponseEntity.created(URI.create("/api/v1/model-sets/" + set.id()))
        .eTag(EntityTag.of(set))
        .body(set);
  }

  @Operation(summary = "All model sets, newest first unless sorted otherwise")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/model-sets")
  Page<ModelSet> list(@ParameterObject ModelSetQuery query) {
    return sets.list(query);
  }

  @Operation(summary = "One model set")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/model-sets/{id}")
  ResponseEntity<ModelSet> get(@PathVariable String id) {
    return answered(sets.get(id));
  }

  @Operation(
      summary = "Change a model set; If-Match names the state that the change was made from",
      description = "Trainings keep the models they were created with.")
  @RequiredRole(Role.OPERATOR)
  @PutMapping("/api/v1/model-sets/{id}")
  ResponseEntity<ModelSet> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody ModelSetRequest request) {
    return answered(sets.replace(id, request, Precondition.of(ifMatch, "model set")));
  }

  private static ResponseEntity<ModelSet> answered(ModelSet set) {
    return ResponseEntity.ok().eTag(EntityTag.of(set)).body(set);
  }

  @Operation(summary = "Delete a model set; its models stay")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/api/v1/model-sets/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    sets.delete(id);
    return ResponseEntity.noContent().build();
  }
}
