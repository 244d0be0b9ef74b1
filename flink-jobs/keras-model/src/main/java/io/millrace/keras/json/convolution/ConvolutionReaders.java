package io.millrace.keras.json.convolution;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.StatelessLayers;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.convolution.BiasActivation;
import io.millrace.keras.layer.convolution.Convolution;
import io.millrace.keras.layer.convolution.DepthwiseConvolution;
import io.millrace.keras.layer.convolution.SeparableConvolution;
import io.millrace.keras.layer.convolution.SeparableConvolution.Kernels;
import io.millrace.keras.layer.convolution.TransposedConvolution;
import io.millrace.keras.layer.convolution.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads convolutions. */
public final class ConvolutionReaders {
  private ConvolutionReaders() {}

  /** Adds the readers of all convolutions. */
  public static void register(LayerReaders readers) {
    for (int rank = 1; rank <= 2; rank++) {
      int axes = rank;
      String dimensions = rank + "D";
      readers
          .with("Conv" + dimensions, (name, config) -> convolution(name, config, axes))
          .with("Convolution" + dimensions, (name, config) -> convolution(name, config, axes))
          .with("DepthwiseConv" + dimensions, (name, config) -> depthwise(name, config, axes))
          .with("SeparableConv" + dimensions, (name, config) -> separable(name, config, axes))
          .with(
              "Conv" + dimensions + "Transpose", (name, config) -> transposed(name, config, axes));
    }
  }

  private static @Nullable Layer convolution(String name, Members config, int rank) {
    config.requireOff("lora_rank", "lora_alpha");
    int filters = filters(config);
    int groups = config.has("groups") ? config.size("groups", SizeLimits.MAX_DIMENSION) : 1;
    Window window = Windows.stridedOrDilated(config, rank, rank == 1);
    if (filters % groups != 0) {
      config.refuse(
          "groups",
          "'groups' is " + groups + " and 'filters' " + filters + "; legal is a divisor of filters",
          null);
      return null;
    }
    WeightOptions kernel = WeightReader.read(config, "kernel", "glorot_uniform");
    return new Convolution(name, trainable(config), filters, groups, window, kernel, end(config));
  }

  private static Layer depthwise(String name, Members config, int rank) {
    Window window = Windows.convolution(config, rank, false);
    WeightOptions kernel = WeightReader.read(config, "depthwise", "glorot_uniform");
    // Keras 2 writes the members of a Conv layer too, which a depthwise one does not use.
    config.ignore("kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups");
    return new DepthwiseConvolution(
        name, trainable(config), multiplier(config), window, kernel, end(config));
  }

  private static Layer separable(String name, Members config, int rank) {
    Window window = Windows.convolution(config, rank, false);
    Kernels kernels =
        new Kernels(
            WeightReader.read(config, "depthwise", "glorot_uniform"),
            WeightReader.read(config, "pointwise", "glorot_uniform"));
    config.ignore("kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups");
    return new SeparableConvolution(
        name, trainable(config), filters(config), multiplier(config), window, kernels, end(config));
  }

  private static @Nullable Layer transposed(String name, Members config, int rank) {
    Window window = Windows.stridedOrDilated(config, rank, false);
    config.ignore("groups"); // Keras 2 writes it, and has no grouped transposed convolution
    List<Integer> outputPadding =
        config.has("output_padding")
            ? WholeNumbers.perAxis(config, "output_padding", rank, 0)
            : List.of();
    for (int axis = 0; axis < outputPadding.size(); axis++) {
      if (outputPadding.get(axis) >= window.strides().get(axis)) {
        config.refuse(
            "output_padding",
            "'output_padding' is "
                + outputPadding
                + " and 'strides' "
                + window.strides()
                + "; legal is less than the stride of each axis",
            null);
        return null;
      }
    }
    WeightOptions kernel = WeightReader.read(config, "kernel", "glorot_uniform");
    return new TransposedConvolution(
        name, trainable(config), filters(config), window, outputPadding, kernel, end(config));
  }

  private static int filters(Members config) {
    return config.size("filters", SizeLimits.MAX_DIMENSION);
  }

  private static int multiplier(Members config) {
    return config.has("depth_multiplier")
        ? config.size("depth_multiplier", SizeLimits.MAX_DIMENSION)
        : 1;
  }

  private static boolean trainable(Members config) {
    return config.bool("trainable", true);
  }

  private static BiasActivation end(Members config) {
    config.requireOff("activity_regularizer");
    return new BiasActivation(
        config.bool("use_bias", true),
        WeightReader.read(config, "bias", "zeros"),
        StatelessLayers.activationFunction(config));
  }
}
