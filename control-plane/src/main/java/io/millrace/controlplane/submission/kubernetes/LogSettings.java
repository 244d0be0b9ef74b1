package io.millrace.controlplane.submission.kubernetes;

import java.util.Map;

/**
 * How Flink's processes log: to the console, which is the pod's log, and to a file, which is what
 * the dashboard shows. The operator mounts it over the image's own.
 */
final class LogSettings {
  static final Map<String, String> FILES =
      Map.of(
          "log4j-console.properties",
          """
          rootLogger.level = INFO
          rootLogger.appenderRef.console.ref = console
          rootLogger.appenderRef.file.ref = file
          logger.kafka.name = org.apache.kafka
          logger.kafka.level = WARN
          logger.hadoop.name = org.apache.hadoop
          logger.hadoop.level = WARN
          logger.pekko.name = org.apache.pekko
          logger.pekko.level = WARN
          logger.metrics.name = org.apache.flink.metrics.MetricGroup
          logger.metrics.level = ERROR
          logger.jhdf.name = io.jhdf
          logger.jhdf.level = WARN
          logger.netty.name = org.apache.flink.shaded.netty4.io.netty.channel.DefaultChannelPipeline
          logger.netty.level = OFF
          appender.console.name = console
          appender.console.type = CONSOLE
          appender.console.layout.type = PatternLayout
          appender.console.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%t] %c{1.} %X%x - %m%n
          appender.file.name = file
          appender.file.type = RollingFile
          appender.file.append = true
          appender.file.fileName = ${sys:log.file:-/tmp/flink.log}
          appender.file.filePattern = ${sys:log.file:-/tmp/flink.log}.%i
          appender.file.layout.type = PatternLayout
          appender.file.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%t] %c{1.} %X%x - %m%n
          appender.file.policies.type = Policies
          appender.file.policies.size.type = SizeBasedTriggeringPolicy
          appender.file.policies.size.size = 50MB
          appender.file.strategy.type = DefaultRolloverStrategy
          appender.file.strategy.max = 2
          """);

  private LogSettings() {}
}
