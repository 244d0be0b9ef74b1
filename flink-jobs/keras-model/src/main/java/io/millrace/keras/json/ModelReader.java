package io.millrace.keras.json;

import io.millrace.contracts.json.JsonFaults;
import io.millrace.keras.KerasModel;
import io.millrace.keras.ModelViolation;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.json.compile.CompileReader;
import io.millrace.keras.json.compile.ModelOutputs;
import java.util.Locale;
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
public final class ModelReader {
  /** Longest legal document, in characters. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private static final int MAX_NESTING = 100;

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

  public ModelReader(LayerReaders readers) {
    this.readers = readers;
  }

  /** Null when violations were added. */
  public @Nullable KerasModel read(String json, Violations violations) {
    JsonNode tree = tree(json, violations);
    if (tree == null) {
      return null;
    }
    Members document = new Members(tree, "", null, violations);
    FormerMeanings.refuse(tree, violations);
    return switch (tree.path("class_name").asString("")) {
      case "Sequential" -> read(ModelKind.SEQUENTIAL, document);
      case "Functional", "Model" -> read(ModelKind.FUNCTIONAL, document);
      default -> {
        document.refuse(
            "class_name",
            "'class_name' is "
                + Members.given(tree.path("class_name"))
                + "; legal is \"Sequential\" or \"Functional\"",
            "subclassed models have no architecture that can be read; use keras.Sequential or the"
                + " functional API");
        yield null;
      }
    };
  }

  private @Nullable KerasModel read(ModelKind kind, Members document) {
    document.ignore(
        "class_name", "module", "registered_name", "build_config", "keras_version", "backend");
    Members config = document.object("config");
    config.ignore("trainable", "dtype", "build_input_shape");
    String name = config.text("name", kind.className().toLowerCase(Locale.ROOT));
    ReadGraph read = readers.graph(kind, config);
    requireWeights(document, read);
    CompileConfig compile =
        CompileReader.read(document, new ModelOutputs(read.outputNames(), read.outputShapes()));
    config.requireKnown(kind.className());
    document.requireKnown("the document");
    return read.graph() == null || compile == null || document.violationCount() > 0
        ? null
        : new KerasModel(name, kind, read.graph(), compile);
  }

  private static void requireWeights(Members document, ReadGraph read) {
    if (!read.trainable()) {
      document.refuse(
          "config",
          "the model has no weight that can be trained; legal is at least one trainable layer with"
              + " weights",
          "add a Dense layer");
    }
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
        "the document is not JSON: " + JsonFaults.reason(e),
        "paste the text that model.to_json() returns");
  }
}
