package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.load.Requests;
import com.vidaplus.auth.bench.load.Workload;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sign-ins at the API door, each of another account at random.
 *
 * @param service that is asked
 */
record SignIns(Service service) {

    byte[] of(String email, String password) {
        return Requests.form("/auth/token", new String[0], "username", email, "password", password);
    }

    Workload among(People people) {
        return new Workload("sign-ins", service.address(), 200,
                connection -> () -> of(People.email(ThreadLocalRandom.current().nextInt(people.count())), people.password()));
    }
}
