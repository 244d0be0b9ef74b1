package io.millrace.controlplane.audit;

import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who did or tried something.
 *
 * @param kind how this was proven, null as are id and role when it was not
 * @param name as people read it; of somebody unproven the name that was given, if any
 * @param address from which the request came, which may be that of a proxy
 */
@Schema(name = "AuditActor")
record Actor(
    Caller.@Nullable Kind kind,
    @Nullable String id,
    @Nullable String name,
    @Nullable Role role,
    String address) {
  private static final int MAX_NAME = 400;

  Actor {
    name = name == null || name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  static Actor of(Caller caller, String address) {
    return new Actor(caller.kind(), caller.id(), caller.name(), caller.role(), address);
  }

  static Actor unproven(@Nullable String name, String address) {
    return new Actor(null, null, name, null, address);
  }
}
