package io.millrace.controlplane.kubernetes;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The pods of deployments, and what the kubelet and the scheduler say of them. */
final class ClusterPods {
  static final String CONTAINER = "flink-main-container";

  private final ObjectStore store;

  ClusterPods(ObjectStore store) {
    this.store = store;
  }

  /** Makes the JobManager's pod; it waits. */
  void startJobManager(ObjectKey owner, ObjectNode spec) {
    String name = owner.name() + "-" + UUID.randomUUID().toString().substring(0, 8) + "-x7k2p";
    create(owner, name, "jobmanager", spec);
  }

  private void create(ObjectKey owner, String name, String component, ObjectNode spec) {
    ObjectNode pod = Json.object();
    ObjectNode metadata = Json.metadata(pod).put("name", name);
    metadata
        .putObject("labels")
        .put("app", owner.name())
        .put("component", component)
        .put("type", "flink-native-kubernetes");
    spec.at("/podTemplate/metadata/labels")
        .properties()
        .forEach(label -> Json.child(metadata, "labels").set(label.getKey(), label.getValue()));
    ObjectNode container = Json.child(pod, "spec").putArray("containers").addObject();
    container.put("name", CONTAINER).put("image", Json.text(spec, "image"));
    container.put("imagePullPolicy", Json.text(spec, "imagePullPolicy"));
    ObjectNode status = pod.putObject("status").put("phase", "Pending");
    waiting(status, "ContainerCreating", "");
    store.create(ApiKind.POD, owner.namespace(), pod);
  }

  List<ObjectNode> of(ObjectKey owner, String component) {
    return store.list(ApiKind.POD, owner.namespace()).stream()
        .filter(pod -> Json.text(pod, "metadata", "labels", "app").equals(owner.name()))
        .filter(pod -> Json.text(pod, "metadata", "labels", "component").equals(component))
        .toList();
  }

  /** Brings the pods to where the script and the cluster want them. */
  void follow(ObjectKey owner, ObjectNode spec, FlinkCluster cluster, JobScript script) {
    List<ObjectNode> managers = of(owner, "jobmanager");
    if (managers.isEmpty()) {
      startJobManager(owner, spec);
      return;
    }
    ObjectNode manager = managers.get(0);
    // What has started once does not look for its image again.
    JobScript.Start start = cluster.isReady() ? JobScript.Start.WORKS : script.start();
    switch (start) {
      case WORKS, NO_TASK_MANAGERS -> {
        if (cluster.isUp()) {
          running(manager);
        }
      }
      case IMAGE_MISSING -> imageMissing(manager, Json.text(spec, "imagePullPolicy"));
      case CRASHES -> crashing(manager);
      case NO_NODE -> unschedulable(manager);
    }
    List<ObjectNode> workers = of(owner, "taskmanager");
    boolean wanted = cluster.isReady() && !cluster.hasEnded();
    if (wanted && workers.isEmpty()) {
      create(owner, owner.name() + "-taskmanager-1-1", "taskmanager", spec);
    } else if (!wanted) {
      workers.forEach(this::delete);
    } else {
      workers.forEach(
          script.start() == JobScript.Start.NO_TASK_MANAGERS ? this::unschedulable : this::running);
    }
  }

  void deleteAll(ObjectKey owner) {
    of(owner, "jobmanager").forEach(this::delete);
    of(owner, "taskmanager").forEach(this::delete);
  }

  void delete(ObjectNode pod) {
    store.delete(key(pod), Json.object());
  }

  private static ObjectKey key(ObjectNode pod) {
    return new ObjectKey(
        ApiKind.POD, Json.text(pod, "metadata", "namespace"), Json.text(pod, "metadata", "name"));
  }

  private void running(ObjectNode pod) {
    ObjectNode status = Json.object().put("phase", "Running");
    condition(status, "PodScheduled", "True", "", "");
    ObjectNode container = container(status).put("ready", true).put("started", true);
    container.putObject("state").putObject("running").put("startedAt", created(pod));
    write(pod, status);
  }

