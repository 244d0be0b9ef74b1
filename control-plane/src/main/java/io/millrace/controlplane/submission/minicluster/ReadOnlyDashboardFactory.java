package io.millrace.controlplane.submission.minicluster;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;

/**
 * Puts {@link ReadOnlyDashboard} before Flink's REST API where the cluster asks for it. Flink finds
 * it as a service.
 */
public final class ReadOnlyDashboardFactory implements InboundChannelHandlerFactory {
  static final ConfigOption<Boolean> READ_ONLY =
      ConfigOptions.key("millrace.dashboard.read-only").booleanType().defaultValue(false);

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders) {
    return configuration.get(READ_ONLY) ? Optional.of(new ReadOnlyDashboard()) : Optional.empty();
  }
}
