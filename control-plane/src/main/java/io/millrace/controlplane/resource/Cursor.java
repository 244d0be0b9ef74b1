package io.millrace.controlplane.resource;

import io.millrace.contracts.json.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Where a list goes on: behind the item with this key and id, in this order. Clients see base64 and
 * hand it back; its content is no promise.
 *
 * @param sort as the parameter {@code sort} has it
 */
record Cursor(String sort, String key, String id) {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  String encoded() {
    byte[] json = ContractJson.writeBytes(List.of(sort, key, id));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * @throws IllegalParameterException when it was never given
   */
  static Cursor decoded(String text) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text);
      List<String> parts =
          ContractJson.mapper().readValue(new String(json, StandardCharsets.UTF_8), TEXTS);
      if (parts != null && parts.size() == 3 && parts.stream().noneMatch(Cursor::isNoKey)) {
        return new Cursor(parts.get(0), parts.get(1), parts.get(2));
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw illegal(text);
    }
    throw illegal(text);
  }

  private static boolean isNoKey(String part) {
    return part == null || part.indexOf('\0') >= 0;
  }

  static IllegalParameterException illegal(String text) {
    return IllegalParameterException.of(
        "cursor", "cursor '" + text + "' is not legal; legal is a nextCursor of the answer before");
  }
}
