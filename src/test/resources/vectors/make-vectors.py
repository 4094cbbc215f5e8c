#!/usr/bin/python3
"""Writes passwords.tsv: stored hashes as Python libraries make them, for PasswordVectorsTest.

Needs Debian's python3-argon2 (argon2-cffi) and python3-bcrypt:

    /usr/bin/python3 make-vectors.py > passwords.tsv

Salts come from a counter, so that the output is the same each time. argon2.PasswordHasher.hash() calls hash_secret() as is done here,
only with a random salt.

Columns: what the service must say (match, differ, unreadable); the stored hash; the password's bytes in hex; what this row is about.
Every "match" and "differ" is what the Python library itself says, asserted below.
"""
import base64
import hashlib
import sys

import bcrypt
from argon2 import low_level
from argon2.exceptions import VerifyMismatchError

ID, I, D = low_level.Type.ID, low_level.Type.I, low_level.Type.D
PASSWORDS = {
    "ascii": b"correct horse battery staple",
    "tilde and cedilla": "coração são".encode(),
    "emoji": "pass\U0001f600word\U0001f3e5".encode(),
    "decomposed accents": "corac\u0327a\u0303o sa\u0303o".encode(),
    "72 bytes": b"0123456789ab" * 6,
    "73 bytes": b"0123456789ab" * 6 + b"X",
    "200 bytes": b"0123456789ab" * 6 + b"tail" * 32,
    "spaces all around": b"  two  spaces  ",
    "one space": b" ",
    "one letter": b"x",
    "empty": b"",
}
# Made by this service's HashPassword at the default cost, from a line of text on its standard input.
OURS = ("$argon2id$v=19$m=19456,t=2,p=1$+/2886JfovulCYU/T6sjZg$"
        "YtnnHsE9aM6Jfwe9V9SX776fuZ3HkBVn/rKPSV8sOWM")
OURS_PASSWORD = "coração são com açaí".encode()
salts = 0


def salt(length):
    global salts
    salts += 1
    return hashlib.shake_256(b"vidaplus %d" % salts).digest(length)


def argon2(password, m, t, p, kind=ID, hash_len=32, salt_len=16, version=19):
    return low_level.hash_secret(password, salt(salt_len), t, m, p, hash_len, kind, version).decode()


