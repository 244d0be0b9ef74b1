package io.millrace.controlplane.models;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.keras.KerasModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says about the model, without its numbers.
 *
 * @param layers empty for a SavedModel, which has none
 * @param parameterCount as {@code model.summary()} counts them; null for a SavedModel, which does
 *     not say
 */
record ModelSummary(
    List<LayerView> layers,
    List<TensorView> inputs,
    List<TensorView> outputs,
    @Nullable Long parameterCount,
    @Nullable Long trainableParameterCount,
    @Nullable Long nonTrainableParameterCount) {

  static ModelSummary of(KerasModel model) {
    return new ModelSummary(
        model.layerSummaries().stream().map(LayerView::of).toList(),
        tensors(model.signature().inputs()),
        tensors(model.signature().outputs()),
        model.parameterCount(),
        model.trainableParameterCount(),
        model.parameterCount() - model.trainableParameterCount());
  }

  static ModelSummary of(ModelSignature savedModel) {
    return new ModelSummary(
        List.of(), tensors(savedModel.inputs()), tensors(savedModel.outputs()), null, null, null);
  }

  private static List<TensorView> tensors(List<TensorSpec> specs) {
    return specs.stream().map(TensorView::of).toList();
  }

  ModelSignature signature() {
    return new ModelSignature(
        inputs.stream().map(TensorView::spec).toList(),
        outputs.stream().map(TensorView::spec).toList());
  }
}
