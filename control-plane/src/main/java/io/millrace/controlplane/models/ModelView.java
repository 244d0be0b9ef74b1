package io.millrace.controlplane.models;

import io.millrace.contracts.json.ContractJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A model as GET answers it. */
@Schema(name = "Model")
record ModelView(
    String id,
    String name,
    String description,
    ModelFormat format,
    String code,
    @Schema(type = "object", implementation = Object.class) JsonNode architecture,
    List<LayerView> layers,
    List<TensorView> inputs,
    List<TensorView> outputs,
    long parameterCount,
    Instant createdAt,
    Instant updatedAt) {

  static ModelView of(StoredModel model) {
    return new ModelView(
        model.id(),
        model.name(),
        model.description(),
        model.format(),
        model.code(),
        ContractJson.mapper().readTree(model.code()),
        model.summary().layers(),
        model.summary().inputs(),
        model.summary().outputs(),
        model.summary().parameterCount(),
        model.createdAt(),
        model.updatedAt());
  }
}
