package io.millrace.keras.archive;

import io.millrace.keras.layer.WeightSpec;

/**
 * Where a weight lies in a file.
 *
 * @param path in the HDF5 file, for example {@code layers/dense/vars/0}
 * @param layer the layer at the top of the model that has the weight
 * @param weight with its full name, for example {@code dense/kernel}
 */
record WeightKey(String path, String layer, WeightSpec weight) {
  /** Keras counts what an adapted Normalization has seen in 64 bits. */
  boolean isCount() {
    return weight.name().endsWith("/count") && weight.shape().rank() == 0;
  }
}
