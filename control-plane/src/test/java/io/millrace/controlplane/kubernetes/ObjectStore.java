package io.millrace.controlplane.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All objects and what happened to them, by the rules of the real server's registry. */
final class ObjectStore {
  private final NavigableMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
  private final List<Change> history = new ArrayList<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private long version = 1000;
  private long forgotten = 1000;

  /** What a request wants written: the whole object, or only its status. */
  enum Part {
    ALL,
    STATUS
  }

  synchronized Optional<ObjectNode> find(ObjectKey key) {
    return Optional.ofNullable(objects.get(key)).map(ObjectNode::deepCopy);
  }

  synchronized ObjectNode get(ObjectKey key) {
    return find(key).orElseThrow(() -> ApiFailure.notFound(key.kind(), key.name()));
  }

  /** Those of a namespace, or of all when it is empty, in the order of their names. */
  synchronized List<ObjectNode> list(ApiKind kind, String namespace) {
    return objects.entrySet().stream()
        .filter(e -> e.getKey().kind() == kind)
        .filter(e -> namespace.isEmpty() || e.getKey().namespace().equals(namespace))
        .map(Map.Entry::getValue)
        .map(ObjectNode::deepCopy)
        .toList();
  }

  synchronized long version() {
    return version;
  }

  synchronized ObjectNode create(ApiKind kind, String namespace, ObjectNode given) {
    ObjectNode object = Json.transferred(given);
    object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = Json.metadata(object);
    if (!metadata.has("name") && metadata.has("generateName")) {
      metadata.put("name", Json.text(metadata, "generateName") + suffix());
    }
    ObjectKey key = new ObjectKey(kind, namespace, Json.text(metadata, "name"));
    requireNamespace(key);
    if (kind.keepsStatusApart() && kind.isCustom()) {
      object.remove("status");
    }
    ObjectRules.check(key, null, object);
    if (objects.containsKey(key)) {
      throw ApiFailure.alreadyExists(kind, key.name());
    }
    if (kind.isNamespaced()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", Times.now());
    metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
    if (kind.countsGenerations()) {
      metadata.put("generation", 1);
    }
    store(key, null, object);
    return object.deepCopy();
  }

  /** Puts what the change makes of the object in its place; the same object is not written. */
  synchronized ObjectNode update(ObjectKey key, Part part, UnaryOperator<ObjectNode> change) {
    ObjectNode before = get(key);
    ObjectNode wanted = Json.transferred(change.apply(before.deepCopy()));
    requireUnchanged(key, before, wanted);
    ObjectNode after = part == Part.STATUS ? before.deepCopy() : wanted;
    if (part == Part.STATUS || key.kind().keepsStatusApart()) {
      copyStatus(part == Part.STATUS ? wanted : before, after);
    }
    ObjectRules.keepIdentity(before, after);
    ObjectRules.check(key, before, after);
    if (key.kind().countsGenerations() && ObjectRules.isOtherSpec(before, after)) {
      Json.metadata(after).put("generation", before.at("/metadata/generation").asInt() + 1);
    }
    if (after.equals(before)) {
      return before;
    }
    if (isDeleted(after) && finalizers(after) == 0) {
      remove(key, after);
    } else {
      store(key, before, after);
    }
    return after.deepCopy();
  }

  private static void copyStatus(ObjectNode from, ObjectNode to) {
    if (from.has("status")) {
      to.set("status", from.get("status").deepCopy());
    } else {
      to.remove("status");
    }
  }

  /** The object when it stays for its finalizers, nothing when it is gone. */
  synchronized Optional<ObjectNode> delete(ObjectKey key, ObjectNode options) {
    ObjectNode object = get(key);
    require(key, object, "uid", Json.text(options, "preconditions", "uid"));
    require(key, object, "resourceVersion", Json.text(options, "preconditions", "resourceVersion"));
    if (finalizers(object) == 0) {
      remove(key, object);
      return Optional.empty();
    }
    if (!isDeleted(object)) {
      ObjectNode before = object.deepCopy();
      ObjectNode metadata = Json.metadata(object);
      metadata.put("deletionTimestamp", Times.now()).put("deletionGracePeriodSeconds", 0);
      if (key.kind().countsGenerations()) {
        metadata.put("generation", metadata.path("generation").asInt() + 1);
      }
      store(key, before, object);
    }
    return Optional.of(object.deepCopy());
  }

  private static void require(ObjectKey key, ObjectNode object, String what, String wanted) {
    String is = Json.text(object, "metadata", what);
    if (!wanted.isEmpty() && !wanted.equals(is)) {
      String name = what.equals("uid") ? "UID" : "ResourceVersion";
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the %s in the precondition (%s) does not match the %s in record (%s). The object might have been deleted and then recreated"
              .formatted(name, wanted, name, is));
    }
  }

  private static void requireUnchanged(ObjectKey key, ObjectNode before, ObjectNode wanted) {
    String known = Json.text(wanted, "metadata", "resourceVersion");
    if (!known.isEmpty() && !known.equals(Json.text(before, "metadata", "resourceVersion"))) {
      throw ApiFailure.modified(key.kind(), key.name());
    }
    String uid = Json.text(wanted, "metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(Json.text(before, "metadata", "uid"))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(uid, Json.text(before, "metadata", "uid")));
    }
  }

  private void requireNamespace(ObjectKey key) {
    if (key.kind().isNamespaced()
        && !objects.containsKey(new ObjectKey(ApiKind.NAMESPACE, "", key.namespace()))) {
      throw ApiFailure.notFound(ApiKind.NAMESPACE, key.namespace());
    }
  }

  private static boolean isDeleted(ObjectNode object) {
    return object.path("metadata").has("deletionTimestamp");
  }

  private static int finalizers(ObjectNode object) {
    return object.at("/metadata/finalizers").size();
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 5);
  }

  private void store(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
    version++;
    Json.metadata(after).put("resourceVersion", Long.toString(version));
    objects.put(key, after);
    tell(new Change(version, key.kind(), before, after.deepCopy(), false));
  }

  private void remove(ObjectKey key, ObjectNode last) {
    ObjectNode before = Objects.requireNonNull(objects.remove(key));
    version++;
    ObjectNode after = last.deepCopy();
    Json.metadata(after).put("resourceVersion", Long.toString(version));
    tell(new Change(version, key.kind(), before, after, true));
  }

  private void tell(Change change) {
    history.add(change);
    listeners.forEach(listener -> listener.accept(change));
  }

  /** All changes after this version, then each one as it happens; under the store's lock. */
  synchronized void listen(long after, Consumer<Change> listener) {
    if (after < forgotten) {
      throw ApiFailure.expired("too old resource version: " + after + " (" + forgotten + ")");
    }
    history.stream().filter(change -> change.version() > after).forEach(listener);
    listeners.add(listener);
  }

  /** The objects as they are and, with no gap between, each change from now on. */
  synchronized List<ObjectNode> listAndListen(
      ApiKind kind, String namespace, Consumer<Change> listener) {
    listeners.add(listener);
    return list(kind, namespace);
  }

  void ignore(Consumer<Change> listener) {
    listeners.remove(listener);
  }

  /** Forgets what happened, as etcd does from time to time: older versions are gone. */
  synchronized void compact() {
    history.clear();
    version++;
    forgotten = version;
  }

  synchronized long forgotten() {
    return forgotten;
  }
}
