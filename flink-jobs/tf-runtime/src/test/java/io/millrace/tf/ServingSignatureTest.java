package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.TensorShape;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

class ServingSignatureTest {
  private static final TensorInfo FLOATS = tensor(DataType.DT_FLOAT, -1, 4);

  @Test
  void shouldReadOneInputAndOneOutput() {
    ServingSignature serving =
        ServingSignature.of(
            graph(
                SignatureDef.newBuilder()
                    .putInputs("image", tensor(DataType.DT_FLOAT, -1, 8, 8))
                    .putOutputs("probabilities", FLOATS)));
    assertThat(serving.signature().inputs().get(0).name()).isEqualTo("image");
    assertThat(serving.signature().inputs().get(0).shape()).isEqualTo(TensorShape.of(8, 8));
    assertThat(serving.signature().outputs().get(0).shape()).isEqualTo(TensorShape.of(4));
    assertThat(serving.feeds()).containsExactly("op:0");
  }

  @Test
  void shouldRefuseAModelWithoutServingSignature() {
    MetaGraphDef other =
        MetaGraphDef.newBuilder()
            .putSignatureDef("train", SignatureDef.getDefaultInstance())
            .build();
    assertRefused(other, "the SavedModel has no signature 'serving_default'; it has [train]");
  }

  @Test
  void shouldOrderInputsAndOutputsByName() {
    ServingSignature serving =
        ServingSignature.of(
            graph(
                SignatureDef.newBuilder()
                    .putInputs("b", FLOATS)
                    .putInputs("a", tensor(DataType.DT_INT32, -1, 2))
                    .putOutputs("y", FLOATS)
                    .putOutputs("x", FLOATS)));
    assertThat(serving.signature().inputs())
        .containsExactly(
            new TensorSpec("a", io.millrace.contracts.record.DataType.INT32, TensorShape.of(2)),
            new TensorSpec("b", io.millrace.contracts.record.DataType.FLOAT32, TensorShape.of(4)));
    assertThat(serving.signature().outputs())
        .extracting(TensorSpec::name)
        .containsExactly("x", "y");
  }

  @Test
  void shouldRefuseASignatureWithoutOutputs() {
    assertRefused(
        graph(SignatureDef.newBuilder().putInputs("x", FLOATS)),
        "the signature has no output; legal is at least one");
  }

  @Test
  void shouldRefuseOtherTypes() {
    assertRefused(
        graph(
            SignatureDef.newBuilder()
                .putInputs("x", tensor(DataType.DT_STRING, -1, 4))
                .putOutputs("y", FLOATS)),
        "input 'x' has the type DT_STRING; legal is DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64,"
            + " DT_UINT8 or DT_BOOL");
    assertRefused(
        graph(
            SignatureDef.newBuilder()
                .putInputs("x", FLOATS)
                .putOutputs("y", tensor(DataType.DT_INT64, -1, 4))),
        "output 'y' has the type DT_INT64; legal is DT_FLOAT");
  }

  @Test
  void shouldRefuseShapesThatAreNotKnown() {
    assertShapeRefused("[-1, -1]", tensor(DataType.DT_FLOAT, -1, -1));
    assertShapeRefused("[10, 4]", tensor(DataType.DT_FLOAT, 10, 4));
    assertShapeRefused("[-1]", tensor(DataType.DT_FLOAT, -1));
    assertShapeRefused(
        "[]",
        TensorInfo.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(TensorShapeProto.newBuilder().setUnknownRank(true))
            .build());
  }

  private static void assertShapeRefused(String shape, TensorInfo output) {
    assertRefused(
        graph(SignatureDef.newBuilder().putInputs("x", FLOATS).putOutputs("y", output)),
        "output 'y' has the shape " + shape + "; legal is -1, then at least one known dimension");
  }

  private static void assertRefused(MetaGraphDef graph, String message) {
    assertThatThrownBy(() -> ServingSignature.of(graph))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage(message);
  }

  private static MetaGraphDef graph(SignatureDef.Builder serving) {
    return MetaGraphDef.newBuilder().putSignatureDef("serving_default", serving.build()).build();
  }

  private static TensorInfo tensor(DataType type, long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder().setName("op:0").setDtype(type).setTensorShape(shape).build();
  }
}
