package io.millrace.controlplane.kubernetes;

import java.util.Comparator;

/** Where an object is; the namespace of one that belongs to the cluster is empty. */
record ObjectKey(ApiKind kind, String namespace, String name) implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::kind)
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name);

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }
}
