package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.savedmodel.ServingSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

class ServingSignatureTest {
  private static final TensorInfo FLOATS = tensor(DataType.DT_FLOAT, -1, 4);

  @TempDir Path folder;

  @Test
  void shouldReadOneInputAndOneOutput() {
    ServingSignature serving =
        read(
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
    assertRefused(
        other,
        "the SavedModel has no signature 'serving_default'; it has [train] (save it with"
            + " signatures={'serving_default': …})");
  }

  @Test
  void shouldOrderInputsAndOutputsByName() {
    ServingSignature serving =
        read(
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
        "input 'x' has the type string; legal is float32, float64, int32, int64, uint8 or bool");
    assertRefused(
        graph(
            SignatureDef.newBuilder()
                .putInputs("x", FLOATS)
                .putOutputs("y", tensor(DataType.DT_INT64, -1, 4))),
        "output 'y' has the type int64; legal is float32");
  }

  @Test
  void shouldRefuseShapesThatAreNotKnown() {
    assertShapeRefused("[-1, -1]", tensor(DataType.DT_FLOAT, -1, -1));
    assertShapeRefused("[10, 4]", tensor(DataType.DT_FLOAT, 10, 4));
    assertShapeRefused("[]", tensor(DataType.DT_FLOAT));
    assertShapeRefused(
        "of unknown rank",
        TensorInfo.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(TensorShapeProto.newBuilder().setUnknownRank(true))
            .build());
  }

  private void assertShapeRefused(String shape, TensorInfo output) {
    assertRefused(
        graph(SignatureDef.newBuilder().putInputs("x", FLOATS).putOutputs("y", output)),
        "output 'y' has the shape "
            + shape
            + "; legal is -1 for the batch, then known dimensions (records have a fixed size: export"
            + " the model with the sizes that they have)");
  }

  private void assertRefused(MetaGraphDef graph, String message) {
    assertThatThrownBy(() -> read(graph))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(message);
  }

  @Test
  void shouldReadOneValueOfEachExample() {
    ServingSignature serving =
        read(
            graph(
                SignatureDef.newBuilder()
                    .putInputs("x", tensor(DataType.DT_FLOAT, -1))
                    .putOutputs("y", FLOATS)));

    assertThat(serving.signature().inputs().get(0).shape()).isEqualTo(TensorShape.scalar());
  }

  @Test
  void shouldRefuseAGraphThatIsNotForServing() throws IOException {
    SavedModel training =
        SavedModel.newBuilder()
            .addMetaGraphs(
                MetaGraphDef.newBuilder()
                    .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("train")))
            .build();
    Files.write(folder.resolve("saved_model.pb"), training.toByteArray());

    assertThatThrownBy(() -> ServingSignature.read(folder))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("the SavedModel has no graph with the tag 'serve'; it has [[train]]");
  }

  @Test
  void shouldPutInputsAndOutputsIntoAnotherOrder() {
    ServingSignature byName =
        read(
            graph(
                SignatureDef.newBuilder()
                    .putInputs("a", tensor("a:0"))
                    .putInputs("b", tensor("b:0"))
                    .putOutputs("y", tensor("y:0"))));
    TensorSpec a = byName.signature().inputs().get(0);
    TensorSpec b = byName.signature().inputs().get(1);
    ModelSignature trained = new ModelSignature(List.of(b, a), byName.signature().outputs());

    ServingSignature reordered = byName.inOrderOf(trained);

    assertThat(reordered.signature()).isEqualTo(trained);
    assertThat(reordered.feeds()).containsExactly("b:0", "a:0");
    assertThatThrownBy(
            () -> byName.inOrderOf(new ModelSignature(List.of(b, b), byName.signature().outputs())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the SavedModel has the inputs [TensorSpec[name=a,")
        .hasMessageEndingWith(", those that it was published with");
  }

  private ServingSignature read(MetaGraphDef graph) {
    MetaGraphDef tagged =
        graph.toBuilder()
            .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
            .build();
    try {
      Files.write(
          folder.resolve("saved_model.pb"),
          SavedModel.newBuilder().addMetaGraphs(tagged).build().toByteArray());
      return ServingSignature.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TensorInfo tensor(String name) {
    return FLOATS.toBuilder().setName(name).build();
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
