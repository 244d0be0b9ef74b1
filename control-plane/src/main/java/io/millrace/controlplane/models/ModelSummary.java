package io.millrace.controlplane.models;

import io.millrace.keras.KerasModel;
import java.util.List;

/** What a definition says about the model, without its numbers. */
record ModelSummary(
    List<LayerView> layers,
    List<TensorView> inputs,
    List<TensorView> outputs,
    long parameterCount) {

  static ModelSummary of(KerasModel model) {
    return new ModelSummary(
        model.layerSummaries().stream().map(LayerView::of).toList(),
        model.signature().inputs().stream().map(TensorView::of).toList(),
        model.signature().outputs().stream().map(TensorView::of).toList(),
        model.parameterCount());
  }
}
