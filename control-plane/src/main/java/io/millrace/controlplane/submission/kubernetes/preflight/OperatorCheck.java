package io.millrace.controlplane.submission.kubernetes.preflight;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.PreflightCheck;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The API server answers, the operator's resources are there, and its version is fit. */
public final class OperatorCheck implements PreflightCheck {
  private static final List<String> RESOURCES =
      List.of("flinkdeployments", "flinksessionjobs", "flinkstatesnapshots");
  private static final String INSTALL =
      "Install the Flink Kubernetes Operator " + OperatorVersion.FIRST_FIT + " or newer";

  private final InstalledOperator operator;
  private final boolean acceptsAnyVersion;

  public OperatorCheck(InstalledOperator operator, KubernetesProperties.Operator settings) {
    this.operator = operator;
    this.acceptsAnyVersion = settings.acceptAnyVersion();
  }

  @Override
  public String name() {
    return "operator";
  }

  @Override
  public Check check() {
    try {
      Set<String> known = operator.resources().collect(Collectors.toSet());
      List<String> missing = RESOURCES.stream().filter(name -> !known.contains(name)).toList();
      return missing.isEmpty() ? version(operator.version()) : missing(missing);
    } catch (KubernetesClientException e) {
      return Check.failed(
          name(),
          "the Kubernetes API server does not answer: " + ServerAnswer.of(e),
          "See that this pod has a ServiceAccount and that no NetworkPolicy keeps it from the API"
              + " server; outside of a cluster set KUBECONFIG.");
    }
  }

  private Check missing(List<String> missing) {
    return Check.failed(
        name(),
        "the API server knows no " + String.join(", ", missing) + " in flink.apache.org/v1beta1",
        INSTALL + "; `kubectl get crd | grep flink` shows what is there.");
  }

  private Check version(OperatorVersion version) {
    String detail = "the Flink Kubernetes Operator is " + version.text();
    if (version.fitness() == OperatorVersion.Fitness.FIT) {
      return Check.ok(name(), detail);
    }
    if (acceptsAnyVersion) {
      return Check.warning(
          name(),
          detail
              + ", which was accepted: a training that has ended may be run once more, or its"
              + " end be lost",
          INSTALL + ".");
    }
    String remedy =
        INSTALL
            + " (`kubectl get deployments -A | grep flink-kubernetes-operator` shows what runs), or"
            + " accept it with millrace.kubernetes.operator.accept-any-version.";
    return version.fitness() == OperatorVersion.Fitness.OLD
        ? Check.failed(name(), detail + ": no training is started under it", remedy)
        : Check.unknown(
            name(),
            detail + ": no training is started under it",
            "Set millrace.kubernetes.operator.namespace and let this pod read Deployments there. "
                + remedy);
  }
}
