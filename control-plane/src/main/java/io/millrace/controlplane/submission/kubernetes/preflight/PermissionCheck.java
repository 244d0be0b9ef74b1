package io.millrace.controlplane.submission.kubernetes.preflight;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.PreflightCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the API server whether this process may do what it does. */
public final class PermissionCheck implements PreflightCheck {
  private final KubernetesClient client;
  private final String namespace;

  public PermissionCheck(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  @Override
  public String name() {
    return "permissions";
  }

  @Override
  public Check check() {
    List<Permission> needed = Permission.needed();
    List<Permission> missing = needed.stream().filter(one -> !isGranted(one)).toList();
    if (missing.isEmpty()) {
      return Check.ok(name(), "all " + needed.size() + " are granted in namespace " + namespace);
    }
    return Check.failed(
        name(),
        "not granted in namespace " + namespace + ": " + listed(missing),
        "Apply the Role and RoleBinding of deploy/flink-k8s-operator/base there; `kubectl auth can-i "
            + missing.get(0).verb()
            + " "
            + missing.get(0).target()
            + " -n "
            + namespace
            + " --as=system:serviceaccount:NAMESPACE:NAME` asks again.");
  }

  /** The verbs behind what they are missing on. */
  private static String listed(List<Permission> missing) {
    Map<String, List<String>> verbs =
        missing.stream()
            .collect(
                Collectors.groupingBy(
                    Permission::target,
                    LinkedHashMap::new,
                    Collectors.mapping(Permission::verb, Collectors.toList())));
    return verbs.entrySet().stream()
        .map(one -> one.getKey() + " (" + String.join(", ", one.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }

  private boolean isGranted(Permission permission) {
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withGroup(permission.group())
            .withResource(permission.resource())
            .withVerb(permission.verb())
            .endResourceAttributes()
            .endSpec()
            .build();
    SelfSubjectAccessReview answer =
        client.authorization().v1().selfSubjectAccessReview().create(review);
    return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }
}
