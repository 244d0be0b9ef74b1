package io.millrace.controlplane.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last changes, for listeners that come back. Not safe for use by many threads. */
final class ChangeRing {
  private final int capacity;
  private final Deque<ChangeFrame> events = new ArrayDeque<>();
  private long lastSeq;

  ChangeRing(int capacity, long lastSeq) {
    this.capacity = capacity;
    this.lastSeq = lastSeq;
  }

  void add(ChangeFrame event) {
    events.addLast(event);
    lastSeq = event.seq();
    if (events.size() > capacity) {
      events.removeFirst();
    }
  }

  /** What came after {@code seq}; empty when a part of it is no longer, or never was, here. */
  Optional<List<ChangeFrame>> after(long seq) {
    long oldest = lastSeq - events.size() + 1;
    if (seq > lastSeq || seq < oldest - 1) {
      return Optional.empty();
    }
    return Optional.of(events.stream().filter(event -> event.seq() > seq).toList());
  }
}
