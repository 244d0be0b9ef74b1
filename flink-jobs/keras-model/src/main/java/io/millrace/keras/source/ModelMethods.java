package io.millrace.keras.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of models that do something with data or files, and what takes their place. */
final class ModelMethods {
  private static final String TRAINING =
      "remove it: training is done by a training job, which takes epochs, batch size and"
          + " validation as its settings";
  private static final String STORING =
      "remove it: trained models are kept by the platform, and can be exported there";
  private static final String LOADING =
      "remove it: upload a .keras archive as the model instead; it brings architecture and weights";

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("fit", TRAINING),
          Map.entry("fit_generator", TRAINING),
          Map.entry("train_on_batch", TRAINING),
          Map.entry("evaluate", TRAINING),
          Map.entry("test_on_batch", TRAINING),
          Map.entry("predict", "remove it: predictions are made by an inference job"),
          Map.entry("predict_on_batch", "remove it: predictions are made by an inference job"),
          Map.entry("save", STORING),
          Map.entry("save_weights", STORING),
          Map.entry("export", STORING),
          Map.entry("load_weights", LOADING),
          Map.entry("to_json", "remove it: the architecture is made from the source itself"),
          Map.entry("get_config", "remove it: the architecture is made from the source itself"));

  private ModelMethods() {}

  /** Null when there is no such method. */
  static @Nullable String hint(String method) {
    return HINTS.get(method);
  }
}
