package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects faults; the same one at the same place, as of a loop, counts once. */
final class Faults {
  private final Set<SourceFault> found = new LinkedHashSet<>();
  private final int max;

  Faults(int max) {
    this.max = max;
  }

  void add(@Nullable SourceFault fault) {
    if (fault != null && !isFull()) {
      found.add(fault);
    }
  }

  boolean isFull() {
    return found.size() >= max;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<SourceFault> list() {
    return new ArrayList<>(found);
  }
}
