package com.vidaplus.auth.it.page;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import tools.jackson.databind.json.JsonMapper;

/** The API page as a person uses it: what there is to press and to read, in place of the page's inner structure. */
final class ApiPage {
    private static final By AUTHORIZE = By.cssSelector(".scheme-container .btn.authorize");
    private static final By SIGNED_IN = By.cssSelector(".scheme-container .btn.authorize.locked");
    private static final By DIALOG = By.cssSelector(".dialog-ux .modal-ux");
    private static final By USER_NAME = By.id("oauth_username");
    private static final By PASSWORD = By.id("oauth_password");
    private static final By DIALOG_AUTHORIZE = By.cssSelector(".dialog-ux .auth-btn-wrapper .authorize");
    private static final By DIALOG_LOGOUT = By.xpath("//*[contains(@class,'auth-btn-wrapper')]//button[.='Logout']");
    private static final By DIALOG_CLOSE = By.cssSelector(".dialog-ux .btn-done");
    private static final String SIGN_IN = "#operations-Tokens-createToken";
    private static final String RENEW = "#operations-Tokens-refreshToken";
    private static final Pattern BEARER = Pattern.compile("Authorization: Bearer ([^'\\s]+)");

    private final Browser browser;

    private ApiPage(Browser browser) {
        this.browser = browser;
    }

    /**
     * Opens it by the way people come: the service's root address.
     *
     * @param browser the browser
     * @param root    the address of the service's context root, with a slash at the end
     */
    static ApiPage openFrom(Browser browser, URI root) {
        browser.open(root);
        ApiPage page = new ApiPage(browser);
        page.awaitOperations();
        return page;
    }

    void reload() {
        browser.reload();
        awaitOperations();
    }

    void openSignInDialog() {
        browser.click(AUTHORIZE);
        browser.seen(USER_NAME);
    }

    /** Signs in by the dialog that {@link #openSignInDialog} opened, and closes it. */
    void signIn(String email, String password) {
        browser.seen(USER_NAME).sendKeys(email);
        browser.seen(PASSWORD).sendKeys(password);
        browser.click(DIALOG_AUTHORIZE);
        browser.seen(DIALOG_LOGOUT);
        browser.click(DIALOG_CLOSE);
        browser.until(ExpectedConditions.invisibilityOfElementLocated(DIALOG));
        browser.seen(SIGNED_IN);
    }

    boolean isSignedIn() {
        return (Boolean) browser.run("return document.querySelector('.scheme-container .btn.authorize.locked') !== null");
    }

    /** Opens the form of the sign-in operation, which has the most to show. */
    void openSignInForm() {
        tryOut(SIGN_IN);
        browser.seen(By.cssSelector(SIGN_IN + " input"));
    }

    /** Tries the refresh operation out and reads what came. */
    Answer renewToken() {
        tryOut(RENEW);
        browser.click(By.cssSelector(RENEW + " .execute"));
        String live = RENEW + " .live-responses-table ";
        String status = browser.seen(By.cssSelector(live + "tbody .response-col_status")).getText();
        String body = browser.seen(By.cssSelector(live + ".highlight-code code")).getDomProperty("textContent");
        String curl = browser.seen(By.cssSelector(RENEW + " .curl")).getDomProperty("textContent");
        Matcher sent = BEARER.matcher(curl);
        String sentToken = sent.find() ? sent.group(1) : "";
        return new Answer(Integer.parseInt(status.lines().findFirst().orElseThrow().trim()), sentToken,
                JsonMapper.shared().readTree(body).path("access_token").asString(""));
    }

    private void tryOut(String operation) {
        browser.click(By.cssSelector(operation + " .opblock-summary-control"));
        browser.click(By.cssSelector(operation + " .try-out__btn"));
    }

    private void awaitOperations() {
        browser.seen(By.cssSelector(RENEW));
    }

    /**
     * What the page shows of an answer of the refresh operation.
     *
     * @param status    the HTTP status
     * @param sentToken the token that the page sent, empty where it sent none
     * @param newToken  the token that came back, empty where none did
     */
    record Answer(int status, String sentToken, String newToken) {
    }
}
