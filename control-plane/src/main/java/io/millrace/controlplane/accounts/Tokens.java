package io.millrace.controlplane.accounts;

import io.millrace.controlplane.accounts.ApiToken.Owner;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.problem.RequestViolations;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.security.AccessWithdrawn;
import io.millrace.controlplane.security.Admission;
import io.millrace.controlplane.security.ApiResources;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.CallerDirectory;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.security.Scope;
import io.millrace.controlplane.security.Scopes;
import io.millrace.controlplane.security.TokenDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The tokens that were made for programs. None reaches further than who made it: neither when it is
 * made nor, for a local user, later.
 */
@Service
class Tokens implements CallerDirectory, TokenDirectory {
  private static final String PREFIX = "mlr_";
  private static final Duration USUAL = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(366);

  /** How exactly it is known when a token was used last; each time would be a write. */
  private static final Duration GLANCE = Duration.ofMinutes(1);

  private final TokenRepository tokens;
  private final Users users;
  private final ApiResources resources;
  private final ApplicationEventPublisher events;
  private final Identifiers ids;
  private final Clock clock;

  Tokens(
      TokenRepository tokens,
      Users users,
      ApiResources resources,
      ApplicationEventPublisher events,
      Identifiers ids,
      Clock clock) {
    this.tokens = tokens;
    this.users = users;
    this.resources = resources;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  NewToken create(TokenRequest request, Admission maker) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expiresAt = request.expiresAt() == null ? usual(now, maker) : request.expiresAt();
    RequestViolations violations = new RequestViolations();
    requireWithin(violations, request, maker);
    requireExpiry(violations, expiresAt, now, maker);
    violations.failIfAny("token");
    AccessToken secret = AccessToken.random(PREFIX);
    ApiToken token =
        new ApiToken(
            ids.next(),
            Objects.requireNonNull(request.name()),
            owner(maker.caller()),
            Objects.requireNonNull(request.role()),
            request.reach().texts(),
            now,
            expiresAt.truncatedTo(ChronoUnit.MILLIS),
            null);
    tokens.insert(token, secret.sha256());
    return new NewToken(token, secret.value());
  }

  private static Instant usual(Instant now, Admission maker) {
    Instant usual = now.plus(USUAL);
    Instant makers = maker.expiresAt();
    boolean shorter = isToken(maker) && makers != null && makers.isBefore(usual);
    return shorter ? makers : usual;
  }

  private static boolean isToken(Admission maker) {
    return maker.caller().kind() == Caller.Kind.API_TOKEN;
  }

  private void requireWithin(RequestViolations violations, TokenRequest request, Admission maker) {
    Role own = maker.caller().role();
    violations.require(
        own.includes(Objects.requireNonNull(request.role())),
        "/role",
        "role " + request.role() + " is more than your own; legal are roles up to " + own);
    violations.require(
        maker.scopes().includeAll(request.reach()),
        "/scopes",
        "the scopes reach further than your own; legal is what lies within "
            + String.join(", ", maker.scopes().texts()));
    Set<String> known = resources.names();
    for (Scope scope : request.reach().scopes()) {
      violations.require(
          scope.isAboutEveryResource() || known.contains(scope.resource()),
          "/scopes",
          "there is no resource '"
              + scope.resource()
              + "'; legal are *, "
              + String.join(", ", known));
    }
  }

  private static void requireExpiry(
      RequestViolations violations, Instant expiresAt, Instant now, Admission maker) {
    Instant latest = now.plus(LONGEST);
    Instant own = maker.expiresAt();
    if (isToken(maker) && own != null && own.isBefore(latest)) {
      latest = own;
    }
    violations.require(
        expiresAt.isAfter(now) && !expiresAt.isAfter(latest),
        "/expiresAt",
        "expiresAt " + expiresAt + " is not legal; legal is from now to " + latest);
  }

  /** Whoever owns a token that makes another owns that, too. */
  private Owner owner(Caller caller) {
    return caller.kind() == Caller.Kind.API_TOKEN
        ? tokens.find(caller.id()).map(ApiToken::owner).orElseThrow()
        : new Owner(caller.kind(), caller.id(), caller.name());
  }

  /** An ADMIN sees everybody's. */
  Page<ApiToken> list(TokenQuery query, Caller caller) {
    return tokens.list(query, caller.role() == Role.ADMIN ? null : owner(caller));
  }

  ApiToken get(String id, Caller caller) {
    return tokens
        .find(id)
        .filter(token -> caller.role() == Role.ADMIN || token.owner().equals(owner(caller)))
        .orElseThrow(() -> ProblemException.notFound("token", id));
  }

  void delete(String id, Caller caller) {
    tokens.delete(get(id, caller).id());
    events.publishEvent(new AccessWithdrawn());
  }

  @Override
  public Caller.Kind kind() {
    return Caller.Kind.API_TOKEN;
  }

  @Override
  public Optional<Admission> find(String id) {
    return tokens.find(id).flatMap(this::admission);
  }

  @Override
  public Optional<Admission> findBySecret(String secretSha256) {
    Optional<ApiToken> token = tokens.findBySecret(secretSha256);
    Optional<Admission> admission = token.flatMap(this::admission);
    if (admission.isPresent()) {
      token.ifPresent(this::used);
    }
    return admission;
  }

  private void used(ApiToken token) {
    Instant now = clock.instant();
    Instant last = token.lastUsedAt();
    if (last == null || last.plus(GLANCE).isBefore(now)) {
      tokens.used(token.id(), now);
    }
  }

  private Optional<Admission> admission(ApiToken token) {
    if (!clock.instant().isBefore(token.expiresAt())) {
      return Optional.empty();
    }
    return roleOf(token)
        .map(
            role ->
                new Admission(
                    new Caller(Caller.Kind.API_TOKEN, token.id(), displayName(token), role),
                    Scopes.parse(token.scopes()),
                    token.expiresAt()));
  }

  private static String displayName(ApiToken token) {
    return token.name() + " (of " + token.owner().name() + ")";
  }

  /** The lower one of the token's and, as far as we know it, its owner's of today. */
  private Optional<Role> roleOf(ApiToken token) {
    if (token.owner().kind() != Caller.Kind.USER) {
      return Optional.of(token.role());
    }
    return users
        .find(token.owner().id())
        .map(owner -> owner.caller().role())
        .map(role -> role.includes(token.role()) ? token.role() : role);
  }
}
