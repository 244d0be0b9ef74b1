package io.millrace.keras.source;

import io.millrace.keras.python.PythonString;
import java.util.List;

/** The package {@code keras}, which is {@code tf.keras} too. */
final class KerasNames {
  private static final String DATA = "data comes from the topic that the training job reads";
  private static final String ARCHIVE =
      "upload a .keras archive as the model instead; it brings architecture and weights";

  private final Session session;
  private final ObjectMaker maker;
  private final SectionNames sections;

  KerasNames(Session session) {
    this.session = session;
    this.maker = new ObjectMaker(session);
    this.sections = new SectionNames(maker);
  }

  Namespace keras() {
    Namespace layers = layers();
    Namespace keras = new Namespace("keras");
    return models(keras)
        .with("Input", input())
        .with("layers", layers)
        .with("models", models(new Namespace("keras.models")))
        .with("optimizers", optimizers())
        .with("losses", losses())
        .with("metrics", section(Section.METRICS))
        .with("initializers", section(Section.INITIALIZERS))
        .with("regularizers", section(Section.REGULARIZERS))
        .with("constraints", section(Section.CONSTRAINTS))
        .with("activations", section(Section.ACTIVATIONS))
        .with("callbacks", callbacks())
        .with("applications", new StandIn("keras.applications", ARCHIVE))
        .with("datasets", new StandIn("keras.datasets", DATA))
        .with("backend", backend())
        .with("utils", utils())
        .with("random", new Namespace("keras.random").withoutEffect("set_seed"))
        .with("ops", OperationNames.keras(session))
        .with("saving", new Namespace("keras.saving").refused(ARCHIVE, "load_model"));
  }

  Namespace section(Section section) {
    return sections.namespace(section);
  }

  private Namespace layers() {
    Namespace layers = MergeFunctions.addTo(section(Section.LAYERS), maker).with("Input", input());
    return layers.with(
        "experimental", new Namespace("keras.layers.experimental").with("preprocessing", layers));
  }

  private HostFunction input() {
    return new HostFunction(
        "Input", (arguments, site) -> InputMaker.tensor(session, arguments, site));
  }

  private Namespace models(Namespace namespace) {
    return namespace
        .with(
            "Sequential",
            new HostFunction(
                "Sequential", (arguments, site) -> SequentialModel.make(session, arguments, site)))
        .with("Model", functional())
        .refused(ARCHIVE, "load_model", "model_from_json", "clone_model");
  }

  private HostFunction functional() {
    return new HostFunction(
        "Model", (arguments, site) -> FunctionalModel.make(session, arguments, site));
  }

  private Namespace optimizers() {
    Namespace optimizers = section(Section.OPTIMIZERS);
    return optimizers
        .with("schedules", section(Section.SCHEDULES))
        .with("legacy", optimizers)
        .with("experimental", optimizers);
  }

  Namespace losses() {
    Namespace reductions = new Namespace("keras.losses.Reduction");
    reductions
        .with("AUTO", new PythonString("auto"))
        .with("NONE", new PythonString("none"))
        .with("SUM", new PythonString("sum"))
        .with("SUM_OVER_BATCH_SIZE", new PythonString("sum_over_batch_size"));
    return section(Section.LOSSES).with("Reduction", reductions);
  }

  private Namespace callbacks() {
    Namespace callbacks = new Namespace("keras.callbacks");
    session.schema().callbacks().forEach(name -> callbacks.with(name, Inert.maker(name)));
    return callbacks;
  }

  private Namespace backend() {
    return new Namespace("keras.backend")
        .with(
            "clear_session",
            new HostFunction(
                "clear_session",
                (arguments, site) -> {
                  session.names().clear();
                  return io.millrace.keras.python.PythonNone.NONE;
                }))
        .with(
            "image_data_format",
            new HostFunction(
                "image_data_format", (arguments, site) -> new PythonString("channels_last")));
  }

  private Namespace utils() {
    return new Namespace("keras.utils")
        .withoutEffect("set_random_seed", "plot_model")
        .refused(DATA, List.of("get_file", "to_categorical", "normalize").toArray(String[]::new))
        .refused(
            DATA,
            "image_dataset_from_directory",
            "text_dataset_from_directory",
            "timeseries_dataset_from_array");
  }
}
