package io.millrace.keras.archive;

import io.millrace.keras.KerasModel;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.weight.WeightValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The weights in a file that Keras saved: a {@code .keras} archive, a {@code .weights.h5} file, or
 * an {@code .h5} file of Keras 2 or 3. What the file is, its first bytes say. Weights are found by
 * the class and place of their layer, as Keras does; the state of an optimizer is left out.
 */
public final class SavedWeights {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
  static final String MEMBER = "model.weights.h5";

  private SavedWeights() {}

  /**
   * @return a value for each of the model's weights
   * @throws io.millrace.keras.InvalidModelException when the file is damaged, is no such file, or
   *     has the weights of another model
   * @throws IOException when the file cannot be read
   */
  public static List<WeightValues> read(Path file, KerasModel model) throws IOException {
    if (isZip(file)) {
      try (ZipMembers zip = ZipMembers.open(file)) {
        return read(zip, model.graph());
      }
    }
    try (H5File h5 = open(file)) {
      return read(h5, model.graph());
    }
  }

  static List<WeightValues> read(ZipMembers zip, ModelGraph graph) throws IOException {
    Path unpacked = zip.unpack(MEMBER);
    try (H5File h5 = H5File.open(unpacked, MEMBER)) {
      return read(h5, graph);
    } finally {
      discard(unpacked);
    }
  }

  /** Some systems keep a file that is still mapped to memory. */
  private static void discard(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  static List<WeightValues> read(H5File h5, ModelGraph graph) {
    WeightReader reader = new WeightReader(h5);
    if (h5.hasGroup("model_weights")) {
      return reader.read(new LegacyWeightKeys(h5, "model_weights", reader.faults()).of(graph));
    }
    if (h5.texts("", "layer_names").isPresent()) {
      return reader.read(new LegacyWeightKeys(h5, "", reader.faults()).of(graph));
    }
    List<WeightKey> keys = WeightKeys.of(graph);
    requireNoOthers(h5, keys, reader.faults());
    return reader.read(keys);
  }

  /** Weights that the model has no layer for would be lost without a word. */
  private static void requireNoOthers(H5File h5, List<WeightKey> keys, Faults faults) {
    Set<String> others = new TreeSet<>(h5.datasets("layers"));
    keys.forEach(key -> others.remove(key.path()));
    // the state of random numbers, which some releases of Keras saved
    others.removeIf(path -> path.contains("/seed_generator"));
    others.stream()
        .limit(5)
        .forEach(
            path ->
                faults.add(
                    null,
                    "has '" + path + "', which is no weight of the model",
                    "the weights are of another model"));
  }

  static boolean isZip(Path file) throws IOException {
    return startsWith(file, ZIP);
  }

  /**
   * @throws io.millrace.keras.InvalidModelException when it is no HDF5 file
   */
  static H5File open(Path file) throws IOException {
    String name = ZipMembers.name(file);
    if (!startsWith(file, HDF5)) {
      throw Faults.fault(
          name,
          "is neither a .keras archive nor an HDF5 file",
          "save the model with model.save('model.keras')");
    }
    if (Files.size(file) > ZipMembers.MAX_BYTES) {
      throw Faults.fault(
          name,
          "has " + Files.size(file) + " bytes; legal are at most " + ZipMembers.MAX_BYTES,
          null);
    }
    return H5File.open(file, name);
  }

  private static boolean startsWith(Path file, byte[] magic) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    }
  }
}
