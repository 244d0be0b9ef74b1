package io.millrace.controlplane.submission.kubernetes.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Role that is installed and the permissions that preflight asks for. */
class GrantedRoleTest {
  private static final Path ROLE =
      Path.of("../deploy/flink-k8s-operator/base/control-plane-access.yaml");

  @Test
  void shouldGrantWhatIsNeededAndNoMore() throws Exception {
    Object installed = Serialization.unmarshal(Files.readString(ROLE));

    List<Permission> granted =
        ((Collection<?>) installed)
            .stream()
                .map(HasMetadata.class::cast)
                .filter(Role.class::isInstance)
                .flatMap(role -> ((Role) role).getRules().stream())
                .flatMap(GrantedRoleTest::permissions)
                .toList();

    assertThat(granted).containsExactlyInAnyOrderElementsOf(Permission.needed());
  }

  private static Stream<Permission> permissions(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        resource ->
                            rule.getVerbs().stream()
                                .map(verb -> new Permission(group, resource, verb))));
  }
}
