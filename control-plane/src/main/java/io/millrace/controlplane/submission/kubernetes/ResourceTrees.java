package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** Between our records of the operator's resources and the trees that the client carries. */
final class ResourceTrees {
  static final String GROUP = "flink.apache.org";
  static final String VERSION = "v1beta1";

  /** What fabric8's objects are written and read with. */
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  private ResourceTrees() {}

  static ResourceDefinitionContext context(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(GROUP)
        .withVersion(VERSION)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  /** The status is the operator's: it is never written. */
  static GenericKubernetesResource tree(String kind, ObjectMeta metadata, Object spec) {
    GenericKubernetesResource tree = new GenericKubernetesResource();
    tree.setApiVersion(GROUP + "/" + VERSION);
    tree.setKind(kind);
    tree.setMetadata(metadata);
    tree.setAdditionalProperty("spec", JSON.convertValue(spec, Map.class));
    return tree;
  }

  static String yaml(GenericKubernetesResource tree) {
    return JSON.asYaml(tree);
  }

  static <T> T read(GenericKubernetesResource tree, Class<T> type) {
    return JSON.convertValue(tree, type);
  }
}
