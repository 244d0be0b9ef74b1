package io.millrace.controlplane.models;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.modelfiles.KeptFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A model as GET answers it.
 *
 * @param code as it was sent; null for a model that came as a file
 * @param file null for a model that came as text
 * @param architecture Keras JSON, whatever the format; null for a SavedModel
 * @param layers empty for a SavedModel
 */
@EventData(ResourceKind.MODEL)
@Schema(name = "Model")
record ModelView(
    String id,
    String name,
    String description,
    ModelFormat format,
    @Nullable String imports,
    @Nullable String code,
    @Nullable FileView file,
    @Schema(type = "object", implementation = Object.class) @Nullable JsonNode architecture,
    List<LayerView> layers,
    List<TensorView> inputs,
    List<TensorView> outputs,
    @Nullable Long parameterCount,
    @Nullable Long trainableParameterCount,
    @Nullable Long nonTrainableParameterCount,
    Instant createdAt,
    Instant updatedAt) {

  /** The file that a model came as. */
  @Schema(name = "ModelFile")
  record FileView(String name, String sha256, long sizeBytes) {
    static FileView of(KeptFile file) {
      return new FileView(file.name(), file.sha256(), file.sizeBytes());
    }
  }

  static ModelView of(StoredModel model) {
    ModelContent content = model.content();
    ModelSummary summary = content.summary();
    return new ModelView(
        model.id(),
        model.name(),
        model.description(),
        content.format(),
        content instanceof ModelContent.Source source ? source.imports() : null,
        code(content),
        content instanceof ModelContent.Uploaded up ? FileView.of(up.file()) : null,
        content instanceof ModelContent.Trainable keras
            ? ContractJson.mapper().readTree(keras.architecture())
            : null,
        summary.layers(),
        summary.inputs(),
        summary.outputs(),
        summary.parameterCount(),
        summary.trainableParameterCount(),
        summary.nonTrainableParameterCount(),
        model.createdAt(),
        model.updatedAt());
  }

  private static @Nullable String code(ModelContent content) {
    if (content instanceof ModelContent.Source source) {
      return source.code();
    }
    return content instanceof ModelContent.Json json ? json.architecture() : null;
  }
}
