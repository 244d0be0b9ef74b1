package io.millrace.jobs.training;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.keras.KerasModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Writes the model card of a result. */
final class ResultCard {
  private final KerasModel model;
  private final String architecture;

  ResultCard(KerasModel model, String architecture) {
    this.model = model;
    this.architecture = architecture;
  }

  ModelCard of(Map<String, Double> test, ModelProvenance provenance) {
    long trainable = model.trainableParameterCount();
    return new ModelCard(
        ModelCard.SCHEMA_VERSION,
        model.name(),
        model.signature(),
        model.layerSummaries().stream()
            .map(
                layer ->
                    new ModelCard.LayerEntry(
                        layer.name(),
                        layer.type(),
                        List.of(layer.outputShape()),
                        layer.parameters()))
            .toList(),
        new ModelCard.Parameters(trainable, model.parameterCount() - trainable),
        training(),
        test,
        provenance);
  }

  /** As the architecture says it: the model that was read from it may know less of names. */
  private ModelCard.Training training() {
    JsonNode compile = ContractJson.mapper().readTree(architecture).path("compile_config");
    List<String> optimizer = names(compile.path("optimizer")).toList();
    return new ModelCard.Training(
        String.join(", ", optimizer), names(compile.path("loss")).toList());
  }

  /** Of a name, an object with a class, or a list or an object of those. */
  private static Stream<String> names(JsonNode node) {
    if (node.isString()) {
      return Stream.of(node.asString());
    }
    if (node.path("class_name").isString()) {
      return Stream.of(node.path("class_name").asString());
    }
    return StreamSupport.stream(node.spliterator(), false).flatMap(ResultCard::names);
  }
}
