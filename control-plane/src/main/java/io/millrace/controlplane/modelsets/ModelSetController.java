package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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
  @PostMapping("/api/v1/model-sets")
  ResponseEntity<ModelSet> create(@RequestBody ModelSetRequest request) {
    ModelSet set = sets.create(request);
    return ResponseEntity.created(URI.create("/api/v1/model-sets/" + set.id())).body(set);
  }

  @Operation(summary = "All model sets, newest first")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/model-sets")
  Page<ModelSet> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return sets.list(PageRequest.of(limit, cursor));
  }

  @Operation(summary = "One model set")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/model-sets/{id}")
  ModelSet get(@PathVariable String id) {
    return sets.get(id);
  }

  @Operation(summary = "Change a model set; trainings keep the models they were created with")
  @RequiredRole(Role.OPERATOR)
  @PutMapping("/api/v1/model-sets/{id}")
  ModelSet replace(@PathVariable String id, @RequestBody ModelSetRequest request) {
    return sets.replace(id, request);
  }

  @Operation(summary = "Delete a model set; its models stay")
  @RequiredRole(Role.OPERATOR)
  @DeleteMapping("/api/v1/model-sets/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    sets.delete(id);
    return ResponseEntity.noContent().build();
  }
}
