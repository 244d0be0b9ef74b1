package io.millrace.controlplane.datasources;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Data sources")
class SourceRecordController {
  private final DataSources sources;
  private final SourceRecords records;

  SourceRecordController(DataSources sources, SourceRecords records) {
    this.sources = sources;
    this.records = records;
  }

  @Operation(
      summary = "What is retained of the records, decoded as trainings decode them",
      description =
          "In the order in which trainings read them. A page may hold fewer records than asked for:"
              + " the list ends where nextCursor is null.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/data-sources/{id}/records")
  Page<DecodedRecord> records(@PathVariable String id, @ParameterObject RecordQuery query) {
    return records.page(sources.get(id).source(), query);
  }

  @Operation(
      summary = "How often each class is among the labels",
      description =
          "Counts for two seconds at most. 409 NOT_CLASSES when the labels are not whole numbers or"
              + " vectors of zeros with a single 1.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/data-sources/{id}/classes")
  ClassBalance classes(@PathVariable String id) {
    return records.balance(sources.get(id).source());
  }
}