def crypt(password, cost, prefix=b"2b"):
    random_part = bcrypt.gensalt(cost, b"2a" if prefix == b"2a" else b"2b")[:7]
    # bcrypt's base64 is the standard one with another alphabet.
    text = base64.b64encode(salt(16)).decode().rstrip("=").translate(str.maketrans(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    hashed = bcrypt.hashpw(password, random_part + text.encode()).decode()
    # $2y$ is what PHP and crypt_blowfish write: the same algorithm as $2b$ under another name, which Python reads and does not write.
    return hashed.replace("$2b$", "$2y$", 1) if prefix == b"2y" else hashed


def python_says(hashed, password):
    if hashed.startswith("$2"):
        return bcrypt.checkpw(password, hashed.encode())
    kind = ID if hashed.startswith("$argon2id$") else I
    try:
        return low_level.verify_secret(hashed.encode(), password, kind)
    except VerifyMismatchError:
        return False


def row(verdict, hashed, password, about):
    if verdict != "unreadable":
        assert python_says(hashed, password) == (verdict == "match"), (verdict, hashed, about)
    print(verdict, hashed, password.hex(), about, sep="\t")


def main():
    ascii_password = PASSWORDS["ascii"]
    print("# made by make-vectors.py; argon2-cffi and bcrypt", bcrypt.__version__)

    for name, password in PASSWORDS.items():
        small = argon2(password, 64, 1, 1)
        row("match", small, password, "argon2id, small: " + name)
        row("differ", small, password + b" ", "argon2id, small: a space after " + name)
        hashed = crypt(password, 4)
        row("match", hashed, password, "bcrypt cost 4: " + name)
        if len(password) < 72:
            row("differ", hashed, password + b"x", "bcrypt cost 4: a letter after " + name)

    for name in ("ascii", "tilde and cedilla", "200 bytes"):
        default = argon2(PASSWORDS[name], 65536, 3, 4)
        row("match", default, PASSWORDS[name], "argon2-cffi's default: " + name)
    row("differ", default, PASSWORDS["200 bytes"][:-1] + b"X", "argon2-cffi's default: last of 200 bytes differs")
    row("match", argon2(ascii_password, 102400, 2, 8), ascii_password, "100 MiB, argon2-cffi's default before 21.2")
    row("match", argon2(ascii_password, 19456, 2, 1), ascii_password, "argon2id as we make it")
    row("match", argon2(PASSWORDS["emoji"], 19456, 2, 1), PASSWORDS["emoji"], "argon2id as we make it: emoji")
    row("differ", argon2(ascii_password, 19456, 2, 1), ascii_password.upper(), "argon2id as we make it: other case")
    row("match", OURS, OURS_PASSWORD, "argon2id that we made")
    row("differ", OURS, OURS_PASSWORD + b" ", "argon2id that we made, wrong")

    for kind, text in ((ID, "argon2id"), (I, "argon2i")):
        for m, t, p in ((8, 1, 1), (64, 8, 8), (100, 2, 3), (256, 10, 1), (1021, 3, 2), (12288, 3, 1)):
            row("match", argon2(ascii_password, m, t, p, kind), ascii_password, f"{text} m={m} t={t} p={p}")
            row("differ", argon2(ascii_password, m, t, p, kind), b"wrong", f"{text} m={m} t={t} p={p}, wrong")
    for hash_len in (16, 24, 33, 64):
        row("match", argon2(ascii_password, 64, 1, 1, hash_len=hash_len), ascii_password, f"argon2id, {hash_len} bytes of hash")
    for salt_len in (8, 9, 32, 64):
        row("match", argon2(ascii_password, 64, 1, 1, salt_len=salt_len), ascii_password, f"argon2id, {salt_len} bytes of salt")
    for kind in (ID, I):
        first = argon2(ascii_password, 64, 2, 1, kind, version=16)
        row("match", first, ascii_password, "argon2 version 1.0")
        row("match", first.replace("$v=16", ""), ascii_password, "argon2 version 1.0, before v= was written")
        row("differ", first.replace("$v=16", "$v=19"), ascii_password, "argon2 version 1.0 that says 1.3")

    for prefix in (b"2a", b"2b", b"2y"):
        for cost in (4, 10):
            for name in ("ascii", "tilde and cedilla", "73 bytes"):
                row("match", crypt(PASSWORDS[name], cost, prefix), PASSWORDS[name], f"bcrypt {prefix.decode()} cost {cost}: {name}")
            row("differ", crypt(ascii_password, cost, prefix), b"wrong", f"bcrypt {prefix.decode()} cost {cost}, wrong")
        row("match", crypt(ascii_password, 12, prefix), ascii_password, f"bcrypt {prefix.decode()} cost 12")
        row("match", crypt(PASSWORDS["73 bytes"], 4, prefix), PASSWORDS["200 bytes"],
            f"bcrypt {prefix.decode()}: only 72 bytes count")
        long = PASSWORDS["200 bytes"] + b"more than 256 in all" * 10
        row("match", crypt(long, 4, prefix), long, f"bcrypt {prefix.decode()}: 400 bytes, no wrap-around at 256")

    row("unreadable", argon2(ascii_password, 64, 1, 1, D), ascii_password, "argon2d")
    row("unreadable", argon2(ascii_password, 102401, 1, 1), ascii_password, "one KiB over 100 MiB")
    row("unreadable", argon2(ascii_password, 65537, 10, 1), ascii_password, "more than 640 MiB of memory times passes")
    row("unreadable", argon2(ascii_password, 64, 11, 1), ascii_password, "11 passes")
    row("unreadable", argon2(ascii_password, 128, 1, 9), ascii_password, "9 lanes")
    row("unreadable", argon2(ascii_password, 64, 1, 1, hash_len=15), ascii_password, "15 bytes of hash")
    row("unreadable", argon2(ascii_password, 64, 1, 1, hash_len=65), ascii_password, "65 bytes of hash")
    row("unreadable", argon2(ascii_password, 64, 1, 1, salt_len=65), ascii_password, "65 bytes of salt")
    row("unreadable", crypt(ascii_password, 4).replace("$2b$", "$2x$"), ascii_password, "bcrypt 2x")
    row("unreadable", crypt(ascii_password, 4).replace("$04$", "$17$"), ascii_password, "bcrypt cost 17")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
