package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonFloat;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Translates the arguments of Keras 2 that Keras 3 refuses. */
final class LegacyArguments {
  /** Change how something is computed, not what. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("implementation", "fused", "dynamic", "autocast", "use_cudnn", "flash_attention");

  private final Session session;
  private final Arguments given;
  private final Map<String, Argument> keywords;

  private LegacyArguments(Session session, Arguments given) {
    this.session = session;
    this.given = given;
    this.keywords = new LinkedHashMap<>(given.keywords());
  }

  static Arguments ofObject(Session session, ClassSchema schema, Arguments given) {
    if (given.keywords().isEmpty()) {
      return given;
    }
    LegacyArguments arguments = new LegacyArguments(session, given);
    if (schema.section() == Section.OPTIMIZERS) {
      arguments.rename("lr", "learning_rate");
      arguments.dropDecay();
    } else if (schema.section() == Section.LOSSES) {
      arguments.dropReduction();
    }
    return new Arguments(given.positional(), arguments.keywords);
  }

  static Arguments ofLayer(Session session, ClassSchema schema, Arguments given) {
    LegacyArguments arguments = new LegacyArguments(session, given);
    arguments.keywords.keySet().removeAll(WITHOUT_EFFECT);
    arguments.dropOff("time_major", "put the time steps on the axis after the batch");
    arguments.dropOff("virtual_batch_size", "leave it out");
    arguments.dropOff("weights", "weights come from training, or from a .keras archive");
    if (schema.name().equals("LeakyReLU")) {
      arguments.rename("alpha", "negative_slope");
    }
    if (schema.name().startsWith("AveragePooling")) {
      arguments.defaultPool();
    }
    return new Arguments(given.positional(), arguments.keywords);
  }

  private void rename(String old, String current) {
    Argument argument = keywords.remove(old);
    if (argument != null) {
      keywords.put(current, argument);
    }
  }

  private void dropDecay() {
    Argument decay = keywords.remove("decay");
    if (decay != null && !isOff(decay.value())) {
      session.fault(
          decay.site(),
          "'decay' is no argument of optimizers any more; legal is a schedule as learning_rate",
          "learning_rate=keras.optimizers.schedules.InverseTimeDecay(rate, decay_steps=1,"
              + " decay_rate=decay)");
    }
  }

  private void dropReduction() {
    Argument reduction = keywords.get("reduction");
    if (reduction != null
        && reduction.value() instanceof PythonString text
        && text.value().toLowerCase(Locale.ROOT).equals("auto")) {
      keywords.remove("reduction");
    }
  }

  private void dropOff(String name, String hint) {
    Argument argument = keywords.remove(name);
    if (argument != null && !isOff(argument.value())) {
      session.fault(
          argument.site(), "'" + name + "' is not supported; legal is to leave it out", hint);
    }
  }

  private static boolean isOff(PythonValue value) {
    return value == PythonNone.NONE
        || value == PythonBool.FALSE
        || value instanceof PythonInt number && number.value() == 0
        || value instanceof PythonFloat real && real.value() == 0;
  }

  private void defaultPool() {
    if (given.positional().isEmpty() && !keywords.containsKey("pool_size")) {
      keywords.put(
          "pool_size", new Argument(new PythonInt(2), new io.millrace.keras.python.Site(1, 1)));
    }
  }
}
