"""Types for sqlcipher3, which has sqlite3's interface over another engine."""

from sqlite3 import *

from . import dbapi2 as dbapi2
