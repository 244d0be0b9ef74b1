package io.millrace.controlplane.overlays;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Whether an object is what its API version and kind say: no unknown member, none that is missing.
 */
final class ObjectSchemas {
  /** Fails on the first violation. */
  private interface Schema {
    void check(JsonElement json) throws IOException;
  }

  /** The models of custom resources would keep members that they do not know. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              });

  private static final Map<String, Schema> SCHEMAS =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", V1ConfigMap::validateJsonElement),
          Map.entry("v1/Namespace", V1Namespace::validateJsonElement),
          Map.entry("v1/PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement),
          Map.entry("v1/Service", V1Service::validateJsonElement),
          Map.entry("v1/ServiceAccount", V1ServiceAccount::validateJsonElement),
          Map.entry("apps/v1/Deployment", V1Deployment::validateJsonElement),
          Map.entry("networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement),
          Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
          Map.entry("rbac.authorization.k8s.io/v1/Role", V1Role::validateJsonElement),
          Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", V1RoleBinding::validateJsonElement),
          Map.entry("kafka.strimzi.io/v1/Kafka", model(Kafka.class)),
          Map.entry("kafka.strimzi.io/v1/KafkaNodePool", model(KafkaNodePool.class)),
          Map.entry("monitoring.coreos.com/v1/ServiceMonitor", model(ServiceMonitor.class)),
          Map.entry("monitoring.coreos.com/v1/PodMonitor", model(PodMonitor.class)));

  private ObjectSchemas() {}

  /** What is wrong with the object; empty when nothing is. */
  static List<String> violations(RenderedObject object) {
    String type = object.apiVersion() + "/" + object.kind();
    Schema schema = SCHEMAS.get(type);
    if (schema == null) {
      return List.of(object + ": no schema of " + type + " is known");
    }
    try {
      schema.check(object.json());
      return List.of();
    } catch (IllegalArgumentException | IOException e) {
      return List.of(object + ": " + e.getMessage());
    }
  }

  private static Schema model(Class<?> type) {
    return json -> MAPPER.readValue(json.toString(), type);
  }
}
