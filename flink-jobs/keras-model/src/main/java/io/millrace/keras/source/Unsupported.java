package io.millrace.keras.source;

import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Suggestion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in Keras and not here, and what to write instead. */
final class Unsupported {
  private static final String SUPPORTED = "the user guide lists the layers that are supported";
  private static final String AUGMENT = "change the records before they are sent to the topic";
  private static final String ENCODE =
      "encode text as numbers before the records are sent, and start with Embedding";

  /** By the beginning of the name; a question mark stands for its end. */
  private static final Map<String, String> LAYERS =
      Map.of(
          "Lambda",
          "write arithmetic on the tensors themselves (x * 2 + y), or use Rescaling, Reshape,"
              + " Permute, Activation",
          "Random",
          AUGMENT,
          "TextVectorization",
          ENCODE,
          "StringLookup",
          ENCODE,
          "IntegerLookup",
          ENCODE,
          "Hashing",
          ENCODE,
          "Layer?",
          "use the layers of keras.layers; layers of one's own cannot be read",
          "Resizing",
          "resize the images before the records are sent",
          "CenterCrop",
          "use Cropping2D, or crop the images before the records are sent");

  private Unsupported() {}

  static SourceException layer(Session session, String name, Site site) {
    String nearest = Suggestion.didYouMean(name, session.probe().classNames());
    String known = hint(name);
    return new SourceException(
        site,
        "layer '" + name + "' is not supported",
        known != null ? known : nearest != null ? nearest : SUPPORTED);
  }

  private static @Nullable String hint(String name) {
    return LAYERS.entrySet().stream()
        .filter(entry -> (name + "?").startsWith(entry.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(null);
  }
}
