package io.millrace.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Processor time of the threads of this JVM that belong to an inference job: Flink's tasks, their
 * fetchers and their producers. Other work on the machine does not change it much, unlike the time
 * of the clock.
 *
 * @param nanos by the id of the thread
 */
record ThreadTimes(Map<Long, Long> nanos) {
  private static final Pattern OF_JOB =
      Pattern.compile("Source: .*|Source Data Fetcher.*|Score.*|kafka-producer-network-thread.*");

  static ThreadTimes now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<Long, Long> nanos = new HashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && OF_JOB.matcher(thread.getThreadName()).matches()) {
        nanos.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return new ThreadTimes(nanos);
  }

  double microsOfJobSince(ThreadTimes before) {
    long sum = 0;
    for (Map.Entry<Long, Long> thread : nanos.entrySet()) {
      sum += thread.getValue() - before.nanos.getOrDefault(thread.getKey(), 0L);
    }
    return sum / 1e3;
  }
}
