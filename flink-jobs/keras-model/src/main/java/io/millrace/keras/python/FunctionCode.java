package io.millrace.keras.python;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A function as it is written.
 *
 * @param locals every name that a call binds, found once and not with each definition
 */
record FunctionCode(String name, Parameters parameters, List<Statement> body, Set<String> locals) {
  FunctionCode {
    body = List.copyOf(body);
    locals = Set.copyOf(locals);
  }

  static FunctionCode of(String name, Parameters parameters, List<Statement> body) {
    Set<String> locals = new HashSet<>(parameters.names());
    body.forEach(statement -> statement.bindings(locals::add));
    return new FunctionCode(name, parameters, body, locals);
  }
}
