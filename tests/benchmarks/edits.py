"""P8: an edit through the whole desk, against what the engine needs for the commit alone."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from alliance_desk.records import Person
from alliance_desk.sample import write_sample
from alliance_desk.store.desk_file import DeskFile
from tests.benchmarks.desks import TODAY
from tests.benchmarks.timing import ratio
from tests.benchmarks.windows import open_window
