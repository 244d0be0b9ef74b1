package io.millrace.codecs;

import io.millrace.contracts.record.JsonFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One record at a time: numbers go to a buffer as they come, and each named feature remembers where
 * its own begin, so that members may be written in any order.
 */
final class JsonRecordReader {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_LENGTH = 400;
  private static final int MAX_TEXT_LENGTH = 1 << 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(MAX_TEXT_LENGTH)
                  .build())
          .build();

  private final JsonFormat format;
  private final MemberPaths paths;
  private final boolean named;
  private final int[] starts;
  private final int[] lengths;
  private final ValueBuffer features = new ValueBuffer();
  private final ValueBuffer label = new ValueBuffer();
  private boolean labelSeen;

  JsonRecordReader(JsonFormat format) {
    this.format = format;
    this.paths = MemberPaths.of(format.features(), format.label());
    this.named = !format.features().isEmpty();
    this.starts = new int[format.features().size()];
    this.lengths = new int[format.features().size()];
  }

  void read(byte[] value) throws UndecodableRecordException {
    features.clear();
    label.clear();
    labelSeen = false;
    Arrays.fill(starts, -1);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), value)) {
      readRecord(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new UndecodableRecordException(
            "the value goes on after its first JSON value; legal is one array or object");
      }
    }
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] < 0) {
        throw new UndecodableRecordException(
            "member '%s' is missing; legal is an object with the members %s"
                .formatted(format.features().get(i), format.features()));
      }
    }
  }

  int featureCount() {
    return features.size();
  }

  void copyFeatures(float[] target, int offset) {
    if (!named) {
      features.copy(0, features.size(), target, offset);
      return;
    }
    int at = offset;
    for (int i = 0; i < starts.length; i++) {
      features.copy(starts[i], lengths[i], target, at);
      at += lengths[i];
    }
  }

  float[] label() {
    return label.toArray();
  }

  private void readRecord(JsonParser parser, @Nullable JsonToken token)
      throws UndecodableRecordException {
    if (token == JsonToken.START_OBJECT) {
      readObject(parser, paths);
    } else if (token == JsonToken.START_ARRAY && !named) {
      readNumbers(parser, token, "the array", features);
    } else {
      throw new UndecodableRecordException(
          "the value is %s; legal is %s"
              .formatted(
                  describe(token),
                  named
                      ? "an object with the members " + format.features()
                      : "an array of numbers or an object"));
    }
  }

  private void readObject(JsonParser parser, @Nullable MemberPaths here)
      throws UndecodableRecordException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      MemberPaths member = here == null ? null : here.member(name);
      readMember(parser, parser.nextToken(), name, member);
    }
  }

  private void readMember(
      JsonParser parser, JsonToken token, String name, @Nullable MemberPaths member)
      throws UndecodableRecordException {
    if (member != null && member.isLabel()) {
      readLabel(parser, token, name);
    } else if (member != null && member.isFeature()) {
      readNamed(parser, token, name, member.slot());
    } else if (token == JsonToken.START_OBJECT && (member != null || !named)) {
      readObject(parser, member);
    } else if (named || token == JsonToken.VALUE_STRING) {
      parser.skipChildren();
    } else {
      readNumbers(parser, token, "member '" + name + "'", features);
    }
  }

  private void readLabel(JsonParser parser, JsonToken token, String name)
      throws UndecodableRecordException {
    if (labelSeen) {
      throw twice(name);
    }
    labelSeen = true;
    if (token == JsonToken.VALUE_STRING) {
      throw new UndecodableRecordException(
          "label '%s' is the text \"%s\"; legal is a number, true or false: encode classes as 0, 1, …"
              .formatted(name, parser.getString()));
    }
    if (token != JsonToken.VALUE_NULL) {
      readNumbers(parser, token, "label '" + name + "'", label);
    }
  }

  private void readNamed(JsonParser parser, JsonToken token, String name, int slot)
      throws UndecodableRecordException {
    if (starts[slot] >= 0) {
      throw twice(name);
    }
    starts[slot] = features.size();
    readNumbers(parser, token, "member '" + name + "'", features);
    lengths[slot] = features.size() - starts[slot];
  }

  private static UndecodableRecordException twice(String name) {
    return new UndecodableRecordException(
        "member '" + name + "' is there twice; legal is once in each record");
  }

  /** One number, or an array of them however deep, in the order they are written. */
  private static void readNumbers(
      JsonParser parser, JsonToken first, String where, ValueBuffer into)
      throws UndecodableRecordException {
    int depth = 0;
    JsonToken token = first;
    while (true) {
      switch (token) {
        case START_ARRAY -> depth++;
        case END_ARRAY -> depth--;
        case VALUE_TRUE -> into.add(1);
        case VALUE_FALSE -> into.add(0);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.add(number(parser, where));
        default ->
            throw new UndecodableRecordException(
                "%s holds %s; legal are numbers, true and false".formatted(where, describe(token)));
      }
      if (depth == 0) {
        return;
      }
      token = parser.nextToken();
    }
  }

  private static float number(JsonParser parser, String where) throws UndecodableRecordException {
    float value = (float) parser.getDoubleValue();
    if (Float.isInfinite(value)) {
      throw new UndecodableRecordException(
          "%s holds %s; legal are numbers that fit 32-bit floats, up to 3.4e38"
              .formatted(where, parser.getString()));
    }
    return value;
  }

  private static String describe(@Nullable JsonToken token) {
    if (token == null) {
      return "empty";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "a number";
    };
  }
}
