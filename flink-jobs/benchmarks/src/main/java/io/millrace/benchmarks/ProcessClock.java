package io.millrace.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time of the clock and of all processors that this JVM took, with Kafka, Flink and TensorFlow. */
record ProcessClock(long nanos, long processorNanos) {
  static ProcessClock now() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new ProcessClock(System.nanoTime(), system.getProcessCpuTime());
  }

  double milliseconds() {
    return (System.nanoTime() - nanos) / 1e6;
  }

  double processorMilliseconds() {
    return (now().processorNanos - processorNanos) / 1e6;
  }
}
