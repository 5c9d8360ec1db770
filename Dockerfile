# The build needs nothing of the machine but a container engine.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /sluice
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Sluice" \
      org.opencontainers.image.description="An inference gateway" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --system --gid 10001 sluice \
 && useradd --system --uid 10001 --gid sluice --home-dir /opt/sluice --shell /usr/sbin/nologin sluice \
 && mkdir -p /opt/sluice/plugins
COPY --from=build /sluice/launcher/target/sluice.jar /opt/sluice/sluice.jar
COPY conf/gateway.json /etc/sluice/gateway.json
COPY cluster-config /etc/sluice/cluster-config
WORKDIR /opt/sluice
# By number, so that Kubernetes can tell that it is not root.
USER 10001:10001
# Inside a container, other machines are the only ones there are to listen for. Whether they have to say who they are is for
# whoever runs it to say: by SLUICE_AUTHENTICATION, or by a configuration of their own.
ENV SLUICE_HOST=0.0.0.0 \
    SLUICE_ADMIN_HOST=0.0.0.0 \
    SLUICE_PLUGINS=/opt/sluice/plugins
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-Xmx32m", "-jar", "/opt/sluice/sluice.jar", "health", "http://127.0.0.1:9090/health/live"]
# The process is the JVM itself, so that SIGTERM reaches it and it drains.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/sluice/sluice.jar"]
CMD ["run", "/etc/sluice/gateway.json"]
