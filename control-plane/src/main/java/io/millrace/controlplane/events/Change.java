package io.millrace.controlplane.events;

import org.jspecify.annotations.Nullable;

/**
 * A resource is no longer what it was.
 *
 * @param data the resource as GET answers it; null when it is deleted
 */
public record Change(ResourceKind kind, String id, Type type, @Nullable Object data) {
  /** What happened to it. */
  public enum Type {
    CREATED,
    UPDATED,
    DELETED
  }

  public static Change created(ResourceKind kind, String id, Object data) {
    return new Change(kind, id, Type.CREATED, data);
  }

  public static Change updated(ResourceKind kind, String id, Object data) {
    return new Change(kind, id, Type.UPDATED, data);
  }

  public static Change deleted(ResourceKind kind, String id) {
    return new Change(kind, id, Type.DELETED, null);
  }
}
