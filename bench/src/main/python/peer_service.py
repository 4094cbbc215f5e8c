"""The stack of the service that VidaPlus Auth takes the place of, as small as its two endpoints can be written.

FastAPI, SQLAlchemy on psycopg2, argon2-cffi and PyJWT, HS256 as the original signs. Written for the benchmark: what costs time in the
original is here (a form, one query, one hash, one signature), and nothing that only ours does (guess limits, audit, revocation).

    python3 peer_service.py prepare ACCOUNTS    makes the accounts person-0@vidaplus.example and so on
    python3 peer_service.py describe            prints what takes part, as name=value lines
    python3 -m uvicorn peer_service:app         serves

PEER_DATABASE_URL, PEER_PASSWORD (of every account), PEER_SECRET (of the signatures) and ARGON2_* come from the environment.
"""
import os
import sys
from datetime import datetime, timedelta, timezone

import argon2
import fastapi
import jwt
import psycopg2
import sqlalchemy
import uvicorn
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base

ALGORITHM = "HS256"
EXPIRES = timedelta(minutes=15)
# More connections than the load has, so that nothing ever waits for one.
CONNECTIONS = 16

SECRET = os.environ["PEER_SECRET"]
HASHER = argon2.PasswordHasher(
    memory_cost=int(os.environ["ARGON2_MEMORY_KIB"]),
    time_cost=int(os.environ["ARGON2_ITERATIONS"]),
    parallelism=int(os.environ["ARGON2_PARALLELISM"]),
)
ENGINE = create_engine(os.environ["PEER_DATABASE_URL"], pool_size=CONNECTIONS)
Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    email = Column(String, unique=True, nullable=False)
    password = Column(String, nullable=False)


def get_session():
    with Session(ENGINE) as session:
        yield session


def find(session, email):
    return session.scalar(select(User).where(User.email == email))


def token_for(user):
    claims = {"sub": user.email, "exp": datetime.now(timezone.utc) + EXPIRES}
    return {"access_token": jwt.encode(claims, SECRET, algorithm=ALGORITHM), "token_type": "bearer"}


app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="/auth/token")


@app.post("/auth/token")
def sign_in(form: OAuth2PasswordRequestForm = Depends(), session: Session = Depends(get_session)):
    user = find(session, form.username)
    try:
        if user is None or not HASHER.verify(user.password, form.password):
            raise HTTPException(401, "Incorrect email or password")
    except argon2.exceptions.VerifyMismatchError:
        raise HTTPException(401, "Incorrect email or password") from None
    return token_for(user)


@app.post("/auth/token/refresh_token")
def refresh(token: str = Depends(bearer), session: Session = Depends(get_session)):
    try:
        email = jwt.decode(token, SECRET, algorithms=[ALGORITHM])["sub"]
    except (jwt.PyJWTError, KeyError):
        raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"}) from None
    user = find(session, email)
    if user is None:
        raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"})
    return token_for(user)


def prepare(accounts):
    Base.metadata.create_all(ENGINE)
    with Session(ENGINE) as session:
        for number in range(accounts):
            session.add(User(email=f"person-{number}@vidaplus.example", password=HASHER.hash(os.environ["PEER_PASSWORD"])))
        session.commit()


def describe():
    with Session(ENGINE) as session:
        stored = session.scalar(select(User.password).limit(1))
    print("python=" + sys.version.split()[0])
    for module in (fastapi, uvicorn, argon2, jwt, sqlalchemy, psycopg2):
        print(f"{module.__name__}={module.__version__.split()[0]}")
    print("signature=" + ALGORITHM)
    print("hash=" + stored.rsplit("$", 2)[0])


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]))
    else:
        describe()
