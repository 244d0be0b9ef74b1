package io.millrace.keras;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.layer.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole document: text to tree, then layers, then compile configuration. */
final class SequentialReader {
  /** Longest legal document, in characters. */
  static final int MAX_CHARACTERS = 1 << 20;

  private static final int MAX_NESTING = 40;

  private final LayerReaders readers;
  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  SequentialReader(LayerReaders readers) {
    this.readers = readers;
  }

  /** Null when violations were added. */
  @Nullable KerasModel read(String json, Violations violations) {
    JsonNode tree = tree(json, violations);
    if (tree == null) {
      return null;
    }
    Members document = new Members(tree, "", null, violations);
    if (!tree.path("class_name").asString("").equals("Sequential")) {
      document.refuse(
          "class_name",
          "'class_name' is " + Members.given(tree.path("class_name")) + "; legal is \"Sequential\"",
          "only Sequential models can be read");
      return null;
    }
    return readSequential(document);
  }

  private @Nullable KerasModel readSequential(Members document) {
    document.ignore(
        "class_name", "module", "registered_name", "build_config", "keras_version", "backend");
    Members config = document.object("config");
    config.ignore("trainable", "dtype", "build_input_shape");
    String name = config.text("name", "sequential");
    LayerListReader layerList = new LayerListReader(readers, document, config);
    List<Layer> layers = layerList.read();
    TensorShape output = layerList.outputShape();
    CompileConfig compile = CompileReader.read(document, output);
    config.requireKnown("Sequential");
    document.requireKnown("the document");
    return output == null || compile == null || document.violationCount() > 0
        ? null
        : new KerasModel(name, layers, compile);
  }

  private @Nullable JsonNode tree(String json, Violations violations) {
    if (json.length() > MAX_CHARACTERS) {
      violations.add(
          null,
          "",
          "the document has " + json.length() + " characters; legal are at most " + MAX_CHARACTERS,
          null);
      return null;
    }
    if (json.isBlank()) {
      violations.add(null, "", "the document is empty; legal is a JSON object", null);
      return null;
    }
    try {
      JsonNode tree = mapper.readTree(json);
      if (tree.isObject()) {
        return tree;
      }
      violations.add(
          null, "", "the document is " + Members.given(tree) + "; legal is a JSON object", null);
    } catch (JacksonException e) {
      violations.add(notJson(e));
    }
    return null;
  }

  private static ModelViolation notJson(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return new ModelViolation(
        null,
        location == null ? null : location.getLineNr(),
        location == null ? null : location.getColumnNr(),
        "",
        "the document is not JSON: " + e.getOriginalMessage().split(" \\(for ", 2)[0],
        "paste the text that model.to_json() returns");
  }
}
