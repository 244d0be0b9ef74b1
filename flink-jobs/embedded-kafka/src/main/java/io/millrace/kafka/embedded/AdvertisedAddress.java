package io.millrace.kafka.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Where clients of other machines are told to connect to.
 *
 * @param host name or address, as those clients resolve it
 */
public record AdvertisedAddress(String host, int port) {
  public AdvertisedAddress {
    if (!host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") || port < 1 || port > 0xffff) {
      throw illegal(host + ":" + port, null);
    }
  }

  /** Reads {@code HOST:PORT}. */
  public static AdvertisedAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw illegal(text, null);
    }
    try {
      return new AdvertisedAddress(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw illegal(text, e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  private static IllegalArgumentException illegal(String given, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "the advertised address '" + given + "' is not legal; legal is HOST:PORT", cause);
  }
}
