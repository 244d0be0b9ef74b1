package io.millrace.controlplane.description;

import io.millrace.controlplane.security.EndpointRule;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says with each operation who may call it. */
@Component
class RoleOfOperation implements GlobalOperationCustomizer {
  private static final String NAME = "x-millrace-role";

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    EndpointRule rule = EndpointRule.of(method.getMethod());
    if (rule instanceof EndpointRule.Needs needs) {
      operation.addExtension(NAME, needs.role().name());
    } else if (rule instanceof EndpointRule.Open) {
      operation.addExtension(NAME, "EVERYBODY");
    }
    return operation;
  }
}
