package io.millrace.keras.source;

import io.millrace.keras.python.PythonList;
import java.util.List;
import java.util.Map;

/** The package {@code tensorflow}, as far as sources of models use it. */
final class TensorFlowNames {
  private static final String DATA = "data comes from the topic that the training job reads";

  /** Activations by the names of TensorFlow that Keras has under others. */
  private static final Map<String, String> OTHER_NAMES = Map.of("swish", "silu");

  private TensorFlowNames() {}

  static Namespace tensorflow(Session session, KerasNames names, Namespace keras) {
    Namespace tensorflow = new Namespace("tensorflow");
    dtypes(tensorflow);
    OperationNames.addTo(tensorflow, session);
    return tensorflow
        .with("keras", keras)
        .with("nn", activations(session))
        .with("sigmoid", new FunctionReference(Section.ACTIVATIONS, "sigmoid"))
        .with("tanh", new FunctionReference(Section.ACTIVATIONS, "tanh"))
        .with("losses", names.losses())
        .with("metrics", names.section(Section.METRICS))
        .with("optimizers", keras.attribute("optimizers", HERE))
        .with("initializers", names.section(Section.INITIALIZERS))
        .with("random", new Namespace("tensorflow.random").withoutEffect("set_seed"))
        .with("distribute", strategies())
        .with("config", config())
        .with("get_logger", Inert.maker("Logger"))
        .with("data", new StandIn("tensorflow.data", DATA))
        .with("io", new StandIn("tensorflow.io", DATA));
  }

  private static final io.millrace.keras.python.Site HERE = new io.millrace.keras.python.Site(1, 1);

  static Namespace dtypes(Namespace namespace) {
    for (String dtype :
        List.of(
            "float16",
            "float32",
            "float64",
            "int8",
            "int16",
            "int32",
            "int64",
            "uint8",
            "bfloat16")) {
      namespace.with(dtype, new Dtype(dtype));
    }
    return namespace;
  }

  private static Namespace activations(Session session) {
    Namespace nn = new Namespace("tensorflow.nn");
    for (String name : session.schema().legalStrings(Section.ACTIVATIONS)) {
      String meaning = session.schema().meaning(Section.ACTIVATIONS, name);
      String kept = OTHER_NAMES.getOrDefault(name, meaning == null ? name : meaning);
      nn.with(name, new FunctionReference(Section.ACTIVATIONS, kept));
    }
    return nn;
  }

  private static Namespace strategies() {
    Namespace distribute = new Namespace("tensorflow.distribute");
    for (String name :
        List.of(
            "MirroredStrategy",
            "MultiWorkerMirroredStrategy",
            "OneDeviceStrategy",
            "TPUStrategy",
            "get_strategy")) {
      distribute.with(name, Inert.maker(name));
    }
    return distribute.with(
        "experimental",
        new Namespace("tensorflow.distribute.experimental")
            .with("MultiWorkerMirroredStrategy", Inert.maker("MultiWorkerMirroredStrategy")));
  }

  private static Namespace config() {
    return new Namespace("tensorflow.config")
        .with(
            "list_physical_devices",
            new HostFunction(
                "list_physical_devices", (arguments, site) -> new PythonList(List.of())))
        .withoutEffect("run_functions_eagerly", "set_soft_device_placement");
  }
}
