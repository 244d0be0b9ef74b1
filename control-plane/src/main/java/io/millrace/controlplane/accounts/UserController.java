package io.millrace.controlplane.accounts;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.versions.EntityTag;
import io.millrace.controlplane.versions.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Users")
class UserController {
  private final Users users;

  UserController(Users users) {
    this.users = users;
  }

  @Operation(summary = "Create a user who signs in with a password")
  @RequiredRole(Role.ADMIN)
  @PostMapping("/api/v1/users")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<User> create(@RequestBody UserRequest request) {
    User user = users.create(request);
    return ResponseEntity.created(URI.create("/api/v1/users/" + user.id()))
        .eTag(tag(user))
        .body(user);
  }

  @Operation(summary = "All users, newest first unless sorted otherwise")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/users")
  Page<User> list(@ParameterObject UserQuery query) {
    return users.list(query);
  }

  @Operation(summary = "One user")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/users/{id}")
  ResponseEntity<User> get(@PathVariable String id) {
    return answered(users.get(id));
  }

  @Operation(
      summary = "Change role or password of a user, or whether they may sign in",
      description =
          "If-Match names the state that the change was made from. A role counts from the next"
              + " request on; with another password, or when disabled, every session of the user"
              + " ends. The last ADMIN stays one.")
  @RequiredRole(Role.ADMIN)
  @PatchMapping("/api/v1/users/{id}")
  ResponseEntity<User> change(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody UserChange change) {
    return answered(users.change(id, change.requireSomething(), Precondition.of(ifMatch, "user")));
  }

  private static ResponseEntity<User> answered(User user) {
    return ResponseEntity.ok().eTag(tag(user)).body(user);
  }

  private static String tag(User user) {
    return EntityTag.of(user.version(), user);
  }

  @Operation(summary = "Delete a user; their sessions and tokens end with them")
  @RequiredRole(Role.ADMIN)
  @DeleteMapping("/api/v1/users/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) {
    users.delete(id);
    return ResponseEntity.noContent().build();
  }
}
