package io.millrace.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.layer.activation.LeakyRelu;
import io.millrace.keras.layer.activation.Relu;
import io.millrace.keras.layer.activation.Softmax;
import io.millrace.keras.layer.convolution.BiasActivation;
import io.millrace.keras.layer.convolution.Convolution;
import io.millrace.keras.layer.convolution.DepthwiseConvolution;
import io.millrace.keras.layer.convolution.Padding;
import io.millrace.keras.layer.convolution.TransposedConvolution;
import io.millrace.keras.layer.convolution.Window;
import io.millrace.keras.layer.noise.GaussianNoise;
import io.millrace.keras.layer.noise.SpatialDropout;
import io.millrace.keras.layer.normalization.GroupNormalization;
import io.millrace.keras.layer.normalization.LayerNormalization;
import io.millrace.keras.layer.normalization.ScaleCenter;
import io.millrace.keras.layer.pooling.GlobalPooling;
import io.millrace.keras.layer.pooling.Pooling;
import io.millrace.keras.layer.pooling.PoolingFunction;
import io.millrace.keras.layer.shape.Border;
import io.millrace.keras.layer.shape.Interpolation;
import io.millrace.keras.layer.shape.Permute;
import io.millrace.keras.layer.shape.RepeatVector;
import io.millrace.keras.layer.shape.Reshape;
import io.millrace.keras.layer.shape.Resizing;
import io.millrace.keras.layer.shape.UpSampling;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A layer that exists is legal, whoever made it. */
class LayerRecordsTest {
  private static final WeightOptions ZEROS = new WeightOptions(new Constant(0));
  private static final BiasActivation END =
      new BiasActivation(true, ZEROS, ActivationFunction.LINEAR);
  private static final Window THREE = new Window(List.of(3), List.of(1), Padding.VALID);
  private static final ScaleCenter PLAIN = new ScaleCenter(false, false, ZEROS, ZEROS);

  @Test
  void shouldRefuseIllegalWindows() {
    refused(
        () -> new Window(List.of(0), List.of(1), Padding.VALID),
        "size is [0]; legal is at least 1");
    refused(
        () -> new Window(List.of(2), List.of(1, 1), Padding.VALID),
        "size [2], strides [1, 1] and dilation [1] differ in rank");
    refused(
        () -> new Window(List.of(2, 2), List.of(1, 1), Padding.CAUSAL),
        "padding is causal; legal is that of one axis only");
  }

  @Test
  void shouldRefuseIllegalConvolutions() {
    Window both = new Window(List.of(3), List.of(2), List.of(2), Padding.VALID);
    refused(
        () -> new Convolution("c", true, 3, 2, THREE, ZEROS, END),
        "filters is 3 and groups 2; legal are numbers of at least 1, filters a multiple of groups");
    refused(
        () -> new Convolution("c", true, 2, 1, both, ZEROS, END),
        "strides is [2] and dilation [2]; legal is one of them above 1");
    refused(
        () -> new DepthwiseConvolution("c", true, 0, THREE, ZEROS, END),
        "depth_multiplier is 0; legal is at least 1");
    refused(
        () -> new TransposedConvolution("c", true, 0, THREE, List.of(), ZEROS, END),
        "filters is 0; legal is at least 1");
    refused(
        () -> new TransposedConvolution("c", true, 1, THREE, List.of(1), ZEROS, END),
        "output_padding is [1] and strides [1]; legal is one for each axis, from 0 to below its"
            + " stride");
  }

  @Test
  void shouldRefuseIllegalPooling() {
    Window causal = new Window(List.of(2), List.of(2), Padding.CAUSAL);
    assertThatThrownBy(() -> new Pooling("p", PoolingFunction.MAX, causal))
        .hasMessageEndingWith("legal is one without dilation, valid or same");
    refused(
        () -> new GlobalPooling("p", PoolingFunction.MAX, 3, false), "rank is 3; legal is 1 or 2");
  }

  @Test
  void shouldRefuseIllegalShapes() {
    refused(
        () -> new Reshape("r", List.of(-2)),
        "target_shape is [-2]; legal are numbers from 1 on, and -1 at most once");
    refused(
        () -> new Permute("p", List.of(2)),
        "dims is [2]; legal are the numbers from 1 on, each once");
    refused(() -> new RepeatVector("r", 0), "n is 0; legal is at least 1");
    refused(
        () -> new Border(List.of(-1), List.of(0)),
        "the border is [-1] and [0]; legal are numbers of at least 0");
    refused(
        () -> new UpSampling("u", List.of(0), Interpolation.NEAREST),
        "size is [0]; legal is at least 1");
    refused(
        () -> new Resizing("r", 0, 1, Interpolation.NEAREST),
        "height is 0 and width 1; legal is at least 1");
  }

  @Test
  void shouldRefuseIllegalNormalizations() {
    refused(
        () -> new LayerNormalization("l", true, List.of(1, -1), 0.1, false, PLAIN),
        "axis is [1, -1]; legal is at least one, all positive or all negative");
    refused(
        () -> new LayerNormalization("l", true, List.of(1), -1, false, PLAIN),
        "epsilon is -1.0; legal is at least 0");
    refused(
        () -> new GroupNormalization("g", true, 0, -1, 0.1, PLAIN),
        "groups is 0; legal is -1, or at least 1");
  }

  @Test
  void shouldRefuseIllegalNoiseAndActivations() {
    refused(
        () -> new SpatialDropout("s", 1, 1, null), "rate is 1.0; legal is at least 0, less than 1");
    refused(() -> new GaussianNoise("g", 2, null), "stddev is 2.0; legal is 0 to 1");
    refused(() -> new LeakyRelu("l", -1), "negative_slope is -1.0; legal is at least 0");
    refused(
        () -> new Relu("r", null, 0, -1),
        "max_value is null, negative_slope 0.0 and threshold -1.0; legal are numbers of at least 0");
    refused(() -> new Softmax("s", List.of()), "axis is empty; legal is at least one");
  }

  @Test
  void shouldRefuseOutputsThatAreTooLarge() {
    TensorShape input = TensorShape.of(1024, 1024, 16);
    assertThatThrownBy(
            () -> new UpSampling("u", List.of(2, 2), Interpolation.NEAREST).outputShape(input))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("is too large; legal are at most 16777216 values in one example");
  }

  @Test
  void shouldNameItselfAsItsLayerDoes() {
    Convolution layer = new Convolution("c", true, 2, 1, THREE, ZEROS, END);
    Followed followed = new Followed(layer, new LeakyRelu("l", 0.1));
    assertThat(followed.type()).isEqualTo("Conv1D");
    assertThat(followed.name()).isEqualTo("c");
    assertThat(followed.parameterCount(TensorShape.of(8, 2))).isEqualTo(14);
  }

  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
