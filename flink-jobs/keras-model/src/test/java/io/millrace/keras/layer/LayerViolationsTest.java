package io.millrace.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a layer is said at its member, with what is legal. */
class LayerViolationsTest {
  @ParameterizedTest(name = "{0} {1} on ({2})")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Conv2D | 'filters': 4, 'kernel_size': [3, 3, 3] | 8, 8, 1 | /kernel_size: 'kernel_size' is"
            + " [3,3,3]; legal is a whole number from 1 to 1048576, or a list of 2",
        "Conv1D | 'filters': 4, 'kernel_size': 0 | 8, 1 | /kernel_size: 'kernel_size' is 0; legal is"
            + " a whole number from 1 to 1048576",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'padding': 'causal' | 8, 8, 1 | /padding:"
            + " 'padding' is 'causal'; legal is valid or same",
        "Conv1D | 'filters': 4, 'kernel_size': 3, 'padding': 'full' | 8, 1 | /padding: 'padding' is"
            + " 'full'; legal is valid, same or causal",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'strides': 2, 'dilation_rate': 2 | 8, 8, 1 |"
            + " /dilation_rate: 'strides' is [2, 2] and 'dilation_rate' [2, 2]; legal is one of them"
            + " above 1",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'data_format': 'channels_first' | 1, 8, 8 |"
            + " /data_format: 'data_format' is 'channels_first'; legal is channels_last",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'groups': 3 | 8, 8, 3 | /groups: 'groups' is 3 and"
            + " 'filters' 4; legal is a divisor of filters",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'groups': 2 | 8, 8, 3 | : 'groups' is 2 and the"
            + " input (8, 8, 3) has 3 channels; legal is a divisor of them",
        "Conv2D | 'filters': 4, 'kernel_size': 9 | 8, 8, 1 | : Conv2D has a window of 9 on axis 1 and"
            + " the input (8, 8, 1) only 8; legal is a smaller window, or padding 'same'",
        "Conv2D | 'filters': 4, 'kernel_size': 3 | 64 | : Conv2D was given (64); legal is (height,"
            + " width, channels)",
        "Conv1D | 'filters': 4, 'kernel_size': 3 | 8, 8, 1 | : Conv1D was given (8, 8, 1); legal is"
            + " (steps, channels)",
        "Conv1D | 'filters': 4, 'kernel_size': 1048576, 'dilation_rate': 9 | 8, 1 | : a window of"
            + " size [1048576] and dilation [9] is too large; legal are at most 1048576 elements on"
            + " an axis",
        "Conv2DTranspose | 'filters': 4, 'kernel_size': 3, 'strides': 2, 'output_padding': 2 | 8, 8,"
            + " 1 | /output_padding: 'output_padding' is [2, 2] and 'strides' [2, 2]; legal is less"
            + " than the stride of each axis",
        "Conv1DTranspose | 'filters': 1, 'kernel_size': 1, 'strides': 1000000 | 8, 1 | : the output"
            + " is 8000000 on axis 1; legal are at most 1048576",
        "MaxPooling2D | 'pool_size': 9 | 8, 8, 1 | : MaxPooling2D has a window of 9 on axis 1 and the"
            + " input (8, 8, 1) only 8; legal is a smaller window, or padding 'same'",
        "Reshape | 'target_shape': [5, -1] | 8 | : 'target_shape' is [5, -1] and the input (8) has 8"
            + " values; legal is a shape of as many",
        "Reshape | 'target_shape': [-1, -1] | 8 | /target_shape: 'target_shape' is [-1, -1]; legal"
            + " are numbers from 1 on, and -1 at most once",
        "Reshape | 'target_shape': [null, 2] | 8 | /target_shape: 'target_shape' is [null,2]; legal"
            + " is a whole number, or a list",
        "Permute | 'dims': [1, 3] | 8, 2 | /dims: 'dims' is [1, 3]; legal are the numbers from 1 on,"
            + " each once",
        "Permute | 'dims': [2, 1] | 8 | : 'dims' is [2, 1] and the input (8) has 1 axes; legal is one"
            + " number for each",
        "RepeatVector | 'n': 3 | 8, 2 | : RepeatVector was given (8, 2); legal is (features)",
        "ZeroPadding2D | 'padding': [1, 2, 3] | 8, 8, 1 | /padding: 'padding' is [1,2,3]; legal is a"
            + " whole number from 0 to 1048576, or a list of one, or of a list of 2, for height and"
            + " for width",
        "ZeroPadding1D | 'padding': -1 | 8, 1 | /padding: 'padding' is -1; legal is a whole number"
            + " from 0 to 1048576, or a list of 2, before and after",
        "Cropping1D | 'cropping': 4 | 8, 1 | : 'cropping' takes 8 from axis 1 of the input (8, 1);"
            + " legal is less than it has",
        "UpSampling2D | 'interpolation': 'bicubic' | 8, 8, 1 | /interpolation: 'interpolation' is"
            + " 'bicubic'; legal is nearest or bilinear",
        "Resizing | 'height': 4, 'width': 4, 'antialias': true | 8, 8, 1 | /antialias: 'antialias' is"
            + " true, which is not supported; legal is null or false",
        "BatchNormalization | 'axis': [1, 2] | 8, 2 | /axis: 'axis' is [1, 2]; legal is one axis",
        "BatchNormalization | 'axis': 3 | 8, 2 | : BatchNormalization has axis 3 and the input is (8,"
            + " 2); legal is 1 to 2, or -2 to -1",
        "BatchNormalization | 'renorm': true | 8 | /renorm: 'renorm' is true, which is not supported;"
            + " legal is null or false",
        "LayerNormalization | 'axis': [-1, 1] | 8, 2 | /axis: 'axis' is [-1, 1]; legal are all"
            + " positive or all negative ones",
        "LayerNormalization | 'axis': [] | 8, 2 | /axis: 'axis' is []; legal is at least one axis",
        "RMSNormalization | 'axis': 1 | 8, 2 | : RMSNormalization has axis [1] and the input is (8,"
            + " 2); legal are the last axes",
        "GroupNormalization | 'groups': 0 | 8, 2 | /groups: 'groups' is 0; legal is -1, or a number"
            + " from 1 on",
        "GroupNormalization | 'groups': 3 | 8, 2 | : 'groups' is 3 and the input (8, 2) has 2"
            + " channels; legal is a divisor of them",
        "Normalization | 'axis': [-1], 'mean': 1 | 8 | : 'mean' is 1 and 'variance' is missing; legal"
            + " are both, each a number or a list with one for each feature, or none",
        "Dropout | 'rate': 0.5, 'noise_shape': [null, 2] | 8, 2 | : 'noise_shape' is [-1, 2] (-1 for"
            + " null) and the input (8, 2); legal is null, 1 or its size for each axis, null or 1"
            + " for the batch first",
        "Dropout | 'rate': 0.5, 'noise_shape': [0] | 8 | /noise_shape: 'noise_shape' is [0]; legal is"
            + " a list of whole numbers from 1 on, and of null for what the input has",
        "AlphaDropout | 'rate': 0.5, 'noise_shape': [null, 1] | 8 | /noise_shape: 'noise_shape' is"
            + " [null,1], which is not supported; legal is null or false",
        "SpatialDropout1D | 'rate': 0.5 | 8 | : SpatialDropout1D was given (8); legal is (steps,"
            + " channels)",
        "GaussianNoise | 'stddev': 2 | 8 | /stddev: 'stddev' is 2; legal is a number from 0 to 1",
        "ReLU | 'max_value': -1 | 8 | /max_value: 'max_value' is -1; legal is a number of at least 0",
        "PReLU | 'shared_axes': [2] | 8 | : PReLU has axis 2 and the input is (8); legal is 1 to 1,"
            + " or -1 to -1",
        "Softmax | 'axis': 4 | 8 | : Softmax has axis 4 and the input is (8); legal is 1 to 1, or -1"
            + " to -1",
        "Dense | 'units': 2, 'activation': {'class_name': 'LeakyReLU', 'config': {'slope': 3}} | 8 |"
            + " /activation/config/slope: 'slope' is not a known member of activation LeakyReLU",
        "Conv1D | 'filters': 2, 'kernel_size': 2, 'kernel_initializer': 'identity' | 8, 2 | : the"
            + " initializer of 'kernel' makes a matrix, and its shape is (2, 2, 2)",
        "Dense | 'units': 2, 'bias_initializer': 'orthogonal' | 8 | : the initializer of 'bias' is"
            + " orthogonal, and its shape is (2); legal are matrices, up to 4096 times 4096",
      })
  void shouldSayWhatIsWrongWithALayer(
      String className, String config, String shape, String violation) {
    assertThat(OneLayer.violations(className, config.replace('\'', '"'), shape))
        .containsExactly(violation);
  }
}
