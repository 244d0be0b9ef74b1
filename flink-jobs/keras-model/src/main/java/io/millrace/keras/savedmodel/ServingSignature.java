package io.millrace.keras.savedmodel;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.keras.InvalidModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The signature of a SavedModel that scoring uses, and where its tensors are in the graph. A
 * SavedModel does not say in which order its inputs and outputs come: it is that of their names.
 *
 * @param feeds as {@code operation:index}, in the order of the inputs
 * @param fetches as {@code operation:index}, in the order of the outputs
 */
public record ServingSignature(ModelSignature signature, List<String> feeds, List<String> fetches) {
  /** Name of the signature. */
  public static final String NAME = "serving_default";

  /** Tag of the graph in the SavedModel. */
  public static final String TAG = "serve";

  public ServingSignature {
    Objects.requireNonNull(signature, "signature");
    feeds = List.copyOf(feeds);
    fetches = List.copyOf(fetches);
  }

  /**
   * Reads a SavedModel without loading it.
   *
   * @param folder with {@code saved_model.pb}
   * @throws InvalidModelException when there is none, it is damaged, it has no signature that flat
   *     records can be fed to, or its graph has operations that reach beyond it
   * @throws IOException when the file cannot be read
   */
  public static ServingSignature read(Path folder) throws IOException {
    return new SavedModelReader(folder).read();
  }

  /**
   * The same with inputs and outputs in another order: that in which a model was trained.
   *
   * @throws IllegalArgumentException when the other signature has other inputs or outputs
   */
  public ServingSignature inOrderOf(ModelSignature order) {
    return new ServingSignature(
        order,
        reorder("input", signature.inputs(), order.inputs(), feeds),
        reorder("output", signature.outputs(), order.outputs(), fetches));
  }

  private static List<String> reorder(
      String what, List<TensorSpec> given, List<TensorSpec> order, List<String> tensors) {
    if (given.size() != order.size() || !new HashSet<>(given).equals(new HashSet<>(order))) {
      throw new IllegalArgumentException(
          "the SavedModel has the "
              + what
              + "s "
              + given
              + "; legal are "
              + order
              + ", those that it was published with");
    }
    List<String> reordered = new ArrayList<>();
    order.forEach(tensor -> reordered.add(tensors.get(given.indexOf(tensor))));
    return reordered;
  }
}
