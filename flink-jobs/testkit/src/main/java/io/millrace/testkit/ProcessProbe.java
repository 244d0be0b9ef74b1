package io.millrace.testkit;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into another JVM of this machine: what it holds after a collection. */
public final class ProcessProbe implements AutoCloseable {
  private final long pid;
  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private ProcessProbe(long pid, JMXConnector connector) throws IOException {
    this.pid = pid;
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
  }

  public static ProcessProbe attach(long pid) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
    try {
      JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
      return new ProcessProbe(pid, JMXConnectorFactory.connect(address));
    } finally {
      machine.detach();
    }
  }

  /** A full collection, classes and what is softly reachable included where the JVM is told to. */
  public void collectGarbage() throws IOException {
    ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class).gc();
  }

  /** Bytes of class metadata. */
  public long metaspace() throws IOException {
    return ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }

  /** Bytes of memory that is no file's. */
  public long anonymousMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("RssAnon:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("/proc/" + pid + "/status has no RssAnon"));
  }

  public List<String> threads() throws IOException {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(info -> info != null)
        .map(ThreadInfo::getThreadName)
        .sorted()
        .toList();
  }

  /** Reachable objects of exactly this class, after a collection. */
  public long instances(String className) throws IOException, JMException {
    Object histogram =
        beans.invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "gcClassHistogram",
            new Object[] {new String[0]},
            new String[] {String[].class.getName()});
    return String.valueOf(histogram)
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(cells -> cells.length >= 4 && cells[3].equals(className))
        .mapToLong(cells -> Long.parseLong(cells[1]))
        .sum();
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
