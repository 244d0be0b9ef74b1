package io.millrace.controlplane.accounts;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.Admission;
import io.millrace.controlplane.security.BrowserSessions;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.CallerDirectory;
import io.millrace.controlplane.security.Passwords;
import io.millrace.controlplane.versions.Precondition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The local users; among them there is always an ADMIN once there was one. */
@Service
class Users implements Passwords, CallerDirectory {
  private final UserRepository users;
  private final TokenRepository tokens;
  private final BrowserSessions sessions;
  private final Identifiers ids;
  private final Clock clock;
  private final PasswordEncoder encoder =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  /** Of no user: checking it takes as long as checking one. */
  private final String nobodysHash = encoder.encode("nobody's password");

  Users(
      UserRepository users,
      TokenRepository tokens,
      BrowserSessions sessions,
      Identifiers ids,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.sessions = sessions;
    this.ids = ids;
    this.clock = clock;
  }

  User create(UserRequest request) {
    User user =
        new User(
            ids.next(),
            Objects.requireNonNull(request.name()),
            Objects.requireNonNull(request.role()),
            true,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null,
            1);
    try {
      users.insert(user, encoder.encode(request.password()));
    } catch (DuplicateKeyException e) {
      throw ProblemException.conflict(
          "NAME_TAKEN", "there is already a user '" + user.name() + "'; legal is another name");
    }
    return user;
  }

  Page<User> list(UserQuery query) {
    return users.list(query);
  }

  User get(String id) {
    return users.find(id).orElseThrow(() -> ProblemException.notFound("user", id));
  }

  @Transactional
  User change(String id, UserChange change, Precondition seen) {
    List<User> admins = users.lockAdmins();
    User old = get(id);
    seen.requireRevision(old.version(), "user '" + old.name() + "'");
    User user = old.with(change);
    requireAnotherAdmin(old, user.isActiveAdmin(), admins);
    users.update(user);
    if (change.password() != null) {
      users.setPassword(id, encoder.encode(change.password()));
    }
    if (change.endsSessions()) {
      sessions.closeAll(Caller.Kind.USER, id);
    }
    return user;
  }

  @Transactional
  void delete(String id) {
    List<User> admins = users.lockAdmins();
    requireAnotherAdmin(get(id), false, admins);
    users.delete(id);
    tokens.deleteOf(Caller.Kind.USER, id);
    sessions.closeAll(Caller.Kind.USER, id);
  }

  private static void requireAnotherAdmin(User user, boolean stays, List<User> admins) {
    boolean another =
        admins.stream().anyMatch(admin -> admin.isActiveAdmin() && !admin.id().equals(user.id()));
    if (user.isActiveAdmin() && !stays && !another) {
      throw ProblemException.conflict(
          "LAST_ADMIN",
          "user '"
              + user.name()
              + "' is the last ADMIN that may sign in; make another user ADMIN first");
    }
  }

  @Override
  public boolean exist() {
    return !users.isEmpty();
  }

  @Override
  public Optional<Caller> check(String name, String password) {
    Optional<User> user = users.findByName(name.toLowerCase(Locale.ROOT));
    String hash = user.flatMap(known -> users.passwordHash(known.id())).orElse(nobodysHash);
    boolean right = matches(password, hash);
    Optional<User> admitted = user.filter(known -> right && known.enabled());
    admitted.ifPresent(known -> users.signedIn(known.id(), clock.instant()));
    return admitted.map(User::caller);
  }

  private boolean matches(String password, String hash) {
    try {
      return encoder.matches(new Password(password).text(), hash);
    } catch (IllegalArgumentException nobodyHasSuchAPassword) {
      return encoder.matches("", nobodysHash);
    }
  }

  @Override
  public void change(String id, String password) {
    try {
      users.setPassword(id, encoder.encode(new Password(password).text()));
    } catch (IllegalArgumentException e) {
      Violation violation = Violation.at("/newPassword", String.valueOf(e.getMessage()));
      throw new InvalidDocumentException("password", List.of(violation));
    }
  }

  @Override
  public Caller.Kind kind() {
    return Caller.Kind.USER;
  }

  @Override
  public Optional<Admission> find(String id) {
    return users.find(id).filter(User::enabled).map(User::caller).map(Admission::of);
  }
}
