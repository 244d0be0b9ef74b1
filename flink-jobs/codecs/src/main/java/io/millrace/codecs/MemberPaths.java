package io.millrace.codecs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a JSON object are features and which is the label. A name with dots is both the
 * member of that very name and the path to a member of nested objects.
 */
final class MemberPaths {
  static final int LABEL = -1;
  private static final int NONE = -2;

  private final Map<String, MemberPaths> members = new HashMap<>();
  private int slot = NONE;

  static MemberPaths of(List<String> features, @Nullable String label) {
    MemberPaths root = new MemberPaths();
    for (int i = 0; i < features.size(); i++) {
      root.put(features.get(i), i);
    }
    if (label != null) {
      root.put(label, LABEL);
    }
    return root;
  }

  private void put(String name, int slot) {
    child(name).slot = slot;
    MemberPaths leaf = this;
    for (String part : name.split("\\.")) {
      leaf = leaf.child(part);
    }
    leaf.slot = slot;
  }

  private MemberPaths child(String name) {
    return members.computeIfAbsent(name, unused -> new MemberPaths());
  }

  @Nullable MemberPaths member(String name) {
    return members.get(name);
  }

  boolean isLabel() {
    return slot == LABEL;
  }

  boolean isFeature() {
    return slot >= 0;
  }

  /** Index among the features. */
  int slot() {
    return slot;
  }
}
