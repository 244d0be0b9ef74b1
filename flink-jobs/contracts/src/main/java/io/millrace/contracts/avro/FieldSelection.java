package io.millrace.contracts.avro;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a record become numbers, as a tree of their names.
 *
 * @param taken whether fields without a selection of their own are
 * @param slot position among the names that were asked for; -1 when it was not asked for by name
 */
public record FieldSelection(boolean taken, Map<String, FieldSelection> members, int slot) {
  private static final FieldSelection ALL = new FieldSelection(true, Map.of(), -1);
  private static final FieldSelection NONE = new FieldSelection(false, Map.of(), -1);

  public FieldSelection {
    members = Map.copyOf(members);
  }

  /**
   * @param features dotted names; empty takes every field but the label
   */
  public static FieldSelection features(List<String> features, @Nullable String label) {
    if (!features.isEmpty()) {
      return named(features);
    }
    return label == null ? ALL : ALL.with(List.of(label.split("\\.")), NONE);
  }

  /** The whole of a schema. */
  public static FieldSelection all() {
    return ALL;
  }

  /** These fields only; each in the slot of its position. */
  public static FieldSelection named(List<String> names) {
    FieldSelection selection = NONE;
    for (int i = 0; i < names.size(); i++) {
      FieldSelection leaf = new FieldSelection(true, Map.of(), i);
      selection = selection.with(List.of(names.get(i).split("\\.")), leaf);
    }
    return selection;
  }

  private FieldSelection with(List<String> path, FieldSelection leaf) {
    if (path.isEmpty()) {
      return leaf;
    }
    Map<String, FieldSelection> changed = new HashMap<>(members);
    changed.put(path.get(0), member(path.get(0)).with(path.subList(1, path.size()), leaf));
    return new FieldSelection(taken, changed, slot);
  }

  public FieldSelection member(String name) {
    FieldSelection inherited = taken ? ALL : NONE;
    return members.getOrDefault(name, inherited);
  }

  /** Whether nothing of it is wanted. */
  public boolean isNothing() {
    return !taken && members.isEmpty();
  }

  /** Whether fields of it are chosen one by one. */
  public boolean goesInside() {
    return !members.isEmpty();
  }

  Set<String> names() {
    return members.keySet();
  }
}
