package io.millrace.keras.json;

import io.millrace.keras.regularizer.Regularizer;
import org.jspecify.annotations.Nullable;

/** Reads regularizers, given by name or as an object; null is none. */
public final class RegularizerReader {
  private static final double DEFAULT = 0.01;

  private RegularizerReader() {}

  /** Null when the member is missing, null, or not legal. */
  public static @Nullable Regularizer read(Members owner, String member) {
    if (!owner.has(member)) {
      return null;
    }
    NamedObject named = NamedObject.read(owner, member);
    if (named == null) {
      return null;
    }
    Members config = named.config();
    int before = config.violationCount();
    Regularizer regularizer =
        switch (named.key()) {
          case "l1" -> new Regularizer(share(config, "l1", DEFAULT), 0);
          case "l2" -> new Regularizer(0, share(config, "l2", DEFAULT));
          case "l1l2" -> new Regularizer(share(config, "l1", 0), share(config, "l2", 0));
          default -> {
            named.refuse("regularizer", "l1, l2, l1_l2");
            yield null;
          }
        };
    if (config.violationCount() == before) {
      config.requireKnown("regularizer " + named.name());
    }
    return regularizer;
  }

  private static double share(Members config, String member, double fallback) {
    return config.number(member, NumberRange.NOT_NEGATIVE, fallback);
  }
}
