package com.vidaplus.auth.it.roundtrip;

import static com.vidaplus.auth.it.roundtrip.Population.newName;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.it.roundtrip.Population.Person;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Sign-ins with a password at both doors, right and wrong. */
final class SignInKinds {

    private static final int SECRET_LENGTH = 43;
    private static final int MORE_GUESSES_THAN_ARE_TAKEN = 11;

    private final Population people;

    SignInKinds(Population people) {
        this.people = people;
    }

    List<Kind> all() {
        AuthClient http = people.http();
        return Stream.of(
                at("API door", 401, (form, address) -> http.token(form, ClientAddress.HEADER, address)),
                at("OAuth door", 400, (form, address) -> http.oauthToken(form.and("grant_type", "password"), people.shopAt(address))),
                List.of(Kind.after("Sign-in, API door: with a client, first time", 200, people::person,
                                person -> http.token(form(person.email(), people.password()), people.shop())),
                        Kind.after("Sign-in, OAuth door: the client's secret is wrong", 401, people::newClient,
                                client -> http.oauthToken(form(newName(), people.password()).and("grant_type", "password"),
                                        AuthClient.basic(client, "x".repeat(SECRET_LENGTH)))))).flatMap(List::stream).toList();
    }

    /** With the first client at the OAuth door, which is known at each address. */
    private List<Kind> at(String door, int refused, BiFunction<Form, String, Answer> signIn) {
        String begin = "Sign-in, " + door + ": ";
        Person known = people.person();
        Person guessed = people.person();
        String guesser = people.newHome();
        String wrong = people.password() + "!";
        for (int i = 0; i < MORE_GUESSES_THAN_ARE_TAKEN; i++) {
            signIn.apply(form(guessed.email(), wrong), guesser);
        }
        return List.of(
                Kind.of(begin + "known name and address", 200, () -> signIn.apply(form(known.email(), people.password()), people.home())),
                Kind.after(begin + "first time", 200, people::person,
                        person -> signIn.apply(form(person.email(), people.password()), people.home())),
                Kind.after(begin + "wrong password", refused, people::newHome,
                        address -> signIn.apply(form(known.email(), wrong), address)),
                Kind.after(begin + "unknown name", refused, people::newHome, address -> signIn.apply(form(newName(), wrong), address)),
                Kind.of(begin + "too many guesses", 429, () -> signIn.apply(form(guessed.email(), wrong), guesser)));
    }

    private static Form form(String email, String password) {
        return Form.of("username", email, "password", password);
    }
}
