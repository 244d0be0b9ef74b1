package io.millrace.controlplane;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people come in and how long they stay.
 *
 * @param idle after which a browser that asked for nothing has to sign in again
 * @param longest after which it has to in any case
 * @param failuresPerName wrong passwords a minute for one name
 * @param failuresPerAddress wrong passwords, tokens and links a minute from one address; behind a
 *     proxy everybody has that of the proxy
 */
public record SignInProperties(
    @DefaultValue("12h") Duration idle,
    @DefaultValue("7d") Duration longest,
    @DefaultValue("5") int failuresPerName,
    @DefaultValue("60") int failuresPerAddress) {
  public SignInProperties {
    MillraceProperties.requirePositive("millrace.sign-in.idle", idle);
    MillraceProperties.requirePositive("millrace.sign-in.longest", longest);
    requireOneOrMore("failures-per-name", failuresPerName);
    requireOneOrMore("failures-per-address", failuresPerAddress);
  }

  private static void requireOneOrMore(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "millrace.sign-in." + name + " " + value + " is not legal; legal is 1 or more");
    }
  }
}
