package io.millrace.keras.json;

import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads members that are whole numbers for some axes. */
public final class WholeNumbers {
  private WholeNumbers() {}

  /**
   * One number for all axes, or a list with one for each; required.
   *
   * @param count number of axes
   * @param min smallest legal number
   */
  public static List<Integer> perAxis(Members config, String name, int count, int min) {
    JsonNode node = config.get(name);
    List<Integer> values = perAxis(node, count, min);
    if (values == null) {
      config.refuse(
          name,
          "'"
              + name
              + "' is "
              + Members.given(node)
              + "; legal is a whole number from "
              + min
              + " to "
              + SizeLimits.MAX_DIMENSION
              + (count == 1 ? "" : ", or a list of " + count),
          null);
      return Collections.nCopies(count, Math.max(1, min));
    }
    return values;
  }

  public static List<Integer> perAxis(
      Members config, String name, int count, int min, int fallback) {
    return config.has(name)
        ? perAxis(config, name, count, min)
        : Collections.nCopies(count, fallback);
  }

  /**
   * @return null when it is neither
   */
  public static @Nullable List<Integer> perAxis(JsonNode node, int count, int min) {
    if (isSize(node, min)) {
      return Collections.nCopies(count, node.intValue());
    }
    if (!node.isArray() || node.size() != count) {
      return null;
    }
    List<Integer> values = new ArrayList<>();
    for (JsonNode element : node) {
      if (!isSize(element, min)) {
        return null;
      }
      values.add(element.intValue());
    }
    return values;
  }

  private static boolean isSize(JsonNode node, int min) {
    return node.isIntegralNumber()
        && node.canConvertToInt()
        && node.intValue() >= min
        && node.intValue() <= SizeLimits.MAX_DIMENSION;
  }

  /** A whole number, or a list of any length of them; required. */
  public static List<Integer> list(Members config, String name) {
    JsonNode node = config.get(name);
    List<Integer> values = new ArrayList<>();
    for (JsonNode element : node.isArray() ? node : List.of(node)) {
      if (!element.isIntegralNumber() || !element.canConvertToInt() || values.size() == 16) {
        config.refuse(
            name,
            "'" + name + "' is " + Members.given(node) + "; legal is a whole number, or a list",
            null);
        return List.of(1);
      }
      values.add(element.intValue());
    }
    return values;
  }

  /** The member {@code axis}: one, or a list of at least one; the last when it is missing. */
  public static List<Integer> axes(Members config) {
    List<Integer> axes = config.has("axis") ? list(config, "axis") : List.of(-1);
    if (axes.isEmpty()) {
      config.refuse("axis", "'axis' is []; legal is at least one axis", null);
      return List.of(-1);
    }
    return axes;
  }
}
