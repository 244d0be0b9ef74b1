package io.millrace.controlplane.strictness;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.type.LogicalType;

/** Text that can be kept and answered again: no U+0000, no half of a surrogate pair. */
final class StrictText extends StdScalarDeserializer<String> {
  StrictText() {
    super(String.class);
  }

  @Override
  public LogicalType logicalType() {
    return LogicalType.Textual;
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    return checked(StringDeserializer.instance.deserialize(parser, context), context);
  }

  private static String checked(String text, DeserializationContext context) {
    if (text != null && !isText(text)) {
      throw context.weirdStringException(
          text, String.class, "text holds U+0000 or half of a surrogate pair; legal is Unicode");
    }
    return text;
  }

  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
  }

  /** The same for names of members. */
  static final class Key extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return checked(key, context);
    }
  }
}
