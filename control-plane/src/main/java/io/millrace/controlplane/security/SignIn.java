package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges what somebody shows to sign in, but not too often. */
final class SignIn {
  private final KnownCallers callers;
  private final AttemptLimits limits;
  private final Supplier<Optional<Passwords>> passwords;
  private final Supplier<List<SignInWay>> furtherWays;

  SignIn(
      KnownCallers callers,
      AttemptLimits limits,
      Supplier<Optional<Passwords>> passwords,
      Supplier<List<SignInWay>> furtherWays) {
    this.callers = callers;
    this.limits = limits;
    this.passwords = passwords;
    this.furtherWays = furtherWays;
  }

  List<SignInWay> ways() {
    List<SignInWay> ways = new ArrayList<>();
    if (passwords.get().filter(Passwords::exist).isPresent()) {
      ways.add(new SignInWay(SignInWay.Kind.PASSWORD, null, null));
    }
    ways.addAll(furtherWays.get());
    ways.add(new SignInWay(SignInWay.Kind.TOKEN, null, null));
    return ways;
  }

  /**
   * @throws RefusedException when it is wrong, or came too often
   */
  Admission judge(SignInRequest shown, HttpServletRequest request) {
    return shown.token() == null
        ? password(shown, request.getRemoteAddr())
        : token(shown.token(), request.getRemoteAddr());
  }

  private Admission token(String token, String address) {
    return callers
        .findByToken(token)
        .orElseThrow(
            () ->
                limits
                    .attempt(address)
                    .map(wait -> RefusedException.later(wait, null))
                    .orElseGet(() -> RefusedException.wrong(Refusal.TOKEN_WRONG, null)));
  }

  private Admission password(SignInRequest shown, String address) {
    String name = Objects.requireNonNull(shown.username());
    return Admission.of(password(name, Objects.requireNonNull(shown.password()), address));
  }

  private Caller password(String name, String password, String address) {
    limits
        .attempt(address, name)
        .ifPresent(
            wait -> {
              throw RefusedException.later(wait, name);
            });
    Caller caller =
        passwords
            .get()
            .flatMap(known -> known.check(name, password))
            .orElseThrow(() -> RefusedException.wrong(Refusal.CREDENTIALS_WRONG, name));
    limits.wasRight(address, name);
    return caller;
  }

  /**
   * @throws RefusedException when the current password is wrong, or came too often
   */
  void changePassword(Caller caller, PasswordChange change, String address) {
    password(caller.name(), change.currentPassword(), address);
    passwords.get().orElseThrow().change(caller.id(), change.newPassword());
  }
}
