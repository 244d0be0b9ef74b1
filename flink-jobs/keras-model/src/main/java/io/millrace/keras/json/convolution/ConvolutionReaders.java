package io.millrace.keras.json.convolution;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.json.activation.LayerOutput;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.convolution.BiasActivation;
import io.millrace.keras.layer.convolution.Convolution;
import io.millrace.keras.layer.convolution.DepthwiseConvolution;
import io.millrace.keras.layer.convolution.SeparableConvolution;
import io.millrace.keras.layer.convolution.SeparableConvolution.Kernels;
import io.millrace.keras.layer.convolution.TransposedConvolution;
import io.millrace.keras.layer.convolution.Window;
import java.util.List;
import java.util.function.Function;
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
    boolean trainable = trainable(config);
    WeightOptions kernel = WeightReader.read(config, "kernel", "glorot_uniform");
    return ending(
        config, end -> new Convolution(name, trainable, filters, groups, window, kernel, end));
  }

  private static Layer depthwise(String name, Members config, int rank) {
    Window window = Windows.convolution(config, rank, false);
    WeightOptions kernel = WeightReader.read(config, "depthwise", "glorot_uniform");
    // Keras 2 writes the members of a Conv layer too, which a depthwise one does not use.
    config.ignore("kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups");
    boolean trainable = trainable(config);
    int multiplier = multiplier(config);
    return ending(
        config, end -> new DepthwiseConvolution(name, trainable, multiplier, window, kernel, end));
  }

  private static Layer separable(String name, Members config, int rank) {
    Window window = Windows.convolution(config, rank, false);
    Kernels kernels =
        new Kernels(
            WeightReader.read(config, "depthwise", "glorot_uniform"),
            WeightReader.read(config, "pointwise", "glorot_uniform"));
    config.ignore("kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups");
    boolean trainable = trainable(config);
    int filters = filters(config);
    int multiplier = multiplier(config);
    return ending(
        config,
        end ->
            new SeparableConvolution(name, trainable, filters, multiplier, window, kernels, end));
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
    boolean trainable = trainable(config);
    int filters = filters(config);
    WeightOptions kernel = WeightReader.read(config, "kernel", "glorot_uniform");
    return ending(
        config,
        end ->
            new TransposedConvolution(
                name, trainable, filters, window, outputPadding, kernel, end));
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

  /** Reads what follows the convolution, and makes the layer with it. */
  private static Layer ending(Members config, Function<BiasActivation, UnaryLayer> layer) {
    boolean useBias = config.bool("use_bias", true);
    WeightOptions bias = WeightReader.read(config, "bias", "zeros");
    return LayerOutput.read(
        config, activation -> layer.apply(new BiasActivation(useBias, bias, activation)));
  }
}
