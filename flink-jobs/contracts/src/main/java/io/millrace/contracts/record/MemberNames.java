package io.millrace.contracts.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rule for names of features and label, the same for every format that has names. */
final class MemberNames {
  private MemberNames() {}

  /**
   * @return the features; empty for null
   * @throws IllegalArgumentException when a name is empty or is there twice
   */
  static List<String> checked(@Nullable List<String> features, @Nullable String label) {
    List<String> names = features == null ? List.of() : List.copyOf(features);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new IllegalArgumentException(
            "features " + names + " are not legal; legal are names that are not empty, each once");
      }
    }
    if (label != null && label.isBlank()) {
      throw new IllegalArgumentException("the label's name is empty; legal is a name, or null");
    }
    if (label != null && seen.contains(label)) {
      throw new IllegalArgumentException(
          "member '" + label + "' is both a feature and the label; legal is one of the two");
    }
    return names;
  }

  /**
   * As {@link #checked}, for names that are paths and nothing else.
   *
   * @throws IllegalArgumentException also when one name lies in another
   */
  static List<String> checkedPaths(@Nullable List<String> features, @Nullable String label) {
    List<String> names = checked(features, label);
    for (String inner : names) {
      for (String outer : names) {
        requireApart(inner, outer);
      }
      if (label != null) {
        requireApart(inner, label);
        requireApart(label, inner);
      }
    }
    return names;
  }

  private static void requireApart(String inner, String outer) {
    if (inner.startsWith(outer + ".")) {
      throw new IllegalArgumentException(
          "'" + inner + "' lies in '" + outer + "'; legal is to name one of the two");
    }
  }
}
