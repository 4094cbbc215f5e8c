#!/usr/bin/python3
"""Writes foreign-more.tsv: passwords as Werkzeug, Django, passlib and ASP.NET Identity store them with scrypt, with bcrypt of a digest,
and with PBKDF2 in a header of its own.

Needs werkzeug, django, passlib, bcrypt and argon2-cffi from the package index:

    python3 make-more-vectors.py > foreign-more.tsv

Columns as in foreign-java.tsv. Every "match" and "differ" is what the library itself says, asserted below. ASP.NET Identity is no Python:
its rows are laid out as its PasswordHasher documents, and the keys come from hashlib. passlib's bcrypt is its own, which needs no library.
Salts come from a counter, except those of Django's bcrypt and of Argon2.
"""
import base64
import hashlib
import os
import sys
from importlib.metadata import version

os.environ["PASSLIB_BUILTIN_BCRYPT"] = "enabled"

from django.conf import settings  # noqa: E402: passlib reads the line above

settings.configure(PASSWORD_HASHERS=["django.contrib.auth.hashers." + name for name in (
    "ScryptPasswordHasher", "BCryptSHA256PasswordHasher", "Argon2PasswordHasher")])

from django.contrib.auth import hashers  # noqa: E402: needs the settings above
from passlib.hash import bcrypt_sha256, scrypt  # noqa: E402
from werkzeug import security  # noqa: E402

bcrypt_sha256.set_backend("builtin")

PASSWORDS = ("correct horse battery staple", "coração são", "corac\u0327a\u0303o sa\u0303o", "pass\U0001f600word", "  two  spaces  ",
             "x", "", "0123456789ab" * 20)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
DIGESTS = {0: "sha1", 1: "sha256", 2: "sha512"}
salts = 0


def salt(length):
    global salts
    salts += 1
    return hashlib.shake_256(b"vidaplus foreign, more %d" % salts).digest(length)


def text_salt(length):
    return "".join(LETTERS[b % len(LETTERS)] for b in salt(length))


def rows(check, system, stored, password, about):
    for given, verdict, suffix in ((password, "match", ""), (password + "x", "differ", ", wrong")):
        assert check(given, stored) == (verdict == "match"), (verdict, stored, about)
        print(verdict, system, stored, "", given.encode().hex(), about + suffix, sep="\t")


def werkzeug():
    security.gen_salt = text_salt
    check = lambda password, stored: security.check_password_hash(stored, password)
    for password in PASSWORDS:
        rows(check, "werkzeug", security.generate_password_hash(password, "scrypt:1024:8:1"), password, "scrypt of 1 MiB")
    rows(check, "werkzeug", security.generate_password_hash(PASSWORDS[1]), PASSWORDS[1], "scrypt, default of 3.x")
    rows(check, "werkzeug", security.generate_password_hash(PASSWORDS[1], "scrypt:64:2:40", 64), PASSWORDS[1], "scrypt, 40 times, long salt")
    rows(check, "werkzeug", security.generate_password_hash(PASSWORDS[0], "pbkdf2:sha512:1000"), PASSWORDS[0], "pbkdf2 with SHA-512")


def django():
    check = lambda password, stored: hashers.check_password(password, stored)
    scrypt_hasher, bcrypt = hashers.ScryptPasswordHasher(), hashers.BCryptSHA256PasswordHasher()
    bcrypt.rounds = 4
    for password in PASSWORDS:
        rows(check, "django", scrypt_hasher.encode(password, text_salt(22), 1024, 8, 1), password, "scrypt of 1 MiB")
        rows(check, "django", bcrypt.encode(password, bcrypt.salt()), password, "bcrypt_sha256")
    rows(check, "django", scrypt_hasher.encode(PASSWORDS[1], text_salt(22)), PASSWORDS[1], "scrypt, default of 5.x")
    rows(check, "django", hashers.BCryptSHA256PasswordHasher().encode(PASSWORDS[1], hashers.BCryptSHA256PasswordHasher().salt()),
         PASSWORDS[1], "bcrypt_sha256, default")
    rows(check, "django", hashers.make_password(PASSWORDS[1], None, "argon2"), PASSWORDS[1], "argon2, default since 3.2")


