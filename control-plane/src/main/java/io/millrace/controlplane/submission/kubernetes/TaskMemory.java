package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.KubernetesProperties;
import java.util.Map;

/**
 * How a TaskManager's memory is shared out. Our jobs keep their state on the heap, so Flink manages
 * none; models live outside the heap.
 *
 * @param offHeapMegabytes for native libraries; what is left is heap
 */
record TaskMemory(int offHeapMegabytes) {
  private static final int METASPACE = 256;
  private static final int LEAST_OVERHEAD = 192;
  private static final int NETWORK = 64;

  /** On the heap and off it, together. */
  private static final int FRAMEWORK = 256;

  private static final double OFF_HEAP_SHARE = 0.45;
  private static final int LEAST_FOR_TASKS = 192;

  /**
   * @throws IllegalArgumentException when nothing is left for the job
   */
  static TaskMemory of(KubernetesProperties.Pod pod) {
    int process = megabytes(pod.memory());
    int overhead = Math.max(LEAST_OVERHEAD, process / 10);
    int tasks = process - overhead - METASPACE - NETWORK - FRAMEWORK;
    if (tasks < LEAST_FOR_TASKS) {
      throw new IllegalArgumentException(
          "millrace.kubernetes.task-manager.memory '%s' is not legal; legal is %dm or more"
              .formatted(
                  pod.memory(),
                  LEAST_FOR_TASKS + LEAST_OVERHEAD + METASPACE + NETWORK + FRAMEWORK));
    }
    return new TaskMemory((int) (tasks * OFF_HEAP_SHARE));
  }

  private static int megabytes(String memory) {
    int number = Integer.parseInt(memory.substring(0, memory.length() - 1));
    return memory.endsWith("g") ? number * 1024 : number;
  }

  Map<String, String> settings() {
    return Map.of(
        "taskmanager.memory.managed.size", "0m",
        "taskmanager.memory.network.min", NETWORK + "m",
        "taskmanager.memory.network.max", NETWORK + "m",
        "taskmanager.memory.jvm-metaspace.size", METASPACE + "m",
        "taskmanager.memory.task.off-heap.size", offHeapMegabytes + "m");
  }
}
