package com.vidaplus.auth.it.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API page of the runnable jar in a headless Chromium. Skipped where there is none, but never under {@code CI=true}. */
@Tag("processes")
@Tag("long")
class ApiPageIT {
    private static final Bootstrap FIRST = Bootstrap.random();
    private static final int PHONE_WIDTH = 360;

    private static ServiceProcess service;
    private static Browser browser;

    @BeforeAll
    static void startServiceAndBrowser() {
        assumeTrue(Browser.isInstalled() || "true".equals(System.getenv("CI")), "There is no Chromium with its driver here");
        browser = Browser.start();
        service = ServiceProcess.runnableJar().environment(FIRST.settings()).start();
    }

    @AfterAll
    static void stopBoth() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @BeforeEach
    void onADesktop() {
        browser.becomeDesktop();
    }

    @Test
    void theRootOfTheServiceLeadsToThePage() {
        ApiPage.openFrom(browser, root());

        assertThat(browser.address()).isEqualTo(root().resolve("docs/"));
    }

    @Test
    void whoSignsInWithThePasswordFlowCanRenewTheToken() {
        ApiPage page = ApiPage.openFrom(browser, root());
        page.openSignInDialog();
        page.signIn(FIRST.email(), FIRST.password());

        ApiPage.Answer answer = page.renewToken();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.sentToken()).isNotEmpty();
        assertThat(answer.newToken()).isNotEmpty().isNotEqualTo(answer.sentToken());
    }

    @Test
    void nothingGoesWrongOnTheConsoleAndNobodyElseIsAsked() {
        ApiPage page = ApiPage.openFrom(browser, root());
        page.openSignInDialog();
        page.signIn(FIRST.email(), FIRST.password());
        page.renewToken();
        page.openSignInForm();

        assertThat(browser.consoleErrors()).isEmpty();
        List<URI> addresses = browser.requestedAddresses();
        assertThat(addresses).contains(root().resolve("openapi.yaml"), root().resolve("auth/token/refresh_token"));
        assertThat(addresses).allSatisfy(address -> assertThat(address.getAuthority()).isEqualTo(root().getAuthority()));
    }

    @Test
    void nothingScrollsSidewaysOnAPhone() {
        browser.becomePhone(PHONE_WIDTH, 800);
        ApiPage page = ApiPage.openFrom(browser, root());
        assertThat(browser.pageWidth()).as("the page").isEqualTo(PHONE_WIDTH);

        page.openSignInDialog();
        assertThat(browser.pageWidth()).as("the page with its dialog").isEqualTo(PHONE_WIDTH);

        page.signIn(FIRST.email(), FIRST.password());
        assertThat(page.renewToken().status()).isEqualTo(200);
        assertThat(browser.pageWidth()).as("the page with an answer").isEqualTo(PHONE_WIDTH);

        page.openSignInForm();
        assertThat(browser.pageWidth()).as("the page with a form").isEqualTo(PHONE_WIDTH);
    }

    @Test
    void theTokenIsGoneWhenThePageIsLoadedAgain() {
        ApiPage page = ApiPage.openFrom(browser, root());
        page.openSignInDialog();
        page.signIn(FIRST.email(), FIRST.password());
        assertThat(page.isSignedIn()).isTrue();

        page.reload();

        assertThat(page.isSignedIn()).isFalse();
        assertThat(browser.run("return localStorage.length + sessionStorage.length")).isEqualTo(0L);
    }

    @Case("H06")
    @Test
    void aScriptThatGotIntoThePageDoesNotRun() {
        ApiPage.openFrom(browser, root());

        browser.run("""
                const injected = document.createElement('script');
                injected.textContent = 'window.injectedRan = true';
                document.body.append(injected);""");

        assertThat(browser.run("return window.injectedRan === undefined")).isEqualTo(true);
        assertThat(browser.consoleErrors()).anySatisfy(error -> assertThat(error).contains("Content Security Policy"));
    }

    private static URI root() {
        return service.baseUri().resolve("/");
    }
}
