package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Secret;
import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Credential;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.Protocol;
import dev.sluice.routing.ServerTls;
import dev.sluice.routing.Upstream;
import dev.sluice.routing.Upstream.ClientTls;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {
    private static final String BODY = "{\"model\":\"a\"}";

    private final IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    private Answer ask(String... headers) {
        return ingress.routed(HttpMethod.POST, "/v1/chat/completions", BODY, headers);
    }

    private static Backend provider(URI address, Protocol protocol, ClientTls tls, Optional<Credential> credential) {
        return new Backend.Provider(
                "default/secure",
                List.of(address),
                new Upstream(protocol, tls, Optional.empty(), Optional.empty()),
                Optional.of("openai/v1"),
                credential,
                Ejection.DEFAULT);
    }

    private Answer askAt(URI address, Protocol protocol, ClientTls tls) {
        ingress.route(Rules.model("a", Rules.to(provider(address, protocol, tls, Optional.empty()))));
        return ask();
    }

    private static ClientTls believing(String authority, String name, Optional<ServerTls> own) {
        return new ClientTls(Optional.of(name), List.of(authority), false, own);
    }

    private static ClientTls believing(String name) {
        return believing(SecureServer.authority(), name, Optional.empty());
    }

    @Test
    void believes_the_authority_it_is_given_and_asks_for_the_servers_name() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, false);
        assertThat(askAt(server.address(), Protocol.HTTP1, believing(SecureServer.NAME))
                        .body())
                .isEqualTo(
                        "HTTP_1_1 sni=models.example.com host=models.example.com /openai/v1/chat/completions " + BODY);
    }

    @Test
    void refuses_a_server_that_no_known_authority_vouches_for() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, false);
        ClientTls system = new ClientTls(Optional.of(SecureServer.NAME), List.of(), false, Optional.empty());
        Answer answer = askAt(server.address(), Protocol.HTTP1, system);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void refuses_a_server_of_another_name() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, false);
        assertThat(askAt(server.address(), Protocol.HTTP1, believing("other.example.com"))
                        .status())
                .isEqualTo(502);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void believes_anyone_where_it_is_told_to() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, false);
        ClientTls all = new ClientTls(Optional.empty(), List.of(), true, Optional.empty());
        assertThat(askAt(server.address(), Protocol.HTTP1, all).status()).isEqualTo(200);
    }

    @Test
    void proves_itself_by_its_certificate() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.REQUIRED, false);
        ClientTls tls =
                believing(SecureServer.authority(), SecureServer.NAME, Optional.of(SecureServer.clientCertificate()));
        assertThat(askAt(server.address(), Protocol.HTTP1, tls).status()).isEqualTo(200);
    }

    @Test
    void cannot_reach_a_server_that_wants_a_certificate_without_one() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.REQUIRED, false);
        assertThat(askAt(server.address(), Protocol.HTTP1, believing(SecureServer.NAME))
                        .status())
                .isEqualTo(502);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void speaks_http_2_over_tls() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, true);
        assertThat(askAt(server.address(), Protocol.HTTP2, believing(SecureServer.NAME))
                        .body())
                .startsWith("HTTP_2 sni=models.example.com host=models.example.com /openai/v1/chat/completions");
    }

    @Test
    void speaks_http_2_over_clear_text_to_a_provider() {
        SecureServer server = SecureServer.plain(ingress.vertx);
        Credential key = new Credential("Authorization", "Bearer ", Optional.of(new Secret("sk")), Optional.empty());
        ingress.route(Rules.model(
                "a", Rules.to(provider(server.address(), Protocol.HTTP2, ClientTls.SYSTEM, Optional.of(key)))));
        assertThat(ask("X-Team", "search", "Connection", "keep-alive").body())
                .startsWith("HTTP_2 sni=null host=127.0.0.1 ");
        assertThat(server.headers()).containsEntry("x-team", "search").containsEntry("authorization", "Bearer sk");
    }

    @Test
    void speaks_http_2_over_clear_text_to_an_endpoint_of_a_pool() {
        SecureServer server = SecureServer.plain(ingress.vertx);
        ingress.endpoints.add(server.endpoint());
        ingress.route(
                Rules.model("a", Rules.to(new Backend.Pool("pool", Protocol.HTTP2, List.of(), Optional.empty()))),
                Rules.prefix("/", Rules.to(Rules.pool())));
        assertThat(ask().body()).startsWith("HTTP_2 ");
        assertThat(ingress.routed(HttpMethod.GET, "/other", "").body()).startsWith("HTTP_1_1 ");
    }

    @Test
    void goes_through_a_proxy() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, false);
        ScriptedEndpoint proxy = new ScriptedEndpoint(
                ingress.vertx, (n, socket) -> socket.write("HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n"));
        Upstream upstream = new Upstream(
                Protocol.HTTP1,
                believing(SecureServer.NAME),
                Optional.of(proxy.endpoint().address().getAuthority()),
                Optional.empty());
        ingress.route(Rules.model(
                "a",
                Rules.to(new Backend.Provider(
                        "default/secure",
                        List.of(server.address()),
                        upstream,
                        Optional.empty(),
                        Optional.empty(),
                        Ejection.DEFAULT))));
        assertThat(ask().status()).isEqualTo(502);
        assertThat(proxy.requests().get(0))
                .startsWith("CONNECT 127.0.0.1:" + server.address().getPort());
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void tries_another_provider_where_one_cannot_prove_itself() {
        SecureServer server = SecureServer.tls(ingress.vertx, ClientAuth.NONE, false);
        ScriptedEndpoint other = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(json("{}")));
        Backend unproven = provider(server.address(), Protocol.HTTP1, believing("other.example.com"), Optional.empty());
        ingress.route(Rules.model("a", Rules.to(unproven, 0), Rules.to(Rules.provider("default/other", other), 1)));
        assertThat(ask().body()).isEqualTo("{}");
    }
}
