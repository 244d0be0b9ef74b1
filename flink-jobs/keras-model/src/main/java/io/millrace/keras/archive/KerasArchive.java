package io.millrace.keras.archive;

import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.weight.WeightValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A whole model as Keras saves it: a {@code .keras} archive of Keras 3, or an {@code .h5} file of
 * Keras 2 or 3. The state of the optimizer is neither read nor written: a training that goes on
 * starts with a fresh optimizer.
 *
 * @param architecture the architecture JSON with its {@code compile_config}
 * @param weights a value for each of the model's weights, named as in the model
 */
public record KerasArchive(String architecture, KerasModel model, List<WeightValues> weights) {
  static final String CONFIG = "config.json";

  public KerasArchive {
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(model, "model");
    weights = List.copyOf(weights);
  }

  /**
   * @param file a {@code .keras} archive or a whole-model {@code .h5} file; its first bytes say
   *     which
   * @throws io.millrace.keras.InvalidModelException with what is wrong with the file, the
   *     architecture or the weights
   * @throws IOException when the file cannot be read
   */
  public static KerasArchive read(Path file) throws IOException {
    if (SavedWeights.isZip(file)) {
      try (ZipMembers zip = ZipMembers.open(file)) {
        String architecture = zip.text(CONFIG);
        KerasModel model = KerasJson.parse(architecture);
        return new KerasArchive(architecture, model, SavedWeights.read(zip, model.graph()));
      }
    }
    try (H5File h5 = SavedWeights.open(file)) {
      String architecture = new LegacyArchitecture(h5).json();
      KerasModel model = KerasJson.parse(architecture);
      return new KerasArchive(architecture, model, SavedWeights.read(h5, model.graph()));
    }
  }

  /**
   * Writes a {@code .keras} archive that Keras 3 loads with {@code keras.saving.load_model}. Equal
   * models give equal bytes.
   *
   * @param file is made or replaced
   * @param architecture what the model was read from; written as JSON of Keras 3
   * @param weights at least those of the model
   * @throws IllegalArgumentException when a weight is missing
   */
  public static void write(
      Path file, String architecture, KerasModel model, List<WeightValues> weights)
      throws IOException {
    new ArchiveWriter(file).write(architecture, model, weights);
  }
}
