package io.millrace.keras.source;

/** The kinds of Keras' named objects. */
enum Section {
  LAYERS("layers", "keras.layers", "layer"),
  OPTIMIZERS("optimizers", "keras.optimizers", "optimizer"),
  SCHEDULES("schedules", "keras.optimizers.schedules", "schedule"),
  LOSSES("losses", "keras.losses", "loss"),
  METRICS("metrics", "keras.metrics", "metric"),
  INITIALIZERS("initializers", "keras.initializers", "initializer"),
  REGULARIZERS("regularizers", "keras.regularizers", "regularizer"),
  CONSTRAINTS("constraints", "keras.constraints", "constraint"),
  ACTIVATIONS("activations", "keras.activations", "activation");

  private final String key;
  private final String module;
  private final String noun;

  Section(String key, String module, String noun) {
    this.key = key;
    this.module = module;
    this.noun = noun;
  }

  /** In the schema. */
  String key() {
    return key;
  }

  /** As Keras writes it into JSON. */
  String module() {
    return module;
  }

  /** For messages. */
  String noun() {
    return noun;
  }
}
