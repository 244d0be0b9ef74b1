package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.layer.convolution.BiasActivation;
import io.millrace.keras.layer.convolution.DepthwiseConvolution;
import io.millrace.keras.layer.convolution.Padding;
import io.millrace.keras.layer.convolution.SeparableConvolution;
import io.millrace.keras.layer.convolution.SeparableConvolution.Kernels;
import io.millrace.keras.layer.convolution.TransposedConvolution;
import io.millrace.keras.layer.convolution.Window;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.weight.WeightValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Windows that the golden set has not, as Keras runs them only where it compiles its graph: both
 * strides and dilation, unequal strides, dilated transposed convolutions. The numbers are those of
 * Keras 3.15.1.
 */
class WindowLoweringTest {
  private static final WeightOptions ZEROS = new WeightOptions(new Constant(0));
  private static final BiasActivation END =
      new BiasActivation(false, ZEROS, ActivationFunction.LINEAR);
  private static final TensorShape IMAGE = TensorShape.of(5, 6, 1);

  @Test
  void shouldDilateTransposedConvolutionsOfSequences() {
    assertThat(transposed(Padding.VALID, 3, 2, 1, 10, 100, 1000))
        .containsExactly(1, 10, 102, 1020, 203, 2030, 300, 3000);
    assertThat(transposed(Padding.SAME, 3, 2, 1, 10, 100, 1000))
        .containsExactly(102, 1020, 203, 2030);
    assertThat(transposed(Padding.SAME, 4, 2, 1, 10, 100, 1000))
        .containsExactly(1020, 203, 2030, 304);
    assertThat(transposed(Padding.SAME, 2, 3, 1, 10, 100, 1000, 10000))
        .containsExactly(10, 100, 1002, 10020, 200);
  }

  @Test
  void shouldDilateTransposedConvolutionsOfImagesOnOneAxis() {
    Window window = new Window(List.of(2, 2), List.of(1, 1), List.of(2, 1), Padding.SAME);
    assertThat(
            outputs(
                new TransposedConvolution("layer", true, 1, window, List.of(), ZEROS, END),
                TensorShape.of(4, 4, 1),
                counted(16)))
        .containsExactly(5, 16, 19, 22, 12, 38, 48, 58, 28, 78, 88, 98, 27, 66, 73, 80);
  }

  @Test
  void shouldMoveDepthwiseKernelsFurtherOnOneAxis() {
    assertThat(depthwise(List.of(2, 1), List.of(1, 1), Padding.VALID))
        .containsExactly(136, 157, 178, 199, 388, 409, 430, 451);
    assertThat(depthwise(List.of(2, 1), List.of(1, 1), Padding.SAME))
        .containsExactly(
            91, 136, 157, 178, 199, 121, 283, 388, 409, 430, 451, 265, 128, 158, 164, 170, 176, 89);
  }

  @Test
  void shouldMoveDilatedDepthwiseKernelsInStrides() {
    assertThat(depthwise(List.of(2, 2), List.of(2, 2), Padding.VALID)).containsExactly(251, 503);
    assertThat(depthwise(List.of(2, 2), List.of(2, 2), Padding.SAME))
        .containsExactly(100, 154, 100, 278, 398, 242, 106, 136, 70);
  }

  @Test
  void shouldMoveDilatedSeparableKernelsInStrides() {
    assertThat(separable(Padding.VALID)).containsExactly(322, 826);
    assertThat(separable(Padding.SAME))
        .containsExactly(232, 364, 232, 616, 868, 520, 272, 344, 176);
  }

  private static float[] transposed(Padding padding, int size, int dilation, float... steps) {
    Window window = new Window(List.of(size), List.of(1), List.of(dilation), padding);
    return outputs(
        new TransposedConvolution("layer", true, 1, window, List.of(), ZEROS, END),
        TensorShape.of(steps.length, 1),
        steps);
  }

  private static float[] depthwise(List<Integer> strides, List<Integer> dilation, Padding padding) {
    Window window = new Window(List.of(2, 3), strides, dilation, padding);
    return outputs(
        new DepthwiseConvolution("layer", true, 1, window, ZEROS, END), IMAGE, counted(30));
  }

  private static float[] separable(Padding padding) {
    Window window = new Window(List.of(2, 3), List.of(2, 2), List.of(1, 2), padding);
    Kernels kernels = new Kernels(ZEROS, new WeightOptions(new Constant(2)));
    return outputs(
        new SeparableConvolution("layer", true, 1, 1, window, kernels, END), IMAGE, counted(30));
  }

  /** Outputs of the layer when its first kernel is 1, 2, 3, …, and a second one 2. */
  private static float[] outputs(UnaryLayer layer, TensorShape input, float[] features) {
    KerasModel model =
        Models.sequential(
            input, List.of(layer), Models.sgd(0.1), new LossFunction.MeanSquaredError());
    try (TrainingSession session = TrainingSession.compile(model, 1)) {
      session.assignWeights(model.weights().stream().map(WindowLoweringTest::values).toList());
      float[] outputs = new float[session.outputCount()];
      session.predict(features, 1, outputs);
      return outputs;
    }
  }

  private static WeightValues values(WeightSpec weight) {
    boolean second = weight.name().endsWith("pointwise_kernel");
    float[] values = second ? new float[] {2} : counted(weight.shape().size());
    return new WeightValues(weight.name(), weight.shape(), values);
  }

  private static float[] counted(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }
}
