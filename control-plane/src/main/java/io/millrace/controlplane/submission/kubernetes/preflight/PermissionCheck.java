package io.millrace.controlplane.submission.kubernetes.preflight;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.PreflightCheck;
import java.util.List;

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
    List<String> missing =
        needed.stream().filter(one -> !isGranted(one)).map(Permission::toString).toList();
    if (missing.isEmpty()) {
      return Check.ok(name(), "all " + needed.size() + " are granted in namespace " + namespace);
    }
    return Check.failed(
        name(),
        "not granted in namespace " + namespace + ": " + String.join(", ", missing),
        "Apply the Role and RoleBinding of deploy/flink-k8s-operator/base there; `kubectl auth can-i "
            + missing.get(0)
            + " -n "
            + namespace
            + " --as=system:serviceaccount:NAMESPACE:NAME` asks again.");
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
