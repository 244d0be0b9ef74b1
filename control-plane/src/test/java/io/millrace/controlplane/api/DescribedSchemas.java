package io.millrace.controlplane.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The schemas of {@code /api/openapi}, to hold JSON against. */
record DescribedSchemas(JsonNode description) {
  private static final SchemaValidatorsConfig FORMATS_TOO =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  static DescribedSchemas of(Api api) {
    return new DescribedSchemas(api.get("/api/openapi").json());
  }

  JsonNode named(String name) {
    return description.path("components").path("schemas").path(name);
  }

  List<String> violations(JsonNode schema, JsonNode value) {
    return checked(schema).validate(value.toString(), InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  /** The schema, with what it refers to in its place. */
  private JsonSchema checked(JsonNode schema) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode root = (ObjectNode) json.readTree(schema.toString());
      root.set("components", json.readTree(description.path("components").toString()));
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(root, FORMATS_TOO);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