  private void imageMissing(ObjectNode pod, String policy) {
    ObjectNode status = Json.object().put("phase", "Pending");
    condition(status, "PodScheduled", "True", "", "");
    String image = pod.at("/spec/containers/0/image").asString("");
    if (policy.equals("Never")) {
      waiting(
          status,
          "ErrImageNeverPull",
          "Container image \"" + image + "\" is not present with pull policy of Never");
    } else {
      waiting(status, "ImagePullBackOff", "Back-off pulling image \"" + image + "\"");
    }
    if (write(pod, status)) {
      event(
          pod, "Warning", "Failed", "Failed to pull image \"" + image + "\": not found", "kubelet");
    }
  }

  private void crashing(ObjectNode pod) {
    ObjectNode status = Json.object().put("phase", "Running");
    condition(status, "PodScheduled", "True", "", "");
    waiting(status, "CrashLoopBackOff", backOff(pod));
    ObjectNode container = (ObjectNode) status.at("/containerStatuses/0");
    container.put("restartCount", 3);
    container
        .putObject("lastState")
        .putObject("terminated")
        .put("exitCode", 1)
        .put("reason", "Error");
    if (write(pod, status)) {
      event(pod, "Warning", "BackOff", "Back-off restarting failed container", "kubelet");
    }
  }

  static String backOff(ObjectNode pod) {
    return "back-off 20s restarting failed container="
        + CONTAINER
        + " pod="
        + Json.text(pod, "metadata", "name");
  }

  private void unschedulable(ObjectNode pod) {
    ObjectNode status = Json.object().put("phase", "Pending");
    String why = "0/1 nodes are available: 1 Insufficient cpu.";
    condition(status, "PodScheduled", "False", "Unschedulable", why);
    if (write(pod, status)) {
      event(pod, "Warning", "FailedScheduling", why, "default-scheduler");
    }
  }

  private static String created(ObjectNode pod) {
    return Json.text(pod, "metadata", "creationTimestamp");
  }

  private static void condition(
      ObjectNode status, String type, String value, String reason, String message) {
    ObjectNode condition = status.putArray("conditions").addObject();
    condition.put("type", type).put("status", value).put("reason", reason).put("message", message);
  }

  private static ObjectNode container(ObjectNode status) {
    ObjectNode container = status.putArray("containerStatuses").addObject();
    return container.put("name", CONTAINER).put("ready", false).put("restartCount", 0);
  }

  private static void waiting(ObjectNode status, String reason, String message) {
    ObjectNode waiting = container(status).putObject("state").putObject("waiting");
    waiting.put("reason", reason).put("message", message);
  }

  /** Whether anything was new. */
  private boolean write(ObjectNode pod, ObjectNode status) {
    if (status.equals(pod.get("status"))) {
      return false;
    }
    store.update(
        key(pod),
        ObjectStore.Part.STATUS,
        object -> {
          object.set("status", status);
          return object;
        });
    return true;
  }

  /** Tells something about an object. */
  void event(ObjectNode about, String type, String reason, String message, String source) {
    ObjectNode event = Json.object();
    String name = Json.text(about, "metadata", "name");
    String namespace = Json.text(about, "metadata", "namespace");
    Json.metadata(event).put("name", name + "." + UUID.randomUUID().toString().substring(0, 8));
    event
        .putObject("involvedObject")
        .put("kind", Json.text(about, "kind"))
        .put("apiVersion", Json.text(about, "apiVersion"))
        .put("name", name)
        .put("namespace", namespace)
        .put("uid", Json.text(about, "metadata", "uid"));
    event.put("type", type).put("reason", reason).put("message", message);
    event.put("count", 1).put("firstTimestamp", Times.now()).put("lastTimestamp", Times.now());
    event.putObject("source").put("component", source);
    store.create(ApiKind.EVENT, namespace, event);
  }
}
