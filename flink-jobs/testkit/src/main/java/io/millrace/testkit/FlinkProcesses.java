package io.millrace.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A Flink cluster as production has it: JobManager and TaskManager in processes of their own, and
 * high availability. What is killed is started anew at once, as Kubernetes would.
 */
public final class FlinkProcesses implements AutoCloseable {
  private static final String LOG =
      """
      <configuration>
        <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n%ex{12}</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="console"/></root>
        <logger name="org.apache.kafka" level="WARN"/>
        <logger name="org.apache.flink.shaded.zookeeper3" level="WARN"/>
      </configuration>
      """;

  private final Path folder;
  private final int restPort;
  private final ZooKeeper zooKeeper;
  private final JavaProcess.Jvm jvm;
  private JavaProcess jobManager;
  private JavaProcess taskManager;

  private FlinkProcesses(Path folder, int restPort, ZooKeeper zooKeeper, JavaProcess.Jvm jvm) {
    this.folder = folder;
    this.jvm =
        jvm.with(
            List.of(
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml")));
    this.restPort = restPort;
    this.zooKeeper = zooKeeper;
    this.jobManager = newJobManager();
    this.taskManager = newTaskManager();
  }

  /** With all classes of the test on Flink's own class path. */
  public static FlinkProcesses start(Path folder, int slots)
      throws IOException, InterruptedException {
    return start(
        folder, slots, new JavaProcess.Jvm(List.of(), System.getProperty("java.class.path")));
  }

  /**
   * @param folder for everything that outlives a process, and the logs
   * @param slots of the TaskManager
   * @param jvm of both processes; has no code of ours when jobs bring their jars
   */
  public static FlinkProcesses start(Path folder, int slots, JavaProcess.Jvm jvm)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(folder.resolve("logback.xml"), LOG);
    int restPort = freePort();
    ZooKeeper zooKeeper = ZooKeeper.start(folder.resolve("zookeeper"));
    Map<String, String> settings = settings(folder, restPort, zooKeeper);
    settings.put("taskmanager.numberOfTaskSlots", String.valueOf(slots));
    StringBuilder configuration = new StringBuilder();
    settings.forEach((key, value) -> configuration.append(key + ": \"" + value + "\"\n"));
    Files.writeString(folder.resolve("config.yaml"), configuration.toString());
    return new FlinkProcesses(folder, restPort, zooKeeper, jvm);
  }

  private static Map<String, String> settings(Path folder, int restPort, ZooKeeper zooKeeper) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("high-availability.type", "zookeeper");
    settings.put("high-availability.zookeeper.quorum", zooKeeper.quorum());
    settings.put("high-availability.storageDir", folder.resolve("ha").toUri().toString());
    settings.put("high-availability.zookeeper.client.session-timeout", "3000");
    settings.put("high-availability.zookeeper.client.connection-timeout", "3000");
    settings.put("heartbeat.interval", "1000");
    settings.put("heartbeat.timeout", "20000");
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put(
        "classloader.parent-first-patterns.additional",
        "org.tensorflow.;org.bytedeco.;com.google.protobuf.");
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", String.valueOf(restPort));
    settings.put("io.tmp.dirs", folder.resolve("tmp").toString());
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.cpu.cores", "1");
    settings.put("taskmanager.memory.framework.heap.size", "64m");
    settings.put("taskmanager.memory.framework.off-heap.size", "64m");
    settings.put("taskmanager.memory.task.heap.size", "256m");
    settings.put("taskmanager.memory.task.off-heap.size", "64m");
    settings.put("taskmanager.memory.managed.size", "16m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "256m");
    settings.put("taskmanager.memory.jvm-overhead.min", "192m");
    settings.put("taskmanager.memory.jvm-overhead.max", "192m");
    settings.put("taskmanager.memory.network.min", "16m");
    settings.put("taskmanager.memory.network.max", "16m");
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private JavaProcess newJobManager() {
    return newProcess(
        "jobmanager",
        List.of(
            StandaloneSessionClusterEntrypoint.class.getName(),
            "--configDir",
            folder.toString(),
            "--executionMode",
            "cluster"));
  }

  private JavaProcess newTaskManager() {
    return newProcess(
        "taskmanager",
        List.of(TaskManagerRunner.class.getName(), "--configDir", folder.toString()));
  }

  private JavaProcess newProcess(String name, List<String> program) {
    return JavaProcess.start(jvm, program, folder.resolve(name + ".log"));
  }

  public int restPort() {
    return restPort;
  }

  public long jobManagerPid() {
    return jobManager.pid();
  }

  public long taskManagerPid() {
    return taskManager.pid();
  }

  /** Files that the processes have for as long as they live. */
  public Path temporaryFiles() {
    return folder.resolve("tmp");
  }

  public void killJobManager() throws InterruptedException {
    jobManager.kill();
    jobManager = newJobManager();
  }

  public void killTaskManager() throws InterruptedException {
    taskManager.kill();
    taskManager = newTaskManager();
  }

  /** The last lines of both logs, for the message of a test that fails. */
  public String log() {
    return tail(jobManager) + tail(taskManager);
  }

  private static String tail(JavaProcess process) {
    String output = process.output();
    return output.substring(Math.max(0, output.length() - 8_000)) + "\n----\n";
  }

  @Override
  public void close() throws InterruptedException {
    taskManager.close();
    jobManager.close();
    zooKeeper.close();
  }
}
