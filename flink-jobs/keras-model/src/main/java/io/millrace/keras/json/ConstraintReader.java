package io.millrace.keras.json;

import io.millrace.keras.constraint.Constraint;
import io.millrace.keras.constraint.Constraint.MaxNorm;
import io.millrace.keras.constraint.Constraint.MinMaxNorm;
import io.millrace.keras.constraint.Constraint.NonNegative;
import io.millrace.keras.constraint.Constraint.UnitNorm;
import org.jspecify.annotations.Nullable;

/** Reads constraints, given by name or as an object; null is none. */
final class ConstraintReader {
  private ConstraintReader() {}

  static @Nullable Constraint read(Members owner, String member) {
    if (!owner.has(member)) {
      return null;
    }
    NamedObject named = NamedObject.read(owner, member);
    if (named == null) {
      return null;
    }
    Members config = named.config();
    int before = config.violationCount();
    Constraint constraint =
        switch (named.key()) {
          case "nonneg" -> new NonNegative();
          case "unitnorm" -> new UnitNorm(config.integer("axis", 0));
          case "maxnorm" ->
              new MaxNorm(
                  config.number("max_value", NumberRange.NOT_NEGATIVE, 2),
                  config.integer("axis", 0));
          case "minmaxnorm" -> minMaxNorm(config);
          default -> {
            named.refuse("constraint", "max_norm, min_max_norm, non_neg, unit_norm");
            yield null;
          }
        };
    if (config.violationCount() == before) {
      config.requireKnown("constraint " + named.name());
    }
    return constraint;
  }

  private static @Nullable Constraint minMaxNorm(Members config) {
    double min = config.number("min_value", NumberRange.NOT_NEGATIVE, 0);
    double max = config.number("max_value", NumberRange.NOT_NEGATIVE, 1);
    double rate = config.number("rate", NumberRange.ZERO_TO_ONE, 1);
    if (max < min) {
      config.refuse(
          "max_value",
          "'max_value' is " + max + " and 'min_value' " + min + "; legal is the smaller one as min",
          null);
      return null;
    }
    return new MinMaxNorm(min, max, rate, config.integer("axis", 0));
  }
}
