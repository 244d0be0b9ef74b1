package io.millrace.keras.python;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dict, in the order of insertion. Keys are text, numbers, None and small tuples of these; they
 * are found by a text of their own, so that no Java {@code hashCode} or {@code equals} goes through
 * what a user built.
 */
public final class PythonDict implements PythonValue {
  /** A key and its value. */
  public record Entry(PythonValue key, PythonValue value) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** The value of a text key. */
  public @Nullable PythonValue get(String key) {
    return find(DictKey.ofText(key));
  }

  /** Keys and values, in order, not to be changed. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  List<PythonValue> values() {
    return entries.values().stream().map(Entry::value).toList();
  }

  List<PythonValue> keys() {
    return entries.values().stream().map(Entry::key).toList();
  }

  public int size() {
    return entries.size();
  }

  @Nullable PythonValue find(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  boolean contains(String key) {
    return entries.containsKey(key);
  }

  /** Keeps the first of equal keys, as Python does. */
  void put(String key, PythonValue keyValue, PythonValue value) {
    entries.merge(
        key, new Entry(keyValue, value), (old, fresh) -> new Entry(old.key(), fresh.value()));
  }

  @Nullable PythonValue remove(String key) {
    Entry removed = entries.remove(key);
    return removed == null ? null : removed.value();
  }

  void clear() {
    entries.clear();
  }

  Collection<Map.Entry<String, Entry>> stored() {
    return entries.entrySet();
  }

  @Override
  public String typeName() {
    return "dict";
  }
}