def passlib():
    for password in PASSWORDS:
        rows(scrypt.verify, "passlib", scrypt.using(salt=salt(16), rounds=10).hash(password), password, "scrypt of 1 MiB")
        for number in (1, 2):
            stored = bcrypt_sha256.using(rounds=4, version=number, salt=bcrypt_salt()).hash(password)
            rows(bcrypt_sha256.verify, "passlib", stored, password, f"bcrypt_sha256 version {number}")
    rows(scrypt.verify, "passlib", scrypt.using(salt=salt(16)).hash(PASSWORDS[1]), PASSWORDS[1], "scrypt, default")
    rows(scrypt.verify, "passlib", scrypt.using(salt=salt(8), rounds=4, block_size=3, parallelism=7).hash(PASSWORDS[0]), PASSWORDS[0],
         "scrypt, odd numbers")
    stored = bcrypt_sha256.using(rounds=4, version=1, ident="2a", salt=bcrypt_salt()).hash(PASSWORDS[1])
    rows(bcrypt_sha256.verify, "passlib", stored, PASSWORDS[1], "bcrypt_sha256 of 2a")
    stored = bcrypt_sha256.using(rounds=10, salt=bcrypt_salt()).hash(PASSWORDS[1])
    rows(bcrypt_sha256.verify, "passlib", stored, PASSWORDS[1], "bcrypt_sha256, cost of two digits")


def bcrypt_salt():
    # The last character has two bits that count.
    return text_salt(21) + ".Oeu"[salts % 4]


def aspnet():
    for password in PASSWORDS:
        rows(aspnet_check, "aspnet", aspnet_2(password), password, "Identity version 2")
        rows(aspnet_check, "aspnet", aspnet_3(password, 1, 1000, 16, 32), password, "Identity version 3")
    for about, prf, iterations, salt_length, key_length in (
            ("default before .NET 7", 1, 10000, 16, 32), ("default of .NET 7", 2, 100000, 16, 32), ("SHA-1", 0, 1000, 16, 32),
            ("long salt and key", 2, 1000, 64, 128), ("most iterations", 1, 2000000, 16, 16)):
        rows(aspnet_check, "aspnet", aspnet_3(PASSWORDS[1], prf, iterations, salt_length, key_length), PASSWORDS[1], "Identity version 3, " + about)


def aspnet_2(password):
    random = salt(16)
    return base64.b64encode(b"\0" + random + hashlib.pbkdf2_hmac("sha1", password.encode(), random, 1000, 32)).decode()


def aspnet_3(password, prf, iterations, salt_length, key_length):
    random = salt(salt_length)
    header = b"\1" + prf.to_bytes(4, "big") + iterations.to_bytes(4, "big") + salt_length.to_bytes(4, "big")
    return base64.b64encode(header + random + hashlib.pbkdf2_hmac(DIGESTS[prf], password.encode(), random, iterations, key_length)).decode()


def aspnet_check(password, stored):
    blob = base64.b64decode(stored)
    if blob[0] == 0:
        return hashlib.pbkdf2_hmac("sha1", password.encode(), blob[1:17], 1000, 32) == blob[17:]
    prf, iterations, length = (int.from_bytes(blob[at:at + 4], "big") for at in (1, 5, 9))
    key = blob[13 + length:]
    return hashlib.pbkdf2_hmac(DIGESTS[prf], password.encode(), blob[13:13 + length], iterations, len(key)) == key


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print("# made by make-more-vectors.py; " + ", ".join(name + " " + version(name) for name in ("Werkzeug", "Django", "passlib", "bcrypt")))
    werkzeug()
    django()
    passlib()
    aspnet()
