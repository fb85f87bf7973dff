"""Types for sqlcipher3.dbapi2, which has the interface of sqlite3.dbapi2."""

from sqlite3.dbapi2 import *
