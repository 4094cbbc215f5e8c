#!/usr/bin/python3
"""Writes foreign-python.tsv: passwords as Django and passlib store them, made by those libraries.

Needs Debian's python3-django, python3-passlib, python3-argon2 and python3-bcrypt:

    /usr/bin/python3 make-foreign-vectors.py > foreign-python.tsv

Columns as in foreign-java.tsv: what the service must say (match, differ); whose it is; the stored text; nothing; the password's bytes in
hex; what this row is about. Every "match" and "differ" is what the library itself says, asserted below.
Salts come from a counter, except those of bcrypt and Argon2.
"""
import hashlib
import sys

import django
import passlib
from django.conf import settings

settings.configure(PASSWORD_HASHERS=["django.contrib.auth.hashers." + name for name in (
    "PBKDF2PasswordHasher", "PBKDF2SHA1PasswordHasher", "BCryptPasswordHasher", "Argon2PasswordHasher")])

from django.contrib.auth import hashers  # noqa: E402: needs the settings above
from passlib.hash import pbkdf2_sha1, pbkdf2_sha256, pbkdf2_sha512  # noqa: E402

PASSWORDS = ("correct horse battery staple", "coração são", "corac\u0327a\u0303o sa\u0303o", "pass\U0001f600word", "  two  spaces  ",
             "x", "", "0123456789ab" * 20)
# Django 3.2, and the most that the service takes.
ITERATIONS = (260000, 2000000)
salts = 0


def salt(length):
    global salts
    salts += 1
    return hashlib.shake_256(b"vidaplus foreign %d" % salts).digest(length)


def row(said, verdict, system, stored, password, about):
    assert said == (verdict == "match"), (verdict, stored, about)
    print(verdict, system, stored, "", password.encode().hex(), about, sep="\t")


def rows(check, system, stored, password, about):
    row(check(password, stored), "match", system, stored, password, about)
    row(check(password + "x", stored), "differ", system, stored, password + "x", about + ", wrong")


def main():
    print("# made by make-foreign-vectors.py; Django", django.__version__, "passlib", passlib.__version__)
    django_check = lambda password, stored: hashers.check_password(password, stored)
    sha256, sha1 = hashers.PBKDF2PasswordHasher(), hashers.PBKDF2SHA1PasswordHasher()
    for password in PASSWORDS:
        rows(django_check, "django", sha256.encode(password, salt(11).hex(), 1000), password, "pbkdf2_sha256")
        rows(django_check, "django", sha1.encode(password, salt(6).hex(), 1000), password, "pbkdf2_sha1, 12 characters of salt")
    for iterations in ITERATIONS:
        rows(django_check, "django", sha256.encode(PASSWORDS[1], salt(11).hex(), iterations), PASSWORDS[1], f"{iterations} iterations")
    bcrypt = hashers.BCryptPasswordHasher()
    bcrypt.rounds = 4
    rows(django_check, "django", bcrypt.encode(PASSWORDS[0], bcrypt.salt()), PASSWORDS[0], "bcrypt")
    argon2 = hashers.Argon2PasswordHasher()
    argon2.memory_cost, argon2.parallelism = 1024, 2
    rows(django_check, "django", argon2.encode(PASSWORDS[1], argon2.salt()), PASSWORDS[1], "argon2 of less memory than Django's default")

    for algorithm in (pbkdf2_sha1, pbkdf2_sha256, pbkdf2_sha512):
        for password in PASSWORDS:
            stored = algorithm.using(salt=salt(16), rounds=1000).hash(password)
            rows(algorithm.verify, "passlib", stored, password, algorithm.name)
        stored = algorithm.using(salt=salt(16)).hash(PASSWORDS[0])
        rows(algorithm.verify, "passlib", stored, PASSWORDS[0], algorithm.name + ", default rounds")
        for length in (8, 9, 64):
            stored = algorithm.using(salt=salt(length), rounds=1000).hash(PASSWORDS[0])
            rows(algorithm.verify, "passlib", stored, PASSWORDS[0], f"{algorithm.name}, {length} bytes of salt")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
