package io.millrace.tf.golden;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.weight.WeightValues;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model, its weights and what Keras computed with it; the format is in {@code golden/README.md}.
 *
 * @param name folder and file, for example {@code layers/dense}
 */
record GoldenCase(String name, JsonNode document) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A line of Keras' summary. */
  record LayerLine(String name, String type, TensorShape firstOutput, long parameters) {}

  /** Examples of one batch. */
  record Rows(int count, float[] features, float[] labels, float @Nullable [] sampleWeights) {}

  static GoldenCase read(Path folder, String name) {
    return new GoldenCase(name, MAPPER.readTree(folder.resolve(name + ".json").toFile()));
  }

  String architecture() {
    return document.required("architecture").toString();
  }

  List<LayerLine> layers() {
    List<LayerLine> lines = new ArrayList<>();
    for (JsonNode layer : document.required("summary").required("layers")) {
      lines.add(
          new LayerLine(
              layer.required("name").asString(),
              layer.required("type").asString(),
              shape(layer.required("shapes").get(0)),
              layer.required("parameters").asLong()));
    }
    return lines;
  }

  long parameters() {
    return document.required("summary").required("parameters").asLong();
  }

  List<TensorShape> outputShapes() {
    return document.required("outputs").valueStream().map(GoldenCase::shape).toList();
  }

  List<WeightValues> weights() {
    return weights("weights");
  }

  /** After training. */
  List<WeightValues> finalWeights() {
    return weights("finalWeights");
  }

  private List<WeightValues> weights(String member) {
    return document
        .required(member)
        .valueStream()
        .map(
            weight ->
                new WeightValues(
                    weight.required("name").asString(),
                    shape(weight.required("shape")),
                    floats(weight.required("values"))))
        .toList();
  }

  int rows() {
    return document.required("rows").asInt();
  }

  float[] features() {
    return floats(document.required("features"));
  }

  float[] predictions() {
    return floats(document.required("predictions"));
  }

  JsonNode training() {
    return document.required("training");
  }

  static List<Rows> batches(JsonNode parent) {
    return parent
        .required("batches")
        .valueStream()
        .map(
            batch ->
                new Rows(
                    batch.required("rows").asInt(),
                    floats(batch.required("features")),
                    floats(batch.required("labels")),
                    batch.has("sampleWeights") ? floats(batch.get("sampleWeights")) : null))
        .toList();
  }

  static float[] floats(JsonNode base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.asString()));
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static TensorShape shape(JsonNode dimensions) {
    return new TensorShape(dimensions.valueStream().map(JsonNode::asInt).toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
