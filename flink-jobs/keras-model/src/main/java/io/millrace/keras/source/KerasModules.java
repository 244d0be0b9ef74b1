package io.millrace.keras.source;

import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.Modules;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source can import: Keras, TensorFlow and a little NumPy; everything else is a stand-in.
 */
final class KerasModules implements Modules {
  private final Map<String, Namespace> roots;

  KerasModules(Session session) {
    KerasNames names = new KerasNames(session);
    Namespace keras = names.keras();
    Namespace tensorflow = TensorFlowNames.tensorflow(session, names, keras);
    this.roots = Map.of("keras", keras, "tensorflow", tensorflow, "numpy", NumpyNames.numpy());
  }

  /** Names that Kafka-ML's users need not import. */
  Map<String, PythonValue> predefined() {
    Map<String, PythonValue> names = new HashMap<>(roots);
    names.put("tf", roots.get("tensorflow"));
    names.put("np", roots.get("numpy"));
    for (String other : List.of("os", "json", "time", "logging")) {
      names.put(other, standIn(other));
    }
    names.put("tfds", standIn("tensorflow_datasets"));
    return names;
  }

  private static StandIn standIn(String name) {
    return new StandIn(name, "a source can use keras, tensorflow, numpy and math");
  }

  @Override
  public PythonValue module(String dottedName, Site site) {
    String[] parts = dottedName.split("\\.");
    @Nullable Namespace root = roots.get(parts[0]);
    if (root == null) {
      return standIn(dottedName);
    }
    PythonValue found = root;
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].equals("python") && i == 1) {
        continue;
      }
      found = ((HostValue) found).attribute(parts[i], site);
      if (!(found instanceof HostValue)) {
        return new StandIn(dottedName, () -> null);
      }
    }
    return found;
  }
}
