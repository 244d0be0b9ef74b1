package io.millrace.controlplane;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code millrace.kubernetes.*}: how jobs run as resources of the Flink Kubernetes
 * Operator. Read in {@link MillraceProperties.Mode#CLUSTER} only.
 *
 * @param namespace of the jobs; one that is not set is filled in at the start with that of this
 *     process
 * @param operator the operator that is expected there
 * @param image of JobManagers and TaskManagers
 * @param imagePullPolicy {@code Always}, {@code IfNotPresent} or {@code Never}
 * @param imagePullSecrets names of Secrets in the namespace
 * @param flinkVersion as the operator spells it
 * @param serviceAccount of the jobs' pods
 * @param jar URI of the job jar, as a JobManager sees it
 * @param restUrl of a job's Flink REST API; {@code {name}} and {@code {namespace}} are replaced
 * @param jobManager what a JobManager's pod gets
 * @param taskManager what a TaskManager's pod gets
 * @param slots subtasks that one TaskManager works on
 * @param storage the volume that jobs and this process share
 * @param secrets names of Secrets whose members are environment variables of the jobs' pods
 * @param nodeSelector labels that the nodes of jobs have
 * @param configuration further settings of Flink, which win over ours
 * @param session the shared cluster for short trainings
 * @param keepEnded how long the resource of an ended training stays, for its logs and dashboard
 */
public record KubernetesProperties(
    @DefaultValue("") String namespace,
    @DefaultValue Operator operator,
    @DefaultValue("millrace/jobs:0.1.0-SNAPSHOT") String image,
    @DefaultValue("IfNotPresent") String imagePullPolicy,
    @DefaultValue List<String> imagePullSecrets,
    @DefaultValue("v2_2") String flinkVersion,
    @DefaultValue("millrace-jobs") String serviceAccount,
    @DefaultValue("local:///opt/flink/usrlib/millrace-jobs.jar") String jar,
    @DefaultValue("http://{name}-rest.{namespace}:8081") String restUrl,
    @DefaultValue Pod jobManager,
    @DefaultValue Pod taskManager,
    @DefaultValue("1") int slots,
    @DefaultValue Storage storage,
    @DefaultValue List<String> secrets,
    @DefaultValue Map<String, String> nodeSelector,
    @DefaultValue Map<String, String> configuration,
    @DefaultValue Session session,
    @DefaultValue("10m") Duration keepEnded) {
  private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]*[mg]");
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

  public KubernetesProperties {
    imagePullSecrets = List.copyOf(imagePullSecrets);
    secrets = List.copyOf(secrets);
    nodeSelector = Map.copyOf(nodeSelector);
    configuration = Map.copyOf(configuration);
    if (!PULL_POLICIES.contains(imagePullPolicy)) {
      throw illegal("image-pull-policy", imagePullPolicy, String.join(", ", PULL_POLICIES));
    }
    if (slots < 1 || slots > 256) {
      throw illegal("slots", slots, "1 to 256");
    }
  }

  /**
   * @param namespace where its Deployment is, to read its version; empty is unknown
   * @param acceptAnyVersion lets bounded jobs run under a version with known faults, or an unknown
   *     one; each such job says so
   */
  public record Operator(
      @DefaultValue("") String namespace, @DefaultValue("false") boolean acceptAnyVersion) {}

  /**
   * @param cpu in cores
   * @param memory of the whole process, as Flink spells it: a number and {@code m} or {@code g}
   */
  public record Pod(@DefaultValue("1") double cpu, @DefaultValue("2g") String memory) {
    public Pod {
      if (!(cpu > 0)) {
        throw illegal("*.cpu", cpu, "more than 0");
      }
      if (!MEMORY.matcher(memory).matches()) {
        throw illegal("*.memory", memory, "a whole number and m or g, such as 2g");
      }
    }
  }

  /**
   * Where {@code file:} URIs of artifacts and checkpoints lie.
   *
   * @param source name of the claim, or path on the node
   * @param mountPath in every pod, this process's among them
   */
  public record Storage(
      @DefaultValue("NONE") Kind kind,
      @DefaultValue("") String source,
      @DefaultValue("/var/lib/millrace/store") String mountPath) {
    /** What a volume is made of. */
    public enum Kind {
      /** No volume: artifacts and checkpoints lie in an object store. */
      NONE,
      /** A PersistentVolumeClaim that many nodes may write. */
      CLAIM,
      /** A folder of the node: for clusters of one node. */
      HOST_PATH
    }

    public Storage {
      if (kind != Kind.NONE && source.isBlank()) {
        throw illegal("storage.source", source, "the name of the claim, or the path on the node");
      }
    }
  }

  /**
   * @param enabled whether trainings run as session jobs, without a JobManager of their own
   * @param jar URI from which the operator may fetch the job jar
   */
  public record Session(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("millrace-session") String name,
      @DefaultValue("") String jar) {
    public Session {
      if (enabled && jar.isBlank()) {
        throw illegal("session.jar", jar, "an https URI that the operator may fetch");
      }
    }
  }

  /**
   * Address of a job's Flink REST API, without a slash at its end.
   *
   * @param name of the FlinkDeployment
   */
  public String restUrl(String name) {
    return restUrl.replace("{name}", name).replace("{namespace}", namespace);
  }

  /** The same, with settings of Flink that those that are configured win over. */
  KubernetesProperties withDefaults(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(configuration);
    return new KubernetesProperties(
        namespace,
        operator,
        image,
        imagePullPolicy,
        imagePullSecrets,
        flinkVersion,
        serviceAccount,
        jar,
        restUrl,
        jobManager,
        taskManager,
        slots,
        storage,
        secrets,
        nodeSelector,
        all,
        session,
        keepEnded);
  }

  private static IllegalArgumentException illegal(String name, Object given, String legal) {
    return new IllegalArgumentException(
        "millrace.kubernetes." + name + " '" + given + "' is not legal; legal is " + legal);
  }
}
